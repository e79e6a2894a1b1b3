package org.wsgilet.war;

/** A file or folder that does not travel. */
record LeftOut(String path, String reason) {}
