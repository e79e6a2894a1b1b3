package org.wsgilet.bridge.library.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CRL;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates of a file, and those that a context of {@code ssl} trusts. */
public final class Certificates {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]+)-----END ");

    private static final Pattern CRL_PEM = Pattern.compile("-----BEGIN X509 CRL-----([^-]+)-----END ");

    private Certificates() {}

    /**
     * All certificates in the bytes of a file: PEM with text and keys between them, a Java keystore, or DER.
     *
     * @throws GeneralSecurityException if one of them is none
     */
    public static Collection<? extends Certificate> read(byte[] file) throws GeneralSecurityException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN ")) {
            return ofKeystore(file);
        }
        List<Certificate> found = new ArrayList<>();
        for (Matcher pem = PEM.matcher(text); pem.find(); ) {
            found.add(decoded(pem.group(1)));
        }
        return found;
    }

    /** The lists of certificates that authorities have taken back, in the bytes of a file of PEM. */
    public static Collection<? extends CRL> revoked(byte[] file) throws GeneralSecurityException {
        List<CRL> found = new ArrayList<>();
        for (Matcher pem = CRL_PEM.matcher(new String(file, StandardCharsets.ISO_8859_1)); pem.find(); ) {
            found.add(factory().generateCRL(bytes(pem.group(1))));
        }
        return found;
    }

    /** The certificates in a text whose characters are bytes: PEM, or one DER after another. */
    public static Collection<? extends Certificate> inData(String text, boolean isPem) throws GeneralSecurityException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!isPem) {
            return factory().generateCertificates(new ByteArrayInputStream(bytes));
        }
        return text.contains("-----BEGIN ") ? read(bytes) : List.of();
    }

    private static Certificate decoded(String base64) throws CertificateException {
        return factory().generateCertificate(bytes(base64));
    }

    private static ByteArrayInputStream bytes(String base64) throws CertificateException {
        try {
            return new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new CertificateException("bad base64 decode", e);
        }
    }

    private static Collection<? extends Certificate> ofKeystore(byte[] file) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS"); // reads PKCS12, too
        try {
            store.load(
                    new ByteArrayInputStream(file),
                    System.getProperty("javax.net.ssl.trustStorePassword", "changeit")
                            .toCharArray());
        } catch (IOException e) {
            return factory().generateCertificates(new ByteArrayInputStream(file));
        }
        List<Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            found.add(store.getCertificate(alias));
        }
        return found;
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }

    /** Adds what the store does not have. */
    public static void add(KeyStore store, Collection<? extends Certificate> certificates)
            throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Certificate certificate : certificates) {
            String alias = HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
            store.setCertificateEntry(alias, certificate);
        }
    }
}
