package org.wsgilet.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Certificates and keys in the text format of OpenSSL. */
final class Pem {

    /** OpenSSL derives keys from passwords in ways that the JDK has no implementation of. Not registered. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private Pem() {}

    /** All certificates of the file, in their order. */
    static List<X509Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object object : objects(file)) {
            if (object instanceof X509CertificateHolder holder) {
                certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("there is no BEGIN CERTIFICATE in " + file);
        }
        return certificates;
    }

    /** The first key of the file. */
    static PrivateKey key(Path file, String password) throws GeneralSecurityException, IOException {
        for (Object object : objects(file)) {
            PrivateKeyInfo key = decrypted(object, file, password);
            if (key != null) {
                return key(file, key);
            }
        }
        throw new GeneralSecurityException("there is no BEGIN PRIVATE KEY in " + file);
    }

    private static PrivateKey key(Path file, PrivateKeyInfo key) throws GeneralSecurityException {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(key);
        } catch (IOException e) {
            throw new GeneralSecurityException("the key in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Null for what is no key. */
    private static PrivateKeyInfo decrypted(Object object, Path file, String password)
            throws GeneralSecurityException, IOException {
        if (object instanceof PrivateKeyInfo key) {
            return key;
        }
        if (object instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        boolean encrypted = object instanceof PEMEncryptedKeyPair || object instanceof PKCS8EncryptedPrivateKeyInfo;
        if (encrypted && password == null) {
            throw new GeneralSecurityException(
                    "the key in " + file + " is encrypted: give its password in WSGILET_KEY_PASSWORD");
        }
        try {
            if (object instanceof PEMEncryptedKeyPair pair) {
                return pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                .setProvider(PROVIDER)
                                .build(password.toCharArray()))
                        .getPrivateKeyInfo();
            }
            if (object instanceof PKCS8EncryptedPrivateKeyInfo key) {
                return key.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build(password.toCharArray()));
            }
        } catch (IOException | OperatorCreationException | PKCSException e) {
            throw new GeneralSecurityException(
                    "the key in " + file + " cannot be decrypted: is the password right?", e);
        }
        return null;
    }

    private static List<Object> objects(Path file) throws GeneralSecurityException, IOException {
        List<Object> objects = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PEMParser parser = new PEMParser(reader)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
        } catch (IOException | RuntimeException e) { // the parser raises many for text that is no Base64 or ASN.1
            if (Files.isDirectory(file)) {
                throw new IOException("the file " + file + " cannot be read: it is a folder", e);
            }
            if (!Files.isReadable(file)) {
                throw new IOException("the file " + file + " cannot be read", e);
            }
            throw new GeneralSecurityException(file + " is not well-formed PEM: " + e.getMessage(), e);
        }
        return objects;
    }

    /** Whether what the private key signs is what the public key confirms. */
    static boolean belongTogether(PrivateKey secret, PublicKey known) throws GeneralSecurityException {
        if (!secret.getAlgorithm().equals(known.getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (known.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> known.getAlgorithm();
                });
        byte[] text = {1, 2, 3};
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        signature.update(text);
        return signature.verify(signed);
    }
}
