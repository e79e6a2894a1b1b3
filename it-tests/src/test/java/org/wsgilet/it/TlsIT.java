package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS by the command: protocols, environ, certificates of clients, renewal. */
class TlsIT {
    private static final Identity AUTHORITY = Identity.authority("EC", "CN=Test Authority");
    private static final Identity SERVER = AUTHORITY.issue("EC", "CN=localhost");
    private static final String NAMES = "('wsgi.url_scheme', 'HTTPS', 'SERVER_PROTOCOL', 'SSL_CLIENT_VERIFY',"
            + " 'SSL_CLIENT_S_DN', 'SSL_CLIENT_S_DN_CN', 'SSL_CLIENT_I_DN', 'SSL_CLIENT_V_START', 'SSL_CLIENT_V_END',"
            + " 'SSL_CLIENT_M_SERIAL', 'SSL_CIPHER', 'SSL_CLIENT_CERT')";

    /** As Apache writes it. */
    private static final String TIME = "[A-Z][a-z]{2} [ 1-3]\\d \\d\\d:\\d\\d:\\d\\d \\d{4} GMT";

    @TempDir
    static Path folder;

    private static String[] certificate;

    @BeforeAll
    static void writeFiles() {
        Apps.writeAnswering(
                folder, "app.py", "app", "", "'\\n'.join('%s=%s' % (n, environ.get(n)) for n in " + NAMES + ")");
        certificate = new String[] {
            "--certfile", SERVER.pemChain(folder.resolve("cert.pem")) + "",
            "--keyfile", SERVER.pemKey(folder.resolve("key.pem")) + ""
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void bothProtocolsAreSpoken(String host) throws Exception {
        try (Cli cli = serve(certificate)) {
            int port = cli.ports().get(0);
            assertThat(cli.out()).contains("Listening on https://127.0.0.1:" + port);

            HttpResponse<String> two = get(client(null, Version.HTTP_2), host, port);
            assertThat(two.version()).isEqualTo(Version.HTTP_2);
            assertThat(two.body()).contains("wsgi.url_scheme=https", "HTTPS=on", "SERVER_PROTOCOL=HTTP/2.0");
            HttpResponse<String> one = get(client(null, Version.HTTP_1_1), host, port);
            assertThat(one.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(one.body()).contains("wsgi.url_scheme=https", "SSL_CLIENT_VERIFY=NONE", "SSL_CLIENT_S_DN=None");
        }
    }

    @Test
    void oldProtocolsAndPlainTextAreRefused() throws Exception {
        try (Cli cli = serve(certificate)) {
            int port = cli.ports().get(0);
            SSLContext context = Identity.client(SERVER, null);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
                socket.setEnabledProtocols(new String[] {"TLSv1.1"});
                assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            }
            try (Wire wire = Wire.to(port).send("GET / HTTP/1.1", "Host: h")) {
                assertThat(wire.read().status()).isZero();
            }
            assertThat(get(client(null, Version.HTTP_1_1), "127.0.0.1", port).statusCode())
                    .isEqualTo(200);
            assertThat(cli.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void requiredCertificateIsInTheEnviron() throws Exception {
        try (Cli cli = serve(with("--ca-certs", authorityFile(), "--cert-reqs", "required"))) {
            int port = cli.ports().get(0);
            Identity known = AUTHORITY.issue("RSA", "CN=Zo\u00eb,O=Shop");
            String body = get(client(known, Version.HTTP_2), "127.0.0.1", port).body();

            assertThat(new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .contains("SSL_CLIENT_VERIFY=SUCCESS", "SSL_CLIENT_S_DN=CN=Zo\u00eb,O=Shop")
                    .contains("SSL_CLIENT_S_DN_CN=Zo\u00eb", "SSL_CLIENT_I_DN=CN=Test Authority")
                    .containsPattern("SSL_CLIENT_V_START=" + TIME)
                    .containsPattern("SSL_CLIENT_V_END=" + TIME)
                    .containsPattern("SSL_CIPHER=TLS_\\w+\n")
                    .contains("SSL_CLIENT_M_SERIAL=" + serial(known), "SSL_CLIENT_CERT=" + certificateFile(known));
            Identity unknown = Identity.authority("EC", "CN=stranger");
            assertThatThrownBy(() -> get(client(unknown, Version.HTTP_1_1), "127.0.0.1", port))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> get(client(null, Version.HTTP_1_1), "127.0.0.1", port))
                    .isInstanceOf(IOException.class);
        }
    }

    private static String serial(Identity client) {
        return client.chain().get(0).getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    private static String certificateFile(Identity client) throws IOException {
        return Files.readString(
                Identity.pem(folder.resolve("client.pem"), client.chain().subList(0, 1)));
    }

    @Test
    void optionalCertificateMayBeMissing() throws Exception {
        try (Cli cli = serve(with("--ca-certs", authorityFile(), "--cert-reqs", "optional"))) {
            int port = cli.ports().get(0);

            assertThat(get(client(null, Version.HTTP_1_1), "127.0.0.1", port).body())
                    .contains("SSL_CLIENT_VERIFY=NONE");
            assertThat(get(client(AUTHORITY.issue("EC", "CN=me"), Version.HTTP_1_1), "127.0.0.1", port)
                            .body())
                    .contains("SSL_CLIENT_VERIFY=SUCCESS");
        }
    }

    @Test
    void renewedCertificateIsTakenUpWithoutCuttingConnections() throws Exception {
        Path files = Files.createDirectory(folder.resolve("renewed"));
        SERVER.pemChain(files.resolve("cert.pem"));
        SERVER.pemKey(files.resolve("key.pem"));
        try (Cli cli =
                serve("--certfile", files.resolve("cert.pem") + "", "--keyfile", files.resolve("key.pem") + "")) {
            int port = cli.ports().get(0);
            try (SSLSocket before = connect(port)) {
                exchange(before);
                Identity renewed = AUTHORITY.issue("RSA", "CN=renewed");
                move(Files.writeString(files.resolve("half.pem"), "broken"), files.resolve("cert.pem"));
                Await.until("the old one stays", () -> cli.err().contains("cannot be used; the old one stays"));
                assertThat(subject(port)).isEqualTo("CN=localhost");

                move(renewed.pemKey(files.resolve("new-key.pem")), files.resolve("key.pem"));
                move(renewed.pemChain(files.resolve("new-cert.pem")), files.resolve("cert.pem"));
                Await.until("the new certificate", () -> subject(port).equals("CN=renewed"));

                assertThat(exchange(before)).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void damagedCertificateIsLoggedOnceAndMendedLater() throws Exception {
        Path files = Files.createDirectory(folder.resolve("damaged"));
        Path chain = SERVER.pemChain(files.resolve("cert.pem"));
        SERVER.pemKey(files.resolve("key.pem"));
        String whole = Files.readString(chain);
        try (Cli cli = serve("--certfile", chain + "", "--keyfile", files.resolve("key.pem") + "")) {
            int port = cli.ports().get(0);
            String[] damages = {
                whole.substring(0, 100), "-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----\n",
                whole.replace("MI", "AA"), "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n"
            };
            for (int i = 0; i < damages.length; i++) {
                int errors = i + 1;
                move(Files.writeString(files.resolve("damage.pem"), damages[i]), chain);
                Await.until("a line", () -> cli.err().split("the old one stays", -1).length > errors);
                assertThat(subject(port)).isEqualTo("CN=localhost");
            }
            assertThat(cli.err().split("the old one stays", -1)).hasSize(damages.length + 1);
            assertThat(cli.err()).doesNotContain("\tat ");

            Identity mended = AUTHORITY.issue("RSA", "CN=mended");
            move(mended.pemKey(files.resolve("new-key.pem")), files.resolve("key.pem"));
            move(mended.pemChain(files.resolve("new-cert.pem")), chain);
            Await.until("the new certificate", () -> subject(port).equals("CN=mended"));
        }
    }

    @Test
    void plainAddressSendsClientsOn() throws Exception {
        try (Cli cli = serve(with("--redirect-http", "127.0.0.1:0"))) {
            int secure = cli.ports().get(0);
            int plain = cli.ports().get(1);
            try (Wire wire = Wire.to(plain)) {
                Response response = wire.send("POST /a%20b?q=1 HTTP/1.1", "Host: shop.example:80", "Content-Length: 0")
                        .read();

                assertThat(response.status()).isEqualTo(308);
                assertThat(response.header("Location")).isEqualTo("https://shop.example:" + secure + "/a%20b?q=1");
            }
        }
    }

    @Test
    void missingCertificateIsOneLineAndExitCodeTwo() {
        try (Cli cli =
                Cli.start(folder, List.of(), "serve", "app", "--bind", "127.0.0.1:0", "--certfile", "no-such.pem")) {
            assertThat(cli.exitCode()).as("%s%s", cli.out(), cli.err()).isEqualTo(2);
            assertThat(cli.err().strip().lines()).hasSize(1);
        }
    }

    private static String authorityFile() {
        return AUTHORITY.pemChain(folder.resolve("authority.pem")) + "";
    }

    private static String[] with(String... more) {
        String[] all = Arrays.copyOf(certificate, certificate.length + more.length);
        System.arraycopy(more, 0, all, certificate.length, more.length);
        return all;
    }

    private static Cli serve(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"app", "--chdir", folder + ""}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        Cli cli = Cli.serve(List.of(), all);
        cli.awaitListening();
        return cli;
    }

    private static HttpClient client(Identity own, Version version) {
        return HttpClient.newBuilder()
                .sslContext(Identity.client(SERVER, own))
                .version(version)
                .build();
    }

    private static HttpResponse<String> get(HttpClient client, String host, int port) throws Exception {
        URI uri = URI.create("https://" + host + ":" + port + "/");
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SSLSocket connect(int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) Identity.client(SERVER, null).getSocketFactory().createSocket("127.0.0.1", port);
        socket.startHandshake();
        return socket;
    }

    private static String subject(int port) {
        try (SSLSocket socket = connect(port)) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Head and body of a response with a Content-Length. */
    private static String exchange(SSLSocket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }
}
