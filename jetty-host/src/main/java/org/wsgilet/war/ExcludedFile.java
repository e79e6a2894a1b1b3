package org.wsgilet.war;

/** A file or folder that is not packed into the WAR, and the reason, for the report of the build. */
record ExcludedFile(String path, String reason) {}
