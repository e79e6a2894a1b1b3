package org.wsgilet.jetty;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Where and how the host listens. Immutable: each method returns changed settings.
 *
 * @param binds at least one address
 * @param unixPermissions of the files of Unix sockets
 * @param proxyProtocol whether each connection has to begin with a PROXY header
 */
public record AddressSettings(List<Bind> binds, Set<PosixFilePermission> unixPermissions, boolean proxyProtocol) {

    /** Nobody but the user that runs the server. */
    public static final Set<PosixFilePermission> DEFAULT_UNIX_PERMISSIONS =
            PosixFilePermissions.fromString("rw-------");

    public AddressSettings {
        binds = List.copyOf(binds);
        unixPermissions = Set.copyOf(unixPermissions);
        if (binds.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on");
        }
    }

    public static AddressSettings on(List<Bind> binds) {
        return new AddressSettings(binds, DEFAULT_UNIX_PERMISSIONS, false);
    }

    public AddressSettings unixPermissions(Set<PosixFilePermission> permissions) {
        return new AddressSettings(binds, permissions, proxyProtocol);
    }

    public AddressSettings proxyProtocol(boolean required) {
        return new AddressSettings(binds, unixPermissions, required);
    }
}
