package org.wsgilet.cli.options;

import java.nio.file.Path;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import org.wsgilet.tls.TlsSettings;
import org.wsgilet.tls.TlsSettings.ClientCertificates;
import picocli.CommandLine.Option;

/** HTTPS. */
public final class TlsOptions {

    private static final String NONE = "%n  Default: none";

    @Option(
            names = "--certfile",
            paramLabel = "FILE",
            description = "PEM with the certificate and those that vouch for it: serve HTTPS, by HTTP/2 and HTTP/1.1."
                    + " A renewed file is taken up." + NONE)
    private Path certificate;

    @Option(
            names = "--keyfile",
            paramLabel = "FILE",
            description = "PEM with the key of the certificate.%n  Default: the file of the certificate")
    private Path key;

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description = "PKCS#12 or JKS file with certificate and key, in place of --certfile and --keyfile." + NONE)
    private Path keyStore;

    @Option(
            names = "--key-password",
            paramLabel = "PASSWORD",
            description = "Password of the key or key store. Set it by WSGILET_KEY_PASSWORD or in wsgilet.toml: others"
                    + " can read the command line." + NONE)
    private String password;

    @Option(
            names = "--ca-certs",
            paramLabel = "FILE",
            description = "PEM with the authorities that may vouch for the certificates of clients." + NONE)
    private Path authorities;

    @Option(
            names = "--cert-reqs",
            paramLabel = "WHETHER",
            defaultValue = "none",
            description = "Whether clients need a certificate: none, optional, required.")
    private ClientCertificates clients;

    @Option(
            names = "--redirect-http",
            paramLabel = "HOST:PORT",
            description = "Address without TLS that sends clients on to the first --bind." + NONE)
    private String redirect;

    /** @throws IllegalArgumentException names the options that contradict each other */
    public AddressSettings applyTo(AddressSettings addresses) {
        if (certificate == null && keyStore == null) {
            if (key != null || password != null || authorities != null || redirect != null || wantsClients()) {
                throw new IllegalArgumentException("--keyfile, --key-password, --ca-certs, --cert-reqs and"
                        + " --redirect-http need --certfile or --keystore");
            }
            return addresses;
        }
        AddressSettings secure = addresses.tls(settings());
        if (redirect == null) {
            return secure;
        }
        if (!(parsed() instanceof Bind.Tcp tcp)) {
            throw new IllegalArgumentException("--redirect-http " + redirect + ": HOST:PORT is needed");
        }
        try {
            return secure.redirect(tcp);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--redirect-http " + redirect + ": " + e.getMessage(), e);
        }
    }

    private TlsSettings settings() {
        if (keyStore != null && (certificate != null || key != null)) {
            throw new IllegalArgumentException("--keystore and --certfile or --keyfile: give one of both");
        }
        if (wantsClients() != (authorities != null)) {
            throw new IllegalArgumentException(
                    "--ca-certs and --cert-reqs optional or --cert-reqs required: give both or none");
        }
        TlsSettings settings = keyStore != null
                ? TlsSettings.keyStore(keyStore, password)
                : TlsSettings.pem(certificate, key == null ? certificate : key, password);
        return settings.clients(authorities, clients);
    }

    private boolean wantsClients() {
        return clients != ClientCertificates.NONE;
    }

    private Bind parsed() {
        try {
            return Bind.parse(redirect);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--redirect-http " + redirect + ": " + e.getMessage(), e);
        }
    }
}
