package org.wsgilet.cli.options;

import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import picocli.CommandLine.Option;

/** Where the server listens. */
public final class AddressOptions {

    private static final int OCTAL = 8;
    private static final int OWNER_READ = 0400;

    @Option(
            names = {"-b", "--bind"},
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1:8000",
            description = "HOST:PORT to listen on, port 0 for a free one; unix:PATH for a Unix socket; fd://0 for a"
                    + " socket that systemd passes as standard input. Repeatable; a comma separates, too.")
    private List<String> binds;

    @Option(
            names = "--unix-permissions",
            paramLabel = "OCTAL",
            defaultValue = "600",
            description = "Permissions of the files of Unix sockets.")
    private String unixPermissions;

    /** @throws IllegalArgumentException names the option and its wrong value */
    public AddressSettings settings() {
        return AddressSettings.on(binds()).unixPermissions(permissions());
    }

    private Set<PosixFilePermission> permissions() {
        if (!unixPermissions.matches("0?[0-7]{3}")) {
            throw new IllegalArgumentException(
                    "--unix-permissions " + unixPermissions + ": three octal digits are needed, such as 660");
        }
        int mode = Integer.parseInt(unixPermissions, OCTAL);
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            // Declared in the order of the bits, the owner's read first.
            if ((mode & OWNER_READ >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private List<Bind> binds() {
        List<Bind> parsed = new ArrayList<>();
        Set<Bind> seen = new HashSet<>();
        for (String text : Values.split(binds, ",")) {
            Bind bind;
            try {
                bind = Bind.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--bind " + text + ": " + e.getMessage(), e);
            }
            boolean anyPort = bind instanceof Bind.Tcp tcp && tcp.port() == 0;
            if (!anyPort && !seen.add(bind)) {
                throw new IllegalArgumentException("--bind " + text + " is given twice");
            }
            parsed.add(bind);
        }
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException("--bind is empty: name an address to listen on");
        }
        return parsed;
    }
}
