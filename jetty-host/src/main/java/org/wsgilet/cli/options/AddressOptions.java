package org.wsgilet.cli.options;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import org.wsgilet.listen.UnixPermissions;
import picocli.CommandLine.Option;

/** Where the server listens. */
@Subject("Addresses")
public final class AddressOptions {

    @Option(
            names = {"-b", "--bind"},
            paramLabel = "ADDRESS",
            defaultValue = AddressSettings.DEFAULT_BIND,
            description =
                    "HOST:PORT to listen on, port 0 for a free one, :PORT for all IPv4 addresses; unix:PATH for a Unix"
                            + " socket; fd://0 for a socket that systemd passes as standard input. Repeatable; a comma"
                            + " separates, too.")
    private List<String> binds;

    @Option(
            names = "--unix-permissions",
            paramLabel = "OCTAL",
            defaultValue = UnixPermissions.DEFAULT,
            description = "Permissions of the files of Unix sockets.")
    private UnixPermissions unixPermissions;

    /** @throws OptionException for an address that is none or there twice */
    public AddressSettings settings() {
        return AddressSettings.on(binds()).unixPermissions(unixPermissions);
    }

    private List<Bind> binds() {
        List<Bind> parsed = new ArrayList<>();
        Set<Bind> seen = new HashSet<>();
        for (String text : OptionValues.split(binds, ",")) {
            Bind bind = OptionValues.parsed("--bind", text, Bind::parse);
            boolean anyPort = bind instanceof Bind.Tcp tcp && tcp.port() == 0;
            if (!anyPort && !seen.add(bind)) {
                throw new OptionException("--bind", text, "it is given twice");
            }
            parsed.add(bind);
        }
        if (parsed.isEmpty()) {
            throw new OptionException("--bind", null, "it is empty: name an address to listen on");
        }
        return parsed;
    }
}
