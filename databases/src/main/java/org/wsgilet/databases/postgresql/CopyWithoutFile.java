package org.wsgilet.databases.postgresql;

/** A COPY FROM STDIN or TO STDOUT that was run as any other command. */
public final class CopyWithoutFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    CopyWithoutFile(String direction) {
        super(direction);
    }
}
