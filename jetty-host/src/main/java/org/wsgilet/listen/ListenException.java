package org.wsgilet.listen;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/**
 * An address cannot be listened on. The message names it and says what to do. The system says why in the language of
 * the user, so that what to do follows from what can be tried.
 */
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
        if (isInUse(bind, cause)) {
            return "choose another address, or end the process that listens there.";
        }
        return bind instanceof Bind.Tcp tcp
                        && tcp.port() < FIRST_FREE_PORT
                        && cause instanceof BindException
                        && isOurs(tcp)
                ? "ports below 1024 are for root and who has CAP_NET_BIND_SERVICE: choose another, such as 8000."
                : "choose an address that is this machine's and that you may use.";
    }

    /** Of a Unix socket only {@link UnixSockets} says so by that class; TCP has it for all that may be wrong. */
    private static boolean isInUse(Bind bind, Throwable cause) {
        return cause instanceof BindException
                && (bind instanceof Bind.UnixSocket || wordsForInUse().equals(cause.getMessage()));
    }

    /** What the system says of a port that is taken, found by taking one twice. */
    private static String wordsForInUse() {
        try (ServerSocketChannel first = listening(InetAddress.getLoopbackAddress(), 0);
                ServerSocketChannel second = listening(
                        InetAddress.getLoopbackAddress(), first.socket().getLocalPort())) {
            throw new IllegalStateException(second + " is taken twice");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Whether the address is one of this machine: another port of it can be listened on. */
    private static boolean isOurs(Bind.Tcp tcp) {
        try (ServerSocketChannel any = listening(InetAddress.getByName(tcp.host()), 0)) {
            return any.isOpen();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocketChannel listening(InetAddress address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
