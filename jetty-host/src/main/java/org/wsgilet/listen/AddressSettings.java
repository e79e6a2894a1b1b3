package org.wsgilet.listen;

import java.util.List;
import org.wsgilet.tls.TlsSettings;

/**
 * Where and how the host listens. Immutable: each method returns changed settings.
 *
 * @param binds at least one address
 * @param unixPermissions of the files of Unix sockets
 * @param proxyProtocol whether each connection has to begin with a PROXY header
 * @param tls for all TCP addresses; null for plain HTTP. Unix sockets are plain always
 * @param redirect an address that sends clients on to the first of the others, by TLS; null for none
 */
public record AddressSettings(
        List<Bind> binds, UnixPermissions unixPermissions, boolean proxyProtocol, TlsSettings tls, Bind.Tcp redirect) {

    /** For this machine alone. */
    public static final String DEFAULT_BIND = "127.0.0.1:8000";

    public AddressSettings {
        binds = List.copyOf(binds);
        if (binds.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on");
        }
        if (redirect != null && (tls == null || binds.get(0) instanceof Bind.UnixSocket)) {
            throw new IllegalArgumentException("a redirect needs TLS, and a port as the first address");
        }
    }

    public static AddressSettings on(List<Bind> binds) {
        return new AddressSettings(binds, UnixPermissions.parse(UnixPermissions.DEFAULT), false, null, null);
    }

    public AddressSettings unixPermissions(UnixPermissions permissions) {
        return new AddressSettings(binds, permissions, proxyProtocol, tls, redirect);
    }

    public AddressSettings proxyProtocol(boolean required) {
        return new AddressSettings(binds, unixPermissions, required, tls, redirect);
    }

    public AddressSettings tls(TlsSettings certificates) {
        return new AddressSettings(binds, unixPermissions, proxyProtocol, certificates, redirect);
    }

    /** Needs TLS, to be set before. */
    public AddressSettings redirect(Bind.Tcp plain) {
        return new AddressSettings(binds, unixPermissions, proxyProtocol, tls, plain);
    }
}
