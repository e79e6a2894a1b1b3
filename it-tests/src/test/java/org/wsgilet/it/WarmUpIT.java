package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --warm-up}: requests before the first one of a client. */
class WarmUpIT {
    private static final Pattern WARMED_UP = Pattern.compile("Warmed up by (\\d+) requests in (\\d+) ms");

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        write("v1");
    }

    /** It writes down what it is asked, and answers with how often it was. */
    private void write(String version) {
        Apps.write(
                folder,
                "app.py",
                "import time",
                "seen = []",
                "def app(environ, start_response):",
                "    seen.append(environ['PATH_INFO'])",
                "    with open('asked', 'a') as asked:",
                "        asked.write('" + version + " %s %s %s %s\\n' % (environ['wsgi.url_scheme'],",
                "            environ['HTTP_HOST'], environ['PATH_INFO'], environ['REMOTE_ADDR']))",
                "    if environ['PATH_INFO'] == '/raise':",
                "        raise ValueError('no template')",
                "    if environ['PATH_INFO'] == '/hang':",
                "        time.sleep(600)",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['" + version + " %d' % len(seen)]");
    }

    @Test
    void urlsAreAskedInTheirOrderBeforeClients() throws Exception {
        try (Cli cli = serve("--warm-up", "/a?b=c", "--warm-up", "https://shop.example/d")) {
            assertThat(asked()).containsExactly("v1 http localhost /a 127.0.0.1", "v1 https shop.example /d 127.0.0.1");
            assertThat(get(cli, "/")).isEqualTo("v1 3");
            assertThat(cli.err()).contains("Warmed up by 2 requests in ").doesNotContain("[WARNING]");
        }
    }

    @Test
    void newCodeIsWarmBeforeItGetsRequests() throws Exception {
        try (Cli cli = serve("--warm-up", "/a", "--admin", "127.0.0.1:0")) {
            write("v2");

            assertThat(AdminIT.post(cli, "/reload").status()).isEqualTo(200);
            assertThat(get(cli, "/")).isEqualTo("v2 2");
            assertThat(asked()).element(1).isEqualTo("v2 http localhost /a 127.0.0.1");
            assertThat(get(cli, "/")).isEqualTo("v2 3");
        }
    }

    @Test
    void eachMountIsAskedForItsOwnPaths() {
        Apps.writeAnswering(folder, "other.py", "app", "seen = []", "(seen.append(environ['PATH_INFO']), seen)[1]");
        try (Cli cli = serve("--mount", "/other=other", "--warm-up", "/other/x")) {
            assertThat(get(cli, "/other/y")).isEqualTo("['/x', '/y']");
            assertThat(get(cli, "/")).isEqualTo("v1 1");
        }
    }

    @Test
    void whatGoesWrongIsOneLineAndHoldsNothingUp() {
        // the first request takes longest, which is not to be the time of one that is asserted
        String[] urls = {"--warm-up", "/first", "--warm-up", "/raise", "--warm-up", "/hang"};
        try (Cli cli = serve(with(urls, "--timeout", "1", "--warm-up-time", "1"))) {
            assertThat(cli.err())
                    .containsOnlyOnce("The answer to --warm-up /raise was 500 Internal Server Error\n")
                    .containsOnlyOnce("The answer to --warm-up /hang was not complete after 1 s\n")
                    .contains("ValueError: no template");
            assertThat(get(cli, "/")).startsWith("v1 ");
        }
    }

    @Test
    void timeIsForManyRequests() throws Exception {
        int requests = 1;
        // the first one may take all of a short time
        for (int seconds = 1; requests == 1 && seconds < 60; seconds *= 4) {
            requests = requestsIn(seconds);
        }
        assertThat(requests).isGreaterThan(1);
    }

    private int requestsIn(int seconds) throws Exception {
        Files.deleteIfExists(folder.resolve("asked"));
        try (Cli cli = serve("--warm-up", "/a", "--warm-up-time", seconds + "")) {
            Matcher said = WARMED_UP.matcher(cli.err());
            assertThat(said.find()).as(cli.err()).isTrue();
            assertThat(Integer.parseInt(said.group(2))).isGreaterThanOrEqualTo(seconds * 1000);
            assertThat(asked()).hasSize(Integer.parseInt(said.group(1)));
            return asked().size();
        }
    }

    private List<String> asked() throws Exception {
        try (Stream<String> lines = Files.lines(folder.resolve("asked"))) {
            return lines.toList();
        }
    }

    private static String get(Cli cli, String path) {
        return Apps.get(cli.ports().get(0), path);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private Cli serve(String... arguments) {
        Cli cli = Cli.serve(List.of(), with(new String[] {"app", "--chdir", folder + ""}, arguments));
        cli.awaitListening();
        return cli;
    }
}
