package org.wsgilet.cli.options;

import java.util.List;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The address for those who run the server. */
@Subject("Administration")
public final class AdminOptions {

    @Option(
            names = "--admin",
            paramLabel = "HOST:PORT",
            description = {
                "Address of the status page, /metrics, /healthz, /readyz and /threads.",
                OptionValues.NO_DEFAULT
            })
    private Bind.Tcp address;

    @Option(
            names = "--admin-hosts",
            paramLabel = "NAME",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Host name by which --admin may be asked for more than its health, besides IP addresses, localhost and"
                        + " its own. Repeatable; a comma separates, too.",
                OptionValues.NO_DEFAULT
            })
    private List<String> hosts = List.of();

    /**
     * Null for none.
     *
     * @throws OptionException for one of the server's own
     */
    public Bind.Tcp address(AddressSettings server) {
        boolean isTaken = address != null
                && address.port() != 0
                && (server.binds().contains(address) || address.equals(server.redirect()));
        if (isTaken) {
            throw new OptionException("--admin", address.toString(), "the server listens there itself");
        }
        return address;
    }

    public List<String> hosts() {
        return OptionValues.split(hosts, ",");
    }
}
