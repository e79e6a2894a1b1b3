package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --admin}: what an operator sees of a running server. */
class AdminIT {
    private static final Pattern ADMIN =
            Pattern.compile("^Admin page on http://127\\.0\\.0\\.1:(\\d+)$", Pattern.MULTILINE);

    private static final Pattern RESOURCE = Pattern.compile("(?:src|href)=\"([a-z.]+)\"");

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        Apps.write(
                folder,
                "app.py",
                "import logging, os, time",
                "def wait(name):",
                "    open('started', 'w').close()",
                "    while not os.path.exists(name):",
                "        time.sleep(.01)",
                "def app(environ, start_response):",
                "    path = environ['PATH_INFO']",
                "    if path == '/raise':",
                "        raise ValueError(path)",
                "    if path == '/log/7':",
                "        try:",
                "            {}[7]",
                "        except KeyError:",
                "            logging.getLogger('shop').exception('caught')",
                "    if path.startswith('/wait'):",
                "        wait('go')",
                "    start_response('200 OK' if path != '/lost' else '404 Not Found', [])",
                "    return ['application']");
    }

    @Test
    void healthAndReadinessAreOk() {
        try (Cli cli = serve()) {
            assertThat(get(cli, "/healthz").text()).isEqualTo("ok\n");
            assertThat(get(cli, "/readyz").text()).isEqualTo("ready\n");
        }
    }

    @Test
    void publicPortBelongsToTheApplication() {
        try (Cli cli = serve()) {
            for (String path : List.of("/", "/healthz", "/readyz", "/metrics", "/threads", "/status.json")) {
                assertThat(get(cli, path).status()).as(path).isEqualTo(200);
                assertThat(Apps.get(cli.ports().get(0), path)).as(path).isEqualTo("application");
            }
        }
    }

    @Test
    void withoutTheOptionThereIsNoAdminAddress() {
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "")) {
            cli.awaitListening();

            assertThat(cli.out()).doesNotContain("Admin");
        }
    }

    @Test
    void statementsOfDatabasesAreShownWithoutTheirValues() {
        Apps.write(
                folder,
                "store.py",
                "import sqlite3",
                "def app(environ, start_response):",
                "    sqlite3.connect(':memory:').execute('SELECT \"a\", \\'secret\\' WHERE ? > 42', (1,))",
                "    start_response('200 OK', [])",
                "    return ['x']");
        try (Cli cli = Cli.serve(List.of(), "store:app", "--chdir", folder + "", "--admin", "127.0.0.1:0")) {
            cli.awaitListening();
            assertThat(get(cli, "/status.json").text()).contains("\"tables\":[]");
            Apps.get(cli.ports().get(0), "/");

            assertThat(get(cli, "/status.json").text())
                    .contains("\"Slowest statements\"", "[\"SELECT \\\"a\\\", ? WHERE ? > ?\",\"SQLite\",1,")
                    .doesNotContain("secret");
            assertThat(get(cli, "/metrics").text())
                    .contains("wsgilet_database_statements_total{database=\"SQLite\"} 1.0");
        }
    }

    @Test
    void metricsCountRequestsByMethodStatusAndMount() {
        try (Cli cli = serve()) {
            for (String path : List.of("/a", "/b", "/lost", "/raise")) {
                Apps.get(cli.ports().get(0), path);
            }
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                wire.send("BREW / HTTP/1.1", "Host: h", "Content-Length: 3")
                        .sendRaw("abc")
                        .read();
            }
            // each is counted after its client has the answer, by a thread of its own
            Await.untilHolds(() -> {
                assertThat(value(cli, "wsgilet_requests_seconds_count", "OTHER", 200))
                        .isEqualTo(1);
                assertThat(value(cli, "wsgilet_requests_seconds_count", "GET", 200))
                        .isEqualTo(2);
                assertThat(value(cli, "wsgilet_requests_seconds_count", "GET", 404))
                        .isEqualTo(1);
                assertThat(value(cli, "wsgilet_requests_seconds_count", "GET", 500))
                        .isEqualTo(1);
                assertThat(get(cli, "/metrics").text()).contains("\nwsgilet_requests_running 0.0\n");
            });
            assertThat(get(cli, "/metrics").text())
                    .contains("wsgilet_requests_seconds_bucket{method=\"GET\",mount=\"/\",status=\"200\",le=\"0.005\"}")
                    .contains("\nwsgilet_application_errors_total 1.0\n", "\nwsgilet_received_bytes_total 3.0\n")
                    .contains("\nwsgilet_requests_queued 0.0\n")
                    .contains(
                            "\nwsgilet_threads_limit 16.0\n", "\nwsgilet_ready 1.0\n", "\nwsgilet_timeouts_total 0.0\n")
                    .contains("\njvm_memory_used_bytes{", "\njvm_gc_pause_seconds", "\njvm_threads_live_threads ");
            assertThat(get(cli, "/metrics").header("Content-Type")).startsWith("text/plain; version=0.0.4");
        }
    }

    @Test
    void runningRequestsAreShownWithTheirPythonStacks() {
        try (Cli cli = serve();
                Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("GET /wait/7?secret=1 HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));

            assertThat(get(cli, "/threads").text())
                    .startsWith("1 running requests\n\nGET /wait/7 for ")
                    .contains("in wait\n    ")
                    .doesNotContain("secret");
            assertThat(get(cli, "/status.json").text()).contains("\"running\":[{\"title\":\"GET /wait/7\"");
            Apps.write(folder, "go");
            assertThat(wire.read().text()).isEqualTo("application");
        }
    }

    // Jetty uses the object of a request that has ended for the next one.
    @Test
    void requestsThatEndMeanwhileDisturbNoAnswer() {
        try (Cli cli = serve()) {
            AtomicBoolean done = new AtomicBoolean();
            List<CompletableFuture<Void>> clients = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                        try (Wire wire = Wire.to(cli.ports().get(0))) {
                            while (!done.get()) {
                                wire.send("GET /a?b HTTP/1.1", "Host: h").read();
                            }
                        }
                    }))
                    .limit(4)
                    .toList();
            try (Wire wire = Wire.to(adminPort(cli))) {
                for (int i = 0; i < 300; i++) {
                    for (String path : List.of("/threads", "/status.json")) {
                        Response response = wire.send("GET " + path + " HTTP/1.1", "Host: localhost")
                                .read();
                        assertThat(response.status()).as(response.text()).isEqualTo(200);
                    }
                    cli.signal("URG");
                }
            } finally {
                done.set(true);
            }
            clients.forEach(CompletableFuture::join);
            assertThat(cli.err()).contains("running requests").doesNotContain("\tat ");
        }
    }

    @Test
    void statusTellsOfErrorsAndSlowRequests() {
        try (Cli cli = serve();
                Wire wire = Wire.to(cli.ports().get(0))) {
            Apps.get(cli.ports().get(0), "/raise");
            Apps.get(cli.ports().get(0), "/log/7");
            wire.send("GET /wait/7?secret=1 HTTP/1.1", "Host: h");
            Await.until(
                    "a slow request",
                    () -> get(cli, "/status.json").text().contains("\"slow\":[{\"title\":\"GET /wait/7\","));
            Apps.write(folder, "go");

            assertThat(get(cli, "/status.json").text())
                    .contains("\"failures\":[{\"route\":\"GET /raise\",\"count\":1,", "ValueError: /raise\"},")
                    .contains(
                            "{\"route\":\"GET /log/*\",\"count\":1,", "caught\\nTraceback (most recent call last):\\n")
                    .contains(", in wait\\n")
                    .doesNotContain("secret");
            assertThat(wire.read().text()).isEqualTo("application");
        }
    }

    @Test
    void applicationThatLoadsShowsWhereItIs() {
        Apps.write(
                folder,
                "late.py",
                "import os, time",
                "def connect():",
                "    while not os.path.exists('go'):",
                "        time.sleep(.01)",
                "connect()",
                "def app(environ, start_response): pass");
        try (Cli cli = Cli.serve(List.of(), "late", "--chdir", folder + "", "--admin", "127.0.0.1:0")) {
            Await.until("the admin address", () -> ADMIN.matcher(cli.out()).find());
            Await.until("its place", () -> get(cli, "/threads").text().contains(", in connect\n"));

            assertThat(get(cli, "/threads").text()).contains("'late' loads\n  File ", "late.py\", line 5, in <module>");
            Apps.write(folder, "go");
            cli.awaitListening();
            assertThat(get(cli, "/threads").text()).isEqualTo("0 running requests\n\n");
        }
    }

    @Test
    void statusTellsOfRoutesApplicationsAndEachSecond() {
        try (Cli cli = serve()) {
            for (int i = 0; i < 3; i++) {
                Apps.get(cli.ports().get(0), "/notes/" + i);
            }
            Await.until(
                    "a sample with requests",
                    () -> get(cli, "/status.json").text().matches("(?s).*\"samples\":\\[.*\\[\\d+, [1-3], 0, 0, .*"));

            assertThat(get(cli, "/status.json").text())
                    .contains("\"state\":\"ready\"", "\"threads\":16")
                    .contains("{\"name\":\"GET /notes/*\",\"count\":3,\"errors\":0,")
                    .contains("\"applications\":[{\"mount\":\"/\",\"name\":\"app\",\"generation\":1,")
                    .contains("\"Jython\":\"2.7");
        }
    }

    @Test
    void pageLoadsNothingFromElsewhere() {
        try (Cli cli = serve()) {
            Response page = get(cli, "/");

            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
            assertThat(page.text()).doesNotContain("http:", "https:", "//");
            Matcher resources = RESOURCE.matcher(page.text());
            while (resources.find()) {
                assertThat(get(cli, "/" + resources.group(1)).status())
                        .as(resources.group(1))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void otherPathsAndMethodsAreRefused() {
        try (Cli cli = serve();
                Wire wire = Wire.to(adminPort(cli))) {
            assertThat(get(cli, "/../status.html").status()).isEqualTo(400);
            assertThat(get(cli, "/status.html").status()).isEqualTo(404);
            assertThat(get(cli, "/org/wsgilet/cli/Wsgilet.class").status()).isEqualTo(404);
            assertThat(wire.send("POST /readyz HTTP/1.1", "Host: localhost", "Content-Length: 0")
                            .read()
                            .status())
                    .isEqualTo(405);
        }
    }

    // a page of the internet whose name was made to mean 127.0.0.1
    @Test
    void otherHostNamesGetNothingButTheHealth() {
        try (Cli cli = serve("--admin-hosts", "app.svc,metrics.example")) {
            for (String path : List.of("/", "/status.json", "/threads", "/metrics", "/status.js", "/nothing")) {
                for (String host :
                        List.of("evil.example", "evil", "localhost.evil.example", "127.0.0.1.evil.example")) {
                    Response refused = get(cli, path, host);
                    assertThat(refused.status()).as(host + path).isEqualTo(403);
                    assertThat(refused.text()).contains("'" + host + "'", "--admin-hosts");
                }
            }
            for (String host : List.of("evil.example:9000", "app", "10.0.0.7")) {
                assertThat(get(cli, "/healthz", host).status()).isEqualTo(200);
                assertThat(get(cli, "/readyz", host).status()).isEqualTo(200);
            }
            for (String host : List.of(
                    "localhost",
                    "LOCALHOST:80",
                    "a.localhost",
                    "127.0.0.1",
                    "10.0.0.7:9000",
                    "[::1]",
                    "[::1]:9000",
                    "app.svc:9000",
                    "Metrics.Example.")) {
                assertThat(get(cli, "/metrics", host).status()).as(host).isEqualTo(200);
            }
        }
    }

    @Test
    void pagesOfOtherSitesReloadNothing() {
        try (Cli cli = serve()) {
            for (String header : List.of(
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: same-site",
                    "Origin: http://evil.example",
                    "Origin: null",
                    "Host: evil.example")) {
                try (Wire wire = Wire.to(adminPort(cli))) {
                    String host = header.startsWith("Host") ? header : "Host: localhost";
                    String other = header.startsWith("Host") ? "Accept: */*" : header;
                    assertThat(wire.send("POST /reload HTTP/1.1", host, other, "Content-Length: 0")
                                    .read()
                                    .status())
                            .as(header)
                            .isEqualTo(403);
                }
            }
            assertThat(get(cli, "/status.json").text()).contains("\"generation\":1,");
        }
    }

    @Test
    void addressInUseIsExitCodeFour() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Cli cli = Cli.serve(
                        List.of(), "app", "--chdir", folder + "", "--admin", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(cli.exitCode()).isEqualTo(4);
            assertThat(cli.err()).contains("127.0.0.1:" + taken.getLocalPort(), "in use");
        }
    }

    @Test
    void stopIsAnnouncedBeforeItBegins() {
        try (Cli cli = serve("--drain-delay", "100");
                Wire kept = Wire.to(cli.ports().get(0))) {
            kept.send("GET / HTTP/1.1", "Host: h").read();
            cli.signal("TERM");
            Await.until("not ready", () -> get(cli, "/readyz").status() == 503);

            assertThat(get(cli, "/readyz").text()).isEqualTo("stopping\n");
            assertThat(get(cli, "/healthz").status()).isEqualTo(200);
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("application");
            Response last = kept.send("GET / HTTP/1.1", "Host: h").read();
            assertThat(last.text()).isEqualTo("application");
            assertThat(last.header("Connection")).isEqualTo("close");
            assertThat(kept.end()).isEqualTo(Wire.End.FIN);
            cli.kill();
        }
    }

    @Test
    void stopBeginsAfterItsDelay() {
        try (Cli cli = serve("--drain-delay", "1");
                Wire idle = Wire.to(cli.ports().get(0))) {
            idle.send("GET / HTTP/1.1", "Host: h").read();
            long start = System.nanoTime();
            cli.signal("TERM");
            assertThat(idle.end()).isEqualTo(Wire.End.FIN);
            assertThat(cli.exitCode()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void readinessStaysOffUntilTheLastRequestIsDone() {
        try (Cli cli = serve();
                Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("GET /wait HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            cli.signal("TERM");
            Await.until("not ready", () -> get(cli, "/readyz").status() == 503);
            Apps.write(folder, "go");

            assertThat(wire.read().text()).isEqualTo("application");
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    private static double value(Cli cli, String name, String method, int status) {
        String labels = "{method=\"" + method + "\",mount=\"/\",status=\"" + status + "\"} ";
        return get(cli, "/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + labels))
                .mapToDouble(line -> Double.parseDouble(line.substring((name + labels).length())))
                .findFirst()
                .orElse(0);
    }

    static Response get(Cli cli, String path) {
        try (Wire wire = Wire.to(adminPort(cli))) {
            return wire.send("GET " + path + " HTTP/1.1", "Host: localhost").read();
        }
    }

    private static Response get(Cli cli, String path, String host) {
        try (Wire wire = Wire.to(adminPort(cli))) {
            return wire.send("GET " + path + " HTTP/1.1", "Host: " + host).read();
        }
    }

    static Response post(Cli cli, String path, String... headers) {
        try (Wire wire = Wire.to(adminPort(cli))) {
            List<String> lines =
                    new ArrayList<>(List.of("POST " + path + " HTTP/1.1", "Host: localhost", "Content-Length: 0"));
            lines.addAll(List.of(headers));
            return wire.send(lines.toArray(String[]::new)).read();
        }
    }

    static int adminPort(Cli cli) {
        Matcher line = ADMIN.matcher(cli.out());
        assertThat(line.find()).as(cli.out()).isTrue();
        return Integer.parseInt(line.group(1));
    }

    private Cli serve(String... options) {
        List<String> all = new ArrayList<>(List.of("app", "--chdir", folder.toString(), "--admin", "127.0.0.1:0"));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
