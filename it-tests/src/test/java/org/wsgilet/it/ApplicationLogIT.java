package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's {@code logging} in the log of the server. */
class ApplicationLogIT {
    private static final String LOG = "getLogger('shop.cart').warning('caf\\xc3\\xa9 %d', 1)";

    @TempDir
    Path folder;

    @Test
    void recordHasLevelLoggerAndThread() {
        writeApplication("import logging", "logging." + LOG);
        try (Cli cli = serve()) {
            Apps.get(port(cli), "/");

            awaitLine(cli, "\\[[-0-9: +]+] \\[wsgilet[-0-9]*] \\[WARN] \\[shop\\.cart] caf\u00e9 1");
        }
    }

    @Test
    void rootLoggerIsLoggedWithoutConfiguration() {
        writeApplication("import logging", "logging.getLogger().error(u'caf\\xe9')");
        try (Cli cli = serve()) {
            Apps.get(port(cli), "/");

            awaitLine(cli, ".*\\[ERROR] \\[ROOT] caf\u00e9");
            assertThat(cli.err()).doesNotContain("No handlers");
        }
    }

    @Test
    void exceptionIsAPythonTraceback() {
        writeApplication(
                "import logging",
                "try:",
                "    {}['missing']",
                "except KeyError:",
                "    logging.getLogger('shop').exception('failed')");
        try (Cli cli = serve()) {
            Apps.get(port(cli), "/");

            awaitLine(cli, "KeyError: 'missing'");
            assertThat(cli.err()).containsPattern("\\[shop] failed\nTraceback \\(most recent call last\\):\n  File");
        }
    }

    @Test
    void jsonHasTheTracebackApart() {
        writeApplication(
                "import logging",
                "try:",
                "    1 / 0",
                "except ZeroDivisionError:",
                "    logging.getLogger('shop').exception('failed \"here\"')");
        try (Cli cli = serve("--log-format", "json", "--request-id")) {
            try (Wire wire = Wire.to(port(cli))) {
                wire.send("GET / HTTP/1.1", "Host: h", "X-Request-ID: r-1").read();
            }

            awaitLine(
                    cli,
                    "\\{\"time\":\"[-0-9T:.]+Z\",\"level\":\"ERROR\",\"logger\":\"shop\",\"thread\":\"wsgilet[-0-9]*\","
                            + "\"message\":\"failed \\\\\"here\\\\\"\",\"exception\":\"Traceback .*ZeroDivisionError.*\","
                            + "\"request_id\":\"r-1\"}");
            assertThat(cli.err().lines()).allMatch(line -> line.startsWith("{"));
        }
    }

    @Test
    void uncaughtExceptionIsOneJsonObject() {
        writeApplication("raise ValueError('boom')");
        try (Cli cli = serve("--log-format", "json")) {
            Apps.get(port(cli), "/");

            awaitLine(cli, ".*\"message\":\"GET /\",\"exception\":\"Traceback .*ValueError: boom\"}");
        }
    }

    @Test
    void basicConfigOfTheApplicationDecides() {
        writeApplication(
                "import logging, sys",
                "logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='own %(message)s %(request_id)s')",
                "logging.getLogger('shop').info('configured')");
        try (Cli cli = serve()) {
            Apps.get(port(cli), "/");

            Await.until("logged", () -> cli.out().contains("own configured -\n"));
            assertThat(cli.err()).doesNotContain("configured");
        }
    }

    @Test
    void handlerOfTheServerCanBeConfigured() {
        writeApplication(
                "import logging.config",
                "logging.config.dictConfig({'version': 1, 'handlers': {'server': {'class':",
                "    'wsgilet_logging.Slf4jHandler'}}, 'root': {'level': 'INFO', 'handlers': ['server']}})",
                "logging.getLogger('shop').info('from dictConfig')");
        try (Cli cli = serve()) {
            Apps.get(port(cli), "/");

            awaitLine(cli, ".*\\[INFO] \\[shop] from dictConfig");
        }
    }

    @Test
    void loggerOfFlaskArrivesOnce() {
        Apps.write(
                folder,
                "app.py",
                "from flask import Flask, request",
                "app = Flask('shop')",
                "@app.route('/')",
                "def index():",
                "    app.logger.warning('from %s', request.path)",
                "    return 'x'");
        try (Cli cli = serve("--python-path", Project.ROOT.resolve("python-samples/frameworks") + "")) {
            assertThat(Apps.get(port(cli), "/")).isEqualTo("x");

            awaitLine(cli, ".*\\[WARN] \\[shop] from /");
            assertThat(cli.err().split("from /", -1)).hasSize(2);
            assertThat(cli.out()).doesNotContain("from /");
        }
    }

    @Test
    void requestOfFlasksTestClientLogsToItsOwnErrorStream() {
        Apps.write(
                folder,
                "app.py",
                "from flask import Flask",
                "from StringIO import StringIO",
                "app = Flask('shop')",
                "@app.route('/')",
                "def index():",
                "    stream = StringIO()",
                "    app.test_client().get('/inner', errors_stream=stream)",
                "    return stream.getvalue()",
                "@app.route('/inner')",
                "def inner():",
                "    app.logger.warning('inner request')",
                "    return 'x'");
        try (Cli cli = serve("--python-path", Project.ROOT.resolve("python-samples/frameworks") + "")) {
            assertThat(Apps.get(port(cli), "/")).contains("WARNING in app: inner request");

            assertThat(cli.err()).doesNotContain("inner request");
        }
    }

    private void writeApplication(String... body) {
        List<String> lines = new ArrayList<>(List.of("def app(environ, start_response):"));
        for (String line : body) {
            lines.add("    " + line);
        }
        lines.add("    start_response('200 OK', [])");
        lines.add("    return []");
        Apps.write(folder, "app.py", lines.toArray(String[]::new));
    }

    private static void awaitLine(Cli cli, String pattern) {
        Await.until(pattern, () -> cli.err().lines().anyMatch(line -> line.matches(pattern)));
    }

    private static int port(Cli cli) {
        return cli.ports().get(0);
    }

    private Cli serve(String... options) {
        List<String> all = new ArrayList<>(List.of("app", "--chdir", folder.toString()));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
