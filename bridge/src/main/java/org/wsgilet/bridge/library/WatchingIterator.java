package org.wsgilet.bridge.library;

/** An iterator of Jython over a dict or set, changed as it is loaded, that watches their size. */
public interface WatchingIterator {

    WatchedSize watchedSize();
}
