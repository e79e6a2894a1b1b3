package org.wsgilet.bridge.loading;

/**
 * The application cannot be loaded. The message is one line that says what happened and what to do; {@link
 * #traceback()} says where.
 */
public final class LoadException extends Exception {

    private final String traceback;

    LoadException(String message) {
        this(message, "", null);
    }

    LoadException(String message, String traceback, Throwable cause) {
        super(message, cause);
        this.traceback = traceback;
    }

    /** The same, for one application of several. */
    public LoadException at(String mount) {
        return new LoadException("the application at " + mount + ": " + getMessage(), traceback, getCause());
    }

    /** The same, with shorter names of the files in a folder that the user does not know. */
    public LoadException without(String folder) {
        return new LoadException(getMessage().replace(folder, ""), traceback.replace(folder, ""), getCause());
    }

    /** The Python traceback with the frames of the user's code; "" where no code of the user ran. */
    public String traceback() {
        return traceback;
    }
}
