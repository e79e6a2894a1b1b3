package org.wsgilet.databases.postgresql;

/** The connection to the server is not there any more, or did not come about. */
public final class Lost extends Exception {

    private static final long serialVersionUID = 1;

    /** What the server said last; null if it said nothing. */
    private final transient ServerMessage said;

    public Lost(String message, Throwable cause) {
        super(message, cause);
        this.said = null;
    }

    Lost(String message, ServerMessage said) {
        super(message);
        this.said = said;
    }

    public ServerMessage said() {
        return said;
    }
}
