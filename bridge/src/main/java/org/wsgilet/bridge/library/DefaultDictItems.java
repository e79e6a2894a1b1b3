package org.wsgilet.bridge.library;

import org.python.modules._collections.PyDefaultDict;
import org.wsgilet.bridge.jython.Internal;

/** The items of a {@code defaultdict}, which Jython keeps apart from where the view of a dict's keys looks for them. */
final class DefaultDictItems {

    private DefaultDictItems() {}

    /** The same, with its items where those of a dict are, too. */
    static PyDefaultDict asOfDict(PyDefaultDict dict) {
        Internal.DICT_ITEMS.set(dict, dict.getMap());
        return dict;
    }
}
