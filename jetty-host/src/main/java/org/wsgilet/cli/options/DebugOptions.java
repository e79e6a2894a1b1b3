package org.wsgilet.cli.options;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.wsgilet.bridge.debug.Debug;
import org.wsgilet.listen.Bind;
import picocli.CommandLine.Option;

/** What developers see that the public must not. */
public final class DebugOptions {

    @Option(
            names = "--debug",
            description = "Show the traceback of an exception, with source and values, to clients on this machine.")
    private boolean debug;

    @Option(names = "--debug-anyway", description = "Show it to every client.")
    private boolean debugAnyway;

    /** @throws IllegalArgumentException if others than the developer could see it and it was not said that they may */
    public Debug debug(List<Bind> binds) {
        return debugAnyway ? Debug.EVERYWHERE : debug ? onThisMachine("--debug", binds) : Debug.OFF;
    }

    /**
     * Who sees why changed code does not load.
     *
     * @throws IllegalArgumentException as {@link #debug}
     */
    public Debug reload(List<Bind> binds, boolean on) {
        return debugAnyway ? Debug.EVERYWHERE : on ? onThisMachine("--reload", binds) : Debug.OFF;
    }

    private static Debug onThisMachine(String option, List<Bind> binds) {
        for (Bind bind : binds) {
            if (!isLoopback(bind)) {
                throw new IllegalArgumentException(option + " with --bind " + bind + " would show code and data of the"
                        + " application to others: bind a loopback address, or say --debug-anyway");
            }
        }
        return Debug.LOOPBACK;
    }

    private static boolean isLoopback(Bind bind) {
        try {
            return bind instanceof Bind.UnixSocket
                    || bind instanceof Bind.Tcp tcp
                            && InetAddress.getByName(tcp.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
