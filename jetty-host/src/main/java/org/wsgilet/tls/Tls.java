package org.wsgilet.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.wsgilet.tls.TlsSettings.ClientCertificates;

/** TLS 1.2 and 1.3 as the settings want it; {@link #load} again takes up changed files. */
public final class Tls {

    private static final char[] NO_PASSWORD = {};

    private final TlsSettings settings;
    private final SslContextFactory.Server context = new SslContextFactory.Server();

    /** @throws TlsException if the files do not give a certificate and its key */
    public Tls(TlsSettings settings) throws TlsException {
        this.settings = settings;
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setNeedClientAuth(settings.clients() == ClientCertificates.REQUIRED);
        context.setWantClientAuth(settings.clients() == ClientCertificates.OPTIONAL);
        load(context);
    }

    public SslContextFactory.Server context() {
        return context;
    }

    /** @throws TlsException if a certificate is not valid today */
    public void checkDates() throws TlsException {
        KeyStore store = context.getKeyStore();
        try {
            for (String alias : Collections.list(store.aliases())) {
                for (Certificate certificate : store.getCertificateChain(alias)) {
                    checkDates((X509Certificate) certificate);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException(e);
        }
    }

    private void checkDates(X509Certificate certificate) throws GeneralSecurityException {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new GeneralSecurityException(
                    "the certificate of " + certificate.getSubjectX500Principal() + " in " + files().get(0)
                            + " is valid from " + certificate.getNotBefore().toInstant() + " to "
                            + certificate.getNotAfter().toInstant() + ": get a new one",
                    e);
        }
    }

    List<Path> files() {
        return Stream.of(settings.certificate(), settings.key(), settings.keyStore(), settings.authorities())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Connections that are there stay as they are. Nothing changes if the files are not usable. */
    void reload() throws TlsException {
        SslContextFactory.Server probe = new SslContextFactory.Server();
        load(probe);
        try {
            context.reload(factory -> {
                factory.setKeyStore(probe.getKeyStore());
                factory.setTrustStore(probe.getTrustStore());
            });
        } catch (Exception e) {
            throw new TlsException(e);
        }
    }

    private void load(SslContextFactory.Server factory) throws TlsException {
        try {
            factory.setKeyStore(settings.keyStore() == null ? fromPem() : fromKeyStore());
            factory.setKeyStorePassword(settings.keyStore() == null ? "" : password());
            if (settings.authorities() != null) {
                factory.setTrustStore(authorities());
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(e);
        } catch (RuntimeException e) {
            throw new TlsException(new GeneralSecurityException("one of " + files() + " is damaged: " + e, e));
        }
    }

    private KeyStore fromPem() throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = Pem.certificates(settings.certificate());
        PrivateKey key = Pem.key(settings.key(), settings.password());
        if (!Pem.belongTogether(key, chain.get(0).getPublicKey())) {
            throw new GeneralSecurityException(
                    "the key in " + settings.key() + " is not that of the certificate in " + settings.certificate());
        }
        KeyStore store = empty();
        store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        return store;
    }

    private KeyStore fromKeyStore() throws GeneralSecurityException, IOException {
        Path file = settings.keyStore();
        if (!Files.isReadable(file)) {
            throw new IOException("the file " + file + " cannot be read");
        }
        KeyStore store = KeyStore.getInstance("PKCS12"); // reads JKS, too
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password().toCharArray());
        } catch (IOException e) {
            throw new GeneralSecurityException(
                    file + " cannot be opened: is it a key store, and the password right?", e);
        }
        return store;
    }

    private String password() {
        return settings.password() == null ? "" : settings.password();
    }

    private KeyStore authorities() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        List<X509Certificate> certificates = Pem.certificates(settings.authorities());
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority" + i, certificates.get(i));
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
