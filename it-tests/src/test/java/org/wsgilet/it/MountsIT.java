package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --mount}: several applications in one server. */
class MountsIT {
    private static final String PLACE = "(__name__, environ['SCRIPT_NAME'], environ['PATH_INFO'])";

    @TempDir
    Path folder;

    @Test
    void longestPrefixOfWholeSegmentsWins() {
        for (String name : List.of("root", "api", "v2")) {
            Apps.writeAnswering(folder, name + ".py", "app", "", PLACE);
        }
        try (Cli cli = serve("root", "--mount", "/api=api", "--mount", "/api/v2=v2:app")) {
            int port = cli.ports().get(0);

            assertThat(Apps.get(port, "/")).isEqualTo("('root', '', '/')");
            assertThat(Apps.get(port, "/api")).isEqualTo("('api', '/api', '')");
            assertThat(Apps.get(port, "/api/")).isEqualTo("('api', '/api', '/')");
            assertThat(Apps.get(port, "/%61pi/x%20y")).isEqualTo("('api', '/api', '/x y')");
            assertThat(Apps.get(port, "/api/v2/x")).isEqualTo("('v2', '/api/v2', '/x')");
            assertThat(Apps.get(port, "/api/v22")).isEqualTo("('api', '/api', '/v22')");
            assertThat(Apps.get(port, "/apix")).isEqualTo("('root', '', '/apix')");
            assertThat(Apps.get(port, "/api/../x")).isEqualTo("('root', '', '/x')");
        }
    }

    @Test
    void bottleAndFlaskShareAServerAndNothingElse() {
        Apps.write(
                folder,
                "boxes.py",
                "import __builtin__, bottle, sys",
                "__builtin__.left_here = 1",
                "app = bottle.Bottle()",
                "@app.route('/where')",
                "def where():",
                "    return bottle.request.script_name + ' %s' % ('flask' in sys.modules)");
        Apps.write(
                folder,
                "flasks.py",
                "import __builtin__, flask, sys",
                "app = flask.Flask(__name__)",
                "@app.route('/where')",
                "def where():",
                "    return flask.url_for('where') + ' %s %s' % ('bottle' in sys.modules,",
                "        hasattr(__builtin__, 'left_here'))");
        try (Cli cli = serve("--mount", "/a=boxes:app", "--mount", "/b=flasks:app", "--admin", "127.0.0.1:0")) {
            int port = cli.ports().get(0);

            assertThat(Apps.get(port, "/a/where")).isEqualTo("/a/ False");
            assertThat(Apps.get(port, "/b/where")).isEqualTo("/b/where False False");
            assertThat(Apps.get(port, "/c/where")).contains("404");
            assertThat(AdminIT.get(cli, "/status.json").text())
                    .contains("{\"mount\":\"/a\",\"name\":\"boxes:app\",\"generation\":1,\"versions\":{\"bottle\":")
                    .contains("{\"mount\":\"/b\",\"name\":\"flasks:app\",\"generation\":1,")
                    .contains("{\"module\":\"bottle\",\"version\":\"0.12.", "{\"module\":\"json.encoder\"}");
            assertThat(AdminIT.get(cli, "/threads").text())
                    .contains("/a: 0 running requests\n", "/b: 0 running requests\n");
            for (String mount : List.of("/a\",status=\"200", "/b\",status=\"200", "-\",status=\"404")) {
                Await.until(
                        mount,
                        () -> AdminIT.get(cli, "/metrics")
                                .text()
                                .contains("wsgilet_requests_seconds_count{method=\"GET\",mount=\"" + mount + "\"} 1"));
            }
        }
    }

    @Test
    void checkLoadsEachApplication() {
        Apps.writeAnswering(folder, "good.py", "app", "", "1");
        Apps.write(folder, "bad.py", "raise ValueError('no database')");
        try (Cli cli = start("--check", "good", "--mount", "/a=good")) {
            assertThat(cli.exitCode()).isZero();
            assertThat(cli.out()).contains("'good' can be served at /: it is <function", "'good' can be served at /a");
        }
        try (Cli cli = start("--check", "good", "--mount", "/a=bad")) {
            assertThat(cli.exitCode()).isEqualTo(3);
            assertThat(cli.err()).contains("wsgilet: the application at /a: importing 'bad' raised ValueError");
        }
        try (Cli cli = start("good", "--mount", "/a=bad")) {
            assertThat(cli.exitCode()).isEqualTo(3);
            assertThat(cli.err()).contains("no database", "wsgilet: the application at /a: ");
        }
    }

    @Test
    void mountsComeFromVariableAndFile() {
        Apps.writeAnswering(folder, "app.py", "app", "", PLACE);
        Apps.write(folder, "wsgilet.toml", "[mount]", "\"/c\" = \"app\"");
        try (Cli cli = Cli.serve(List.of("WSGILET_MOUNT=/a=app\n/b=app"), "--chdir", folder + "")) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), "/b/x")).isEqualTo("('app', '/b', '/x')");
        }
        try (Cli cli = serve()) {
            assertThat(Apps.get(cli.ports().get(0), "/c/x")).isEqualTo("('app', '/c', '/x')");
        }
    }

    private Cli serve(String... arguments) {
        Cli cli = start(arguments);
        cli.awaitListening();
        return cli;
    }

    private Cli start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--chdir", folder + "", "--python-path", Project.FRAMEWORKS + ""));
        return Cli.serve(List.of(), all.toArray(String[]::new));
    }
}
