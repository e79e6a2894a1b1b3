package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status page in Chromium. */
class StatusPageIT {
    @TempDir
    Path folder;

    @Test
    void pageShowsWhatTheServerDoes() throws Exception {
        String chromium = Programs.find("chromium");
        Apps.write(
                folder,
                "app.py",
                "import sqlite3",
                "def app(environ, start_response):",
                "    sqlite3.connect(':memory:').execute('select 1')",
                "    if environ['PATH_INFO'].startswith('/raise'):",
                "        raise ValueError(environ['PATH_INFO'])",
                "    start_response('200 OK', [])",
                "    return ['x']");
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--admin", "127.0.0.1:0")) {
            cli.awaitListening();
            for (int i = 0; i < 3; i++) {
                Apps.get(cli.ports().get(0), "/<b>notes</b>/" + i);
            }
            Apps.get(cli.ports().get(0), "/raise/<i>");
            Await.until(
                    "a sample", () -> !AdminIT.get(cli, "/status.json").text().contains("\"samples\":[]"));
            String dom = dom(chromium, "http://127.0.0.1:" + AdminIT.adminPort(cli) + "/");

            assertThat(dom)
                    .contains(
                            "class=\"badge good\" role=\"status\">ready<",
                            "GET /&lt;b&gt;notes&lt;/b&gt;/*",
                            "Jython 2.7")
                    .containsPattern("<output id=\"heap\">\\d+<")
                    .containsPattern("<output id=\"resident\">\\d+<")
                    .containsPattern("<output id=\"files\">\\d+<")
                    .containsPattern("<output id=\"cpu\">\\d+<")
                    .contains("ValueError: /raise/&lt;i&gt;", "GET /raise/&lt;i&gt;")
                    .contains(
                            "role=\"region\" aria-label=\"Slowest statements\"", "<td title=\"select ?\">select ?</td>")
                    .contains("<canvas");
        }
    }

    /** The document as it stands after some seconds of the browser's own, virtual time. */
    private String dom(String program, String url) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Process chromium = new ProcessBuilder(
                        program,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--user-data-dir=" + Files.createDirectory(folder.resolve("profile")),
                        "--virtual-time-budget=4000",
                        "--dump-dom",
                        url)
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!chromium.waitFor(180, TimeUnit.SECONDS)) {
            chromium.destroyForcibly();
        }
        return Files.readString(dom);
    }
}
