package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import org.wsgilet.tls.TlsException;
import org.wsgilet.tls.TlsSettings;
import org.wsgilet.tls.TlsSettings.ClientCertificates;

/** Which forms of keys and certificates the host reads, and what it says of the others. */
class TlsFilesIT {
    private static final String PASSWORD = "sesame";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void everyFormOfKeyIsRead(String algorithm) throws Exception {
        Identity server = Identity.authority(algorithm, "CN=authority").issue(algorithm, "CN=localhost");
        Path certificates = server.pemChain(folder.resolve("cert.pem"));

        accept(pem(certificates, server.pemKey(folder.resolve("pkcs1.pem")), null));
        accept(pem(certificates, key("pkcs8.pem", new JcaPKCS8Generator(server.key(), null)), null));
        accept(pem(certificates, key("enc8.pem", encryptedPkcs8(server.key())), PASSWORD));
    }

    @Test
    void encryptedOldFormIsRead() throws Exception {
        Identity server = Identity.authority("RSA", "CN=localhost");
        Path certificate = server.pemChain(folder.resolve("cert.pem"));

        accept(pem(certificate, key("enc1.pem", encryptedPkcs1(server.key())), PASSWORD));
    }

    @Test
    void oneFileMayHaveBoth() throws Exception {
        Identity server = Identity.authority("EC", "CN=localhost");
        Path both = Identity.pem(
                folder.resolve("both.pem"),
                List.of(server.oldForm(), server.chain().get(0)));

        accept(pem(both, both, null));
    }

    @Test
    void keyStoresAreReadInBothFormats() throws Exception {
        Identity server = Identity.authority("RSA", "CN=localhost");
        for (String type : List.of("PKCS12", "JKS")) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            store.setKeyEntry(
                    "id",
                    server.key(),
                    PASSWORD.toCharArray(),
                    server.chain().toArray(java.security.cert.Certificate[]::new));
            Path file = folder.resolve(type);
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }

            accept(TlsSettings.keyStore(file, PASSWORD));
            refuse(
                    TlsSettings.keyStore(file, "wrong"),
                    type + " cannot be opened: is it a key store, and the password");
        }
    }

    @Test
    void unusableFilesAreNamed() throws Exception {
        Identity server = Identity.authority("RSA", "CN=localhost");
        Path certificate = server.pemChain(folder.resolve("cert.pem"));
        Path key = server.pemKey(folder.resolve("key.pem"));
        Path encrypted = key("encrypted.pem", encryptedPkcs8(server.key()));
        Path other = Identity.authority("RSA", "CN=other").pemKey(folder.resolve("other.pem"));
        Path text = Files.writeString(folder.resolve("text.pem"), "no PEM\n");

        refuse(pem(folder.resolve("absent.pem"), key, null), "absent.pem cannot be read");
        refuse(pem(certificate, folder.resolve("absent.pem"), null), "absent.pem cannot be read");
        refuse(pem(text, key, null), "there is no BEGIN CERTIFICATE in", "text.pem");
        refuse(pem(certificate, certificate, null), "there is no BEGIN PRIVATE KEY in", "cert.pem");
        refuse(
                pem(certificate, encrypted, null),
                "encrypted.pem is encrypted: give its password in WSGILET_KEY_PASSWORD");
        refuse(pem(certificate, encrypted, "wrong"), "encrypted.pem cannot be decrypted: is the password right?");
        refuse(pem(certificate, other, null), "other.pem is not that of the certificate in", "cert.pem");
        refuse(
                pem(certificate, key, null).clients(text, ClientCertificates.REQUIRED),
                "there is no BEGIN CERTIFICATE in",
                "text.pem");
    }

    private static TlsSettings pem(Path certificate, Path key, String password) {
        return TlsSettings.pem(certificate, key, password);
    }

    private static void accept(TlsSettings tls) {
        assertThatCode(() -> host(tls).close()).doesNotThrowAnyException();
    }

    private static void refuse(TlsSettings tls, String... message) {
        assertThatThrownBy(() -> host(tls)).isInstanceOf(TlsException.class).hasMessageContainingAll(message);
    }

    private static JettyHost host(TlsSettings tls) throws TlsException {
        return new JettyHost(JettySettings.on(
                AddressSettings.on(List.of(Bind.tcp("127.0.0.1", 0))).tls(tls)));
    }

    private Path key(String name, Object form) throws IOException {
        return Identity.pem(folder.resolve(name), List.of(form));
    }

    private static Object encryptedPkcs8(PrivateKey key) throws Exception {
        return new JcaPKCS8Generator(
                key,
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setPassword(PASSWORD.toCharArray())
                        .build());
    }

    private static Object encryptedPkcs1(PrivateKey key) throws Exception {
        return new JcaMiscPEMGenerator(
                key,
                new JcePEMEncryptorBuilder("AES-128-CBC")
                        .setProvider(new BouncyCastleProvider())
                        .build(PASSWORD.toCharArray()));
    }
}
