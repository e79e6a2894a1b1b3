package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --debug}: what a developer sees of an exception. */
class DebugPageIT {
    private static final String HTML = "Accept: text/html,*/*";

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        Apps.write(
                folder,
                "app.py",
                "# -*- coding: utf-8 -*-",
                "import java.util",
                "API_KEY = 'key-in-source'",
                "class Broken(object):",
                "    def __repr__(self):",
                "        raise RuntimeError('no repr')",
                "def java_code():",
                "    java.util.ArrayList().get(3)",
                "def fail(name, password):",
                "    broken = Broken()",
                "    config = {'db_password': 'tcid-a-ni'[::-1], u'visible': 'caf\\xc3\\xa9'}",
                "    copied = name",
                "    raise ValueError('<script>alert(1)</script> ' + name)",
                "def app(environ, start_response):",
                "    if environ['PATH_INFO'] == '/long':",
                "        author = 'ada'",
                "        raise ValueError('a' * 300000)",
                "    if environ['PATH_INFO'] == '/key':",
                "        author = 'ada'",
                "        raise KeyError('name')  # token=shown",
                "    if environ['PATH_INFO'] == '/java':",
                "        java_code()",
                "    if environ['PATH_INFO'] == '/late':",
                "        start_response('200 OK', [])('begun')",
                "    fail(environ.get('HTTP_COOKIE', 'nobody'), 'lacol-a-ni'[::-1])");
    }

    @Test
    void pageShowsSourceAndLocals() {
        try (Cli cli = serve("--debug")) {
            Response page = get(cli, "/", HTML);

            assertThat(page.status()).isEqualTo(500);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.text())
                    .contains("<mark>   13      raise ValueError(", "<span>   12      copied = name</span>")
                    .contains("<th>copied</th><td>&#39;nobody&#39;</td>")
                    .contains("<th>broken</th><td>&lt;Broken whose repr() failed&gt;</td>")
                    .contains("<th>PATH_INFO</th><td>&#39;/&#39;</td>", "<th>Accept</th><td>text/html,*/*</td>");
        }
    }

    @Test
    void textOfTheExceptionIsEscaped() {
        try (Cli cli = serve("--debug")) {
            Response page = get(cli, "/", HTML, "X-Evil: <img src=x onerror=alert(1)>");

            assertThat(page.text())
                    .contains("<h1>ValueError: &lt;script&gt;alert(1)&lt;/script&gt; nobody</h1>")
                    .doesNotContain("<script", "<img");
            assertThat(page.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'nonce-")
                    .contains("frame-ancestors 'none'");
        }
    }

    // values; the source is shown as it is, and here it spells them backwards
    @Test
    void secretsAreMasked() {
        try (Cli cli = serve("--debug")) {
            Response page = get(
                    cli,
                    "/?access_token=in-the-query&q=1",
                    HTML,
                    "Cookie: session=cookie-value; a=other-cookie",
                    "Authorization: Basic dXNlcjpiYXNpYy1wYXNzd29yZA==",
                    "X-Api-Key: header-key");

            assertThat(page.text())
                    .doesNotContain("in-a-dict", "in-a-local", "key-in-source", "in-the-query", "cookie-value")
                    .doesNotContain("other-cookie", "basic-password", "dXNlcjpi", "header-key")
                    .contains("visible", "********");
        }
    }

    @Test
    void javaCauseIsShown() {
        try (Cli cli = serve("--debug")) {
            assertThat(get(cli, "/java", HTML).text())
                    .contains("Java cause", "java.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 0")
                    .contains("java.util.ArrayList.get");
        }
    }

    @Test
    void clientsWithoutHtmlGetTheTraceback() {
        try (Cli cli = serve("--debug")) {
            Response response = get(cli, "/", "Accept: application/json");

            assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(response.text()).startsWith("Traceback (most recent call last):\n  File ");
        }
    }

    @Test
    void responseThatHasBegunIsCutAsEver() {
        try (Cli cli = serve("--debug")) {
            Response response = get(cli, "/late", HTML);

            assertThat(response.text()).isEqualTo("begun");
            assertThat(response.complete()).isFalse();
        }
    }

    @Test
    void withoutTheOptionNothingIsShown() {
        try (Cli cli = serve()) {
            assertThat(get(cli, "/", HTML).text()).isEqualTo("500 Internal Server Error\n");
        }
    }

    // a page of the internet whose name was made to mean 127.0.0.1
    @Test
    void otherHostNamesSeeNothing() {
        try (Cli cli = serve("--debug");
                Wire wire = Wire.to(cli.ports().get(0))) {
            Response response =
                    wire.send("GET / HTTP/1.1", "Host: evil.example", HTML).read();

            assertThat(response.text()).isEqualTo("500 Internal Server Error\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "x-forwarded-proto: https",
                "X-Forwarded: for=127.0.0.1",
                "Forwarded: for=127.0.0.1",
                "Via: 1.1 proxy",
                "X-Real-IP: 127.0.0.1",
                "True-Client-IP: 127.0.0.1",
                "X-Original-Forwarded-For: 127.0.0.1",
                "CF-Ray: 1",
                "X-Varnish: 12345",
                "X-Original-URL: /",
                "Max-Forwards: 9",
                "X-Request-Start: t=1"
            })
    void clientsBehindProxiesSeeNothing(String header) {
        try (Cli cli = serve("--debug")) {
            assertThat(get(cli, "/", HTML, header).text()).isEqualTo("500 Internal Server Error\n");
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                Response response =
                        wire.send("GET / HTTP/1.0", "Host: localhost", HTML).read();
                assertThat(response.text()).as("nginx without settings").isEqualTo("500 Internal Server Error\n");
            }
        }
    }

    @Test
    void clientsBehindThePROXYProtocolSeeNothing() {
        try (Cli cli = serve("--debug", "--proxy-protocol");
                Wire wire = Wire.to(cli.ports().get(0))) {
            Response response = wire.sendRaw("PROXY UNKNOWN\r\n")
                    .send("GET / HTTP/1.1", "Host: localhost", HTML)
                    .read();

            assertThat(response.text()).isEqualTo("500 Internal Server Error\n");
        }
    }

    @Test
    void longTextIsShownAtOnce() {
        try (Cli cli = serve("--debug")) {
            long start = System.nanoTime();
            assertThat(get(cli, "/long", HTML).text()).contains("a".repeat(300000));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void hugeValuesAreReadNoFurtherThanTheyAreShown() {
        Apps.write(
                folder,
                "app.py",
                "class Item(object):",
                "    shown = 0",
                "    def __repr__(self):",
                "        Item.shown += 1",
                "        return '<item %d>' % Item.shown",
                "def app(environ, start_response):",
                "    rows = [{'item': Item()} for i in range(100000)]",
                "    rows[0]['self'] = rows[0]",
                "    keys = set(range(100000))",
                "    short = ({1: u'a'}, [])",
                "    raise ValueError('shown: %d' % Item.shown)");
        try (Cli cli = serve("--debug")) {
            String page = get(cli, "/", HTML).text();
            assertThat(page)
                    .contains(
                            "<h1>ValueError: shown: 0</h1>",
                            "<item 1>".replace("<", "&lt;").replace(">", "&gt;"));
            assertThat(page).contains("{...}", "&lt;set of 100000 items&gt;", "({1: u&#39;a&#39;}, [])");
            assertThat(get(cli, "/", HTML).text()).doesNotContain("<h1>ValueError: shown: 1000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flask_app:app", "bottle_app:app"})
    void frameworksLetTheirExceptionsThrough(String application) {
        Apps.write(
                folder,
                "flask_app.py",
                "import flask",
                "app = flask.Flask(__name__)",
                "@app.errorhandler(500)",
                "def sorry(e):",
                "    return 'sorry', 500",
                "@app.route('/')",
                "def index():",
                "    goods = 'none'",
                "    raise ValueError('sold out')");
        Apps.write(
                folder,
                "bottle_app.py",
                "import bottle",
                "app = bottle.Bottle()",
                "@app.route('/')",
                "def index():",
                "    goods = 'none'",
                "    raise ValueError('sold out')");
        String[] options = {application, "--chdir", folder + "", "--python-path", Project.FRAMEWORKS + "", "--debug"};
        try (Cli cli = Cli.serve(List.of(), options)) {
            cli.awaitListening();
            assertThat(get(cli, "/", HTML).text())
                    .contains("<h1>ValueError: sold out</h1>", "<th>goods</th><td>&#39;none&#39;</td>")
                    .contains(" in packages</summary>")
                    .containsOnlyOnce("<details open>");
            assertThat(get(cli, "/", HTML, "Via: 1.1 proxy").text()).doesNotContain("goods");
        }
    }

    @Test
    void mistakeInATemplateIsShownWhereItIs() {
        Apps.write(folder, "page.html", "<p>", "{{ goods.price.total }}");
        Apps.write(
                folder,
                "app.py",
                "import flask",
                "app = flask.Flask(__name__, template_folder='.')",
                "@app.route('/')",
                "def index():",
                "    return flask.render_template('page.html', goods={})");
        try (Cli cli = serve("--debug", "--python-path", Project.FRAMEWORKS + "")) {
            assertThat(get(cli, "/", HTML).text())
                    .contains("UndefinedError: &#39;dict object&#39; has no attribute &#39;price&#39;</h1>")
                    .contains("/page.html, line 2</span>", "<mark>    2  {{ goods.price.total }}</mark>");
            assertThat(cli.err()).contains("/page.html\", line 2, in").doesNotContain("ClassCastException");
        }
    }

    @Test
    void packagesAreFoldedByWhatTheirInstallerLeft() throws IOException {
        Apps.write(folder, "packages/shelf/__init__.py", "def call(f):", "    f()");
        Files.createDirectories(folder.resolve("packages/shelf-1.0.dist-info"));
        Apps.write(
                folder,
                "src/shop.py",
                "import shelf",
                "def sell():",
                "    int('x')",
                "def app(e, s):",
                "    shelf.call(sell)");
        Apps.write(folder, "app.py", "from shop import app");

        try (Cli cli = serve("--debug", "--python-path", folder + "/src", "--python-path", folder + "/packages")) {
            assertThat(get(cli, "/", HTML).text())
                    .containsSubsequence(
                            "<b>sell</b>", "1 call in packages", "<b>call</b>", "<details open>", "<b>app</b>");
        }
    }

    @Test
    void sourceThatIsNoPythonIsShown() {
        Apps.write(folder, "broken.py", "x = 1", "def f(:", "    pass");
        Apps.write(folder, "app.py", "def app(environ, start_response):", "    import broken");

        try (Cli cli = serve("--debug")) {
            assertThat(get(cli, "/", HTML).text())
                    .containsSubsequence("/broken.py, line 2</span>", "<mark>    2  def f(:</mark>", "import broken");
        }
    }

    @Test
    void recursionIsFolded() {
        Apps.write(
                folder,
                "app.py",
                "def down(n):",
                "    if n == 0:",
                "        raise ValueError('deep')",
                "    down(n - 1)",
                "def app(environ, start_response):",
                "    down(300) if environ['PATH_INFO'] == '/' else ping(100)",
                "def ping(n):",
                "    pong(n)",
                "def pong(n):",
                "    ping(n - 1) if n else down(0)");
        try (Cli cli = serve("--debug")) {
            assertThat(get(cli, "/", HTML).text()).contains("line 4, 300 times").containsOnlyOnce("line 6<");
            assertThat(get(cli, "/both", HTML).text())
                    .contains("144 calls are not shown.")
                    .containsOnlyOnce("line 6<");
        }
    }

    @Test
    void whatIsNoSecretIsShown() {
        try (Cli cli = serve("--debug")) {
            assertThat(get(cli, "/key", HTML).text())
                    .contains("<h1>KeyError: &#39;name&#39;</h1>")
                    .contains("raise KeyError(&#39;name&#39;)  # token=shown")
                    .contains("<th>author</th><td>&#39;ada&#39;</td>");
        }
    }

    @Test
    void publicAddressCanBeForced() {
        try (Cli cli = serve("--debug-anyway", "--bind", "0.0.0.0:0");
                Wire wire = Wire.to(cli.ports().get(0))) {
            Response response =
                    wire.send("GET / HTTP/1.1", "Host: any.example", HTML).read();

            assertThat(response.text()).contains("<h1>ValueError");
        }
    }

    @Test
    void environSaysWhoSeesThePage() {
        Apps.writeAnswering(folder, "app.py", "app", "", "environ.get('wsgilet.debug')");
        try (Cli cli = serve("--debug")) {
            assertThat(get(cli, "/").text()).isEqualTo("True");
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("None"); // of the host h
        }
    }

    private static Response get(Cli cli, String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: localhost"));
        lines.addAll(List.of(headers));
        try (Wire wire = Wire.to(cli.ports().get(0))) {
            return wire.send(lines.toArray(String[]::new)).read();
        }
    }

    private Cli serve(String... options) {
        List<String> all = new ArrayList<>(List.of("app", "--chdir", folder.toString()));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
