package org.wsgilet.war;

/** A file or folder that is not packed into the WAR, and the reason, for the report of the build. */
record LeftOut(String path, String reason) {}
