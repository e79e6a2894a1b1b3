package org.wsgilet.cli.options;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.wsgilet.bridge.debug.Debug;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import picocli.CommandLine.Option;

/** What developers see that the public must not. */
@Subject("Development")
public final class DebugOptions {

    @Option(
            names = "--debug",
            fallbackValue = OptionValues.ON,
            description = "Show the traceback of an exception, with source and values, to clients on this machine.")
    private boolean debug;

    @Option(names = "--debug-anyway", fallbackValue = OptionValues.ON, description = "Show it to every client.")
    private boolean debugAnyway;

    /**
     * Who sees the page of an exception.
     *
     * @throws OptionException if others than the developer could see it and it was not said that they may
     */
    public Debug viewers(AddressSettings addresses) {
        return debugAnyway ? Debug.EVERYWHERE : debug ? onThisMachine("--debug", addresses) : Debug.OFF;
    }

    /**
     * Who sees why changed code does not load.
     *
     * @throws OptionException as {@link #viewers}
     */
    public Debug viewersOfReloads(AddressSettings addresses, boolean reload) {
        return debugAnyway ? Debug.EVERYWHERE : reload ? onThisMachine("--reload", addresses) : Debug.OFF;
    }

    private static Debug onThisMachine(String option, AddressSettings addresses) {
        for (Bind bind : addresses.binds()) {
            if (!isLoopback(bind)) {
                throw new OptionException(
                        option,
                        null,
                        "with --bind " + bind + " it would show code and data of the application to others: bind a"
                                + " loopback address, or say --debug-anyway");
            }
        }
        // Behind a proxy nobody is known to be on this machine.
        return addresses.proxyProtocol() ? Debug.OFF : Debug.LOOPBACK;
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
