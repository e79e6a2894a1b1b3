package org.wsgilet.listen;

import java.nio.channels.UnresolvedAddressException;

/** An address cannot be listened on. The message names it and says what to do. */
public final class ListenException extends Exception {

    private static final long serialVersionUID = 1;

    private static final int FIRST_FREE_PORT = 1024;

    public ListenException(Bind bind, Throwable cause) {
        super("cannot listen on " + bind + " (" + reason(root(cause)) + "): " + advice(bind, root(cause)), cause);
    }

    private static String reason(Throwable cause) {
        return cause instanceof UnresolvedAddressException ? "no such host" : String.valueOf(cause.getMessage());
    }

    private static String advice(Bind bind, Throwable cause) {
        String reason = reason(cause);
        if (reason.contains("in use")) {
            return "choose another address, or end the process that listens there.";
        }
        return reason.contains("Permission denied") && bind instanceof Bind.Tcp tcp && tcp.port() < FIRST_FREE_PORT
                ? "ports below 1024 are for root and who has CAP_NET_BIND_SERVICE: choose another, such as 8000."
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
