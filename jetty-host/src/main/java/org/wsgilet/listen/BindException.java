package org.wsgilet.listen;

/** An address cannot be listened on. The message names it and says what to do. */
public final class BindException extends Exception {

    private static final long serialVersionUID = 1;

    public BindException(Bind bind, Throwable cause) {
        super("cannot listen on " + bind + " (" + root(cause).getMessage() + "): " + advice(root(cause)), cause);
    }

    private static String advice(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("in use")
                ? "choose another address, or end the process that listens there."
                : "choose an address that is this machine's and that you may use.";
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
