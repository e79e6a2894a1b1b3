package org.wsgilet.war;

/** A WAR cannot be built from what was given. The message is one line that says what happened and what to do. */
public final class WarException extends Exception {

    private static final long serialVersionUID = 1;

    WarException(String message) {
        super(message);
    }

    WarException(String message, Throwable cause) {
        super(message, cause);
    }
}
