package org.wsgilet.cli.options;

import java.nio.file.Path;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import org.wsgilet.tls.TlsSettings;
import org.wsgilet.tls.TlsSettings.ClientCertificates;
import picocli.CommandLine.Option;

/** HTTPS. */
@Subject("HTTPS")
public final class TlsOptions {

    @Option(
            names = "--certfile",
            paramLabel = "FILE",
            description = {
                "PEM with the certificate and those that vouch for it: serve HTTPS, by HTTP/2 and HTTP/1.1. A renewed"
                        + " file is taken up.",
                OptionValues.NO_DEFAULT
            })
    private Path certificate;

    @Option(
            names = "--keyfile",
            paramLabel = "FILE",
            description = {"PEM with the key of the certificate.", "  Default: the file of the certificate"})
    private Path key;

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description = {
                "PKCS#12 or JKS file with certificate and key, in place of --certfile and --keyfile.",
                OptionValues.NO_DEFAULT
            })
    private Path keyStore;

    @Option(
            names = "--key-password",
            paramLabel = "PASSWORD",
            description = {
                "Password of the key or key store. Set it by WSGILET_KEY_PASSWORD or in wsgilet.toml: others can read"
                        + " the command line.",
                OptionValues.NO_DEFAULT
            })
    private String password;

    @Option(
            names = "--ca-certs",
            paramLabel = "FILE",
            description = {
                "PEM with the authorities that may vouch for the certificates of clients.",
                OptionValues.NO_DEFAULT
            })
    private Path authorities;

    @Option(
            names = "--cert-reqs",
            paramLabel = "WHETHER",
            defaultValue = ClientCertificates.DEFAULT,
            description = "Whether clients need a certificate: none, optional, required.")
    private ClientCertificates clients;

    @Option(
            names = "--redirect-http",
            paramLabel = "HOST:PORT",
            description = {"Address without TLS that sends clients on to the first --bind.", OptionValues.NO_DEFAULT})
    private Bind.Tcp redirect;

    /** @throws OptionException for options that contradict each other */
    public AddressSettings applyTo(AddressSettings addresses) {
        if (certificate == null && keyStore == null) {
            String lonely = withoutCertificate();
            if (lonely != null) {
                throw new OptionException(lonely, null, "it needs --certfile or --keystore");
            }
            return addresses;
        }
        AddressSettings secure = addresses.tls(settings());
        return redirect == null
                ? secure
                : OptionValues.parsed("--redirect-http", redirect.toString(), text -> secure.redirect(redirect));
    }

    /** The first option that means nothing without a certificate; null if there is none. */
    private String withoutCertificate() {
        if (key != null) {
            return "--keyfile";
        }
        if (password != null) {
            return "--key-password";
        }
        if (authorities != null) {
            return "--ca-certs";
        }
        if (wantsClients()) {
            return "--cert-reqs";
        }
        return redirect == null ? null : "--redirect-http";
    }

    private TlsSettings settings() {
        if (keyStore != null && (certificate != null || key != null)) {
            throw new OptionException("--keystore", null, "it stands in place of --certfile and --keyfile: give one");
        }
        if (wantsClients() != (authorities != null)) {
            throw new OptionException(
                    wantsClients() ? "--cert-reqs" : "--ca-certs",
                    null,
                    "--ca-certs and --cert-reqs optional or required belong together: give both or none");
        }
        TlsSettings settings = keyStore != null
                ? TlsSettings.keyStore(keyStore, password)
                : TlsSettings.pem(certificate, key == null ? certificate : key, password);
        return settings.clients(authorities, clients);
    }

    private boolean wantsClients() {
        return clients != ClientCertificates.NONE;
    }
}
