package org.wsgilet.jetty;

/** An address cannot be listened on. The message names it and says what to do. */
public final class BindException extends Exception {

    private static final long serialVersionUID = 1;

    BindException(Bind bind, Throwable cause) {
        super(
                "cannot listen on " + bind + " (" + root(cause).getMessage() + "): end the process that uses the port,"
                        + " or choose another address.",
                cause);
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
