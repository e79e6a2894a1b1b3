package org.wsgilet.war;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** A WAR cannot be built from what was given. The message is one line that says what happened and what to do. */
public final class WarException extends Exception {

    private static final long serialVersionUID = 1;

    WarException(String message) {
        super(message);
    }

    WarException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Of a file or folder; the exception may name another one, within it. */
    static WarException unreadable(Path file, IOException e) {
        String denied =
                e instanceof AccessDeniedException within ? within.getFile() : file + " (" + e.getMessage() + ")";
        return new WarException("cannot read " + denied + ": make it readable, or leave it out by --exclude.", e);
    }
}
