package org.wsgilet.tls;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The certificate of the host, from two PEM files or a key store, and what it asks of clients.
 *
 * @param certificate PEM: the certificate, then those that vouch for it; null with a key store
 * @param key PEM, PKCS#8, PKCS#1 or SEC 1; the file of the certificate if that has it, too; null with a key store
 * @param keyStore PKCS#12 or JKS; null with PEM files
 * @param password of the key or the key store; null for none
 * @param authorities PEM: who may vouch for the certificates of clients; null unless they are asked for one
 * @param clients whether they need one
 */
public record TlsSettings(
        Path certificate, Path key, Path keyStore, String password, Path authorities, ClientCertificates clients) {

    /** What a client without a certificate that an authority vouches for gets. */
    public enum ClientCertificates {
        /** Service: it is not asked. */
        NONE,
        /** Service without one; a wrong one is refused. */
        OPTIONAL,
        /** Nothing. */
        REQUIRED;

        public static final String DEFAULT = "none";

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TlsSettings {
        if ((certificate == null) == (keyStore == null)) {
            throw new IllegalArgumentException("either a certificate or a key store is needed");
        }
        requireNonNull(clients, "clients is null");
        if ((clients == ClientCertificates.NONE) != (authorities == null)) {
            throw new IllegalArgumentException("authorities and a wish for certificates belong together");
        }
    }

    public static TlsSettings pem(Path certificate, Path key, String password) {
        return new TlsSettings(certificate, key, null, password, null, ClientCertificates.NONE);
    }

    public static TlsSettings keyStore(Path file, String password) {
        return new TlsSettings(null, null, file, password, null, ClientCertificates.NONE);
    }

    public TlsSettings clients(Path authorities, ClientCertificates wanted) {
        return new TlsSettings(certificate, key, keyStore, password, authorities, wanted);
    }
}
