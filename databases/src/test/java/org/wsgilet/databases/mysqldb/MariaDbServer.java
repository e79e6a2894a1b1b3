package org.wsgilet.databases.mysqldb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.wsgilet.databases.ServerFolder;

/** A MariaDB server of its own: on a free port of the loopback address, with its data in a folder that goes with it. */
public final class MariaDbServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");
    private static final String PASSWORD = "geheim";

    private final ServerFolder folder;
    private final int port;
    private Process process;

    private MariaDbServer(ServerFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    public static MariaDbServer start() throws Exception {
        MariaDbServer server = new MariaDbServer(ServerFolder.create("mysql"), ServerFolder.freePort());
        server.begin();
        return server;
    }

    private void begin() throws Exception {
        writeCertificate();
        Files.writeString(
                folder.path("init.sql"),
                "CREATE DATABASE IF NOT EXISTS test CHARACTER SET utf8mb4;\n"
                        + "CREATE USER IF NOT EXISTS tester@'%' IDENTIFIED BY '" + PASSWORD + "';\n"
                        + "GRANT ALL ON *.* TO tester@'%' WITH GRANT OPTION;\n");
        folder.run(
                "install.txt",
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--skip-test-db",
                        "--auth-root-authentication-method=normal",
                        "--datadir=" + folder.path("data")));
        launch();
    }

    private void launch() throws IOException {
        process = folder.start(
                "log",
                List.of(
                        PROGRAM.toString(),
                        "--no-defaults",
                        "--datadir=" + folder.path("data"),
                        "--socket=" + socket(),
                        "--pid-file=" + folder.path("pid"),
                        "--init-file=" + folder.path("init.sql"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--max-connections=40",
                        "--local-infile=1",
                        "--innodb-flush-log-at-trx-commit=2", // survives a crash of the server
                        "--innodb-buffer-pool-size=32M",
                        "--ssl-ca=" + certificate(),
                        "--ssl-cert=" + certificate(),
                        "--ssl-key=" + folder.path("key.pem")));
        awaitPort();
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                boolean mayCome = process.isAlive() && System.nanoTime() < end;
                assertThat(mayCome).as(Files.readString(folder.path("log"))).isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** A certificate that is its own authority, with its key: in PEM, which keytool does not write. */
    private void writeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.path("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        folder.run(
                "keytool.txt",
                List.of((keytool
                                + " -genkeypair -alias server -keyalg RSA -keysize 2048 -validity 30 -dname CN=localhost"
                                + " -ext bc:c -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store)
                        .split(" ")));
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Key key = keys.getKey("server", PASSWORD.toCharArray());
        Files.writeString(folder.path("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(
                certificate(), pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
    }

    private static String pem(String kind, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    Path certificate() {
        return folder.path("certificate.pem");
    }

    Path key() {
        return folder.path("key.pem");
    }

    Path socket() {
        return folder.path("socket");
    }

    public int port() {
        return port;
    }

    public static String password() {
        return PASSWORD;
    }

    /** As after a crash: nobody is told, and the server recovers what was committed. */
    public void restart() {
        try {
            assertThat(process.destroyForcibly().waitFor(2, TimeUnit.MINUTES)).isTrue();
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        folder.close();
    }
}
