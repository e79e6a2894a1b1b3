package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/reverse-proxy.md with the real nginx and HAProxy. */
class ReverseProxyIT {
    private static final int UPLOAD = 3 << 20;
    static final Map<String, String> NO_ADMIN =
            Map.of(" check inter 1s fall 1 rise 1", " no-check", " port 9001", "", " port 9002", "");

    @TempDir
    Path folder;

    private final HttpClient client = ReverseProxy.client(HttpClient.Version.HTTP_2);

    private enum Kind {
        NGINX,
        HAPROXY;

        ReverseProxy before(int port, Path folder) {
            Map<String, String> addresses =
                    Map.of("127.0.0.1:8001", "127.0.0.1:" + port, "127.0.0.1:8002", "127.0.0.1:" + port);
            if (this == NGINX) {
                return ReverseProxy.nginx(folder, addresses);
            }
            Map<String, String> changes = new HashMap<>(addresses);
            changes.putAll(NO_ADMIN);
            return ReverseProxy.haproxy(folder, "haproxy.cfg", changes);
        }
    }

    @BeforeEach
    void writeApplication() {
        Apps.write(
                folder,
                "app.py",
                "import hashlib, os, time",
                "def app(environ, start_response):",
                "    path = environ['PATH_INFO']",
                "    start_response('200 OK', [('X-Accel-Buffering', 'no')] if path == '/events' else [])",
                "    return events() if path == '/events' else [answer(environ, path)]",
                "def answer(environ, path):",
                "    if path == '/upload':",
                "        return hashlib.md5(environ['wsgi.input'].read()).hexdigest()",
                "    return ' '.join([environ['wsgi.url_scheme'], environ['HTTP_HOST'], environ['SERVER_PORT'],",
                "                     environ['REMOTE_ADDR'], environ.get('HTTP_X_FORWARDED_FOR', '-'), path])",
                "def events():",
                "    yield 'first\\n'",
                "    while not os.path.exists('go'):",
                "        time.sleep(.01)",
                "    yield 'second\\n'");
    }

    @ParameterizedTest
    @EnumSource
    void applicationSeesWhatTheClientAskedFor(Kind kind) throws Exception {
        try (Cli cli = serve("--bind", "127.0.0.1:0", "--trusted-proxies", "127.0.0.1");
                ReverseProxy proxy = kind.before(port(cli), folder)) {
            HttpRequest request = HttpRequest.newBuilder(proxy.uri("/a%2Fb%C3%A9?q=1"))
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("X-Forwarded-Port", "1")
                    .header("X-Forwarded-Prefix", "/evil")
                    .header("X-Forwarded-Proto", "gopher")
                    .header("Forwarded", "for=6.6.6.6;host=evil.example")
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

            // The proxy is trusted, and so is its neighbour on this machine: what it says of its own client counts.
            assertThat(response.body())
                    .isEqualTo("https localhost:%1$s %1$s 203.0.113.9 203.0.113.9, 127.0.0.1 /a/b\u00e9"
                            .formatted(proxy.uri("/").getPort() + ""));
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsArriveAtOnce(Kind kind) throws Exception {
        try (Cli cli = serve("--bind", "127.0.0.1:0");
                ReverseProxy proxy = kind.before(port(cli), folder)) {
            HttpRequest request = HttpRequest.newBuilder(proxy.uri("/events")).build();
            try (InputStream body =
                    client.send(request, BodyHandlers.ofInputStream()).body()) {
                assertThat(new String(body.readNBytes(6), UTF_8)).isEqualTo("first\n");
                Apps.write(folder, "go");
                assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("second\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void uploadsArriveWhole(Kind kind) throws Exception {
        try (Cli cli = serve("--bind", "127.0.0.1:0");
                ReverseProxy proxy = kind.before(port(cli), folder)) {
            HttpRequest request = HttpRequest.newBuilder(proxy.uri("/upload"))
                    .POST(BodyPublishers.ofByteArray(new byte[UPLOAD]))
                    .build();

            assertThat(client.send(request, BodyHandlers.ofString()).body())
                    .isEqualTo("d1dd210d6b1312cb342b56d02bd5e651"); // of 3 MiB of zeros
        }
    }

    @Test
    void nginxReachesAUnixSocket() throws Exception {
        Path socket = folder.resolve("a.sock");
        String unix = "unix:" + socket;
        try (Cli cli = serve("--bind", unix, "--trusted-proxies", "unix")) {
            cli.awaitListening();
            String page = Files.readString(Project.ROOT.resolve("docs/reverse-proxy.md"));
            assertThat(page).contains("`server unix:/run/shop/a.sock max_fails=0;`");
            try (ReverseProxy proxy =
                    ReverseProxy.nginx(folder, Map.of("127.0.0.1:8001", unix, "127.0.0.1:8002", unix))) {
                HttpRequest request = HttpRequest.newBuilder(proxy.uri("/")).build();

                assertThat(client.send(request, BodyHandlers.ofString()).body())
                        .isEqualTo("https localhost:%1$s %1$s 127.0.0.1 127.0.0.1 /"
                                .formatted(proxy.uri("/").getPort() + ""));
            }
        }
    }

    @Test
    void proxyProtocolNamesTheClientOfTheServersOwnTls() throws Exception {
        String certificate = ReverseProxy.IDENTITY.pemChain(folder.resolve("chain.pem")) + "";
        String key = ReverseProxy.IDENTITY.pemKey(folder.resolve("key.pem")) + "";
        try (Cli cli = serve("--bind", "127.0.0.1:0", "--proxy-protocol", "--certfile", certificate, "--keyfile", key);
                ReverseProxy proxy = ReverseProxy.haproxy(
                        folder, "haproxy-proxy-protocol.cfg", Map.of("127.0.0.1:8443", "127.0.0.1:" + port(cli)))) {
            HttpRequest request = HttpRequest.newBuilder(proxy.uri("/x")).build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

            assertThat(response.body())
                    .isEqualTo("https localhost:%1$s %1$s 127.0.0.1 - /x"
                            .formatted(proxy.uri("/").getPort() + ""));
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pageShowsWhatIsInTheFiles(Kind kind) {
        String language = kind.name().toLowerCase(Locale.ROOT);
        assertThat(Page.blocks("reverse-proxy.md", language))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(
                                ReverseProxy.example(kind == Kind.NGINX ? "nginx.conf" : "haproxy.cfg", Map.of())
                                        .replaceAll("(?m)^ +", ""))
                        .contains(block.replaceAll("(?m)^ +", "")));
    }

    private Cli serve(String... arguments) {
        String[] all =
                Stream.concat(Stream.of("serve", "app"), Stream.of(arguments)).toArray(String[]::new);
        return Cli.start(folder, List.of(), all);
    }

    private static int port(Cli cli) {
        cli.awaitListening();
        return cli.ports().get(0);
    }
}
