package org.wsgilet.databases.mysql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.tls.main.DefaultTlsSocketPlugin;

/**
 * TLS with a client's key and certificate in PEM files, as MySQL's C library has them; Connector/J finds it by its
 * type.
 */
public final class PemTls extends DefaultTlsSocketPlugin {

    static final String TYPE = "WSGILET_PEM";

    /** Options: the paths of the certificate, and of its key. */
    static final String CERTIFICATE = "wsgiletCertificate";

    static final String KEY = "wsgiletKey";

    private static final char[] PASSWORD = {'-'}; // of a store that is never written

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public KeyManager[] getKeyManager(Configuration configuration, ExceptionFactory exceptions) throws SQLException {
        Properties options = configuration.nonMappedOptions();
        try {
            return keyManagers(Path.of(options.getProperty(CERTIFICATE)), Path.of(options.getProperty(KEY)));
        } catch (IOException | GeneralSecurityException e) {
            throw exceptions.create(e.toString(), "08000", new SSLException("client certificate: " + e, e));
        }
    }

    private static KeyManager[] keyManagers(Path certificate, Path key) throws IOException, GeneralSecurityException {
        byte[] pem = Files.readAllBytes(certificate);
        Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem))
                .toArray(Certificate[]::new);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", key(key), PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private static PrivateKey key(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PEMParser parser = new PEMParser(reader)) {
            Object read = parser.readObject();
            PrivateKeyInfo info = read instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : null;
            info = read instanceof PrivateKeyInfo plain ? plain : info;
            if (info == null) {
                throw new IOException(file + " has no private key without a password");
            }
            return new JcaPEMKeyConverter().getPrivateKey(info);
        }
    }
}
