package org.wsgilet.databases.postgresql;

/** The other end of a COPY. An exception that it throws ends the COPY, and is that of the statement. */
public interface Copy {

    /** The next data for COPY FROM STDIN; null at the end. */
    byte[] read();

    /** Takes a line of COPY TO STDOUT. */
    void write(byte[] data);
}
