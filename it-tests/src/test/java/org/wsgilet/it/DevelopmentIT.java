package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --reload}: the developer saves a file and looks at the result. */
class DevelopmentIT {
    private static final String HTML = "Accept: text/html,*/*";

    @TempDir
    Path folder;

    @Test
    void nextRequestRunsTheEditedCode() {
        Apps.writeAnswering(folder, "work/app.py", "app", "import helper", "helper.VALUE");
        Path helper = Apps.write(folder, "lib/helper.py", "VALUE = 'v1'");
        try (Cli cli = serve("app", "--python-path", helper.getParent() + "")) {
            assertThat(get(cli, "/").text()).isEqualTo("v1");
            for (int i = 2; i < 5; i++) {
                String version = "v" + i;
                Apps.write(folder, "lib/helper.py", "VALUE = '" + version + "'");
                awaitAnswer(cli, version);
            }
        }
    }

    @Test
    void requestsWaitForTheCodeThatWasSaved() {
        String slow = "import time; time.sleep(%s); VALUE = '%s'";
        Apps.writeAnswering(folder, "work/app.py", "app", "import helper", "helper.VALUE");
        Apps.write(folder, "work/helper.py", slow.formatted("0", "v1"));
        try (Cli cli = serve("app")) {
            Apps.write(folder, "work/helper.py", slow.formatted("1", "v2"));
            Await.until("change seen", () -> cli.err().contains("helper.py has changed"));

            assertThat(get(cli, "/").text()).isEqualTo("v2");
        }
    }

    @Test
    void foldersAboveTheProjectAreNoTemplates() {
        Path project = folder.resolve("templates/views/work");
        Apps.writeAnswering(project, "app.py", "app", "VALUE = open('views/page.txt').read()", "VALUE.strip()");
        Apps.write(project, "views/page.txt", "one");
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", project + "", "--reload")) {
            cli.awaitListening();
            Apps.write(project, "data.txt", "no template");
            Apps.write(project, "data.db", "no template");
            Apps.write(project, "views/page.txt", "two");
            awaitAnswer(cli, "two");

            assertThat(cli.err()).contains("page.txt has changed").doesNotContain("data.");
        }
    }

    @Test
    void templateInANewFolderCounts() {
        Apps.writeAnswering(
                folder, "work/app.py", "app", "VALUE = open('templates/page.html').read()", "VALUE.strip()");
        Apps.write(folder, "work/templates/page.html", "one");
        try (Cli cli = serve("app")) {
            assertThat(get(cli, "/").text()).isEqualTo("one");
            Apps.write(folder, "work/templates/page.html", "two");
            awaitAnswer(cli, "two");
            Apps.write(folder, "work/more/templates/other.txt", "three");
            Apps.writeAnswering(
                    folder, "work/app.py", "app", "VALUE = open('more/templates/other.txt').read()", "VALUE.strip()");
            awaitAnswer(cli, "three");
            Apps.write(folder, "work/more/templates/other.txt", "four");
            awaitAnswer(cli, "four");
        }
    }

    // the modules of the standard library are imported before the edit
    @Test
    void newModuleMayHaveANameOfTheStandardLibrary() {
        Apps.writeAnswering(
                folder, "work/app.py", "app", "import calendar", "getattr(calendar, 'VALUE', 'of the library')");
        try (Cli cli = serve("app")) {
            assertThat(get(cli, "/").text()).isEqualTo("of the library");
            Apps.write(folder, "work/calendar.py", "VALUE = 'mine'");
            awaitAnswer(cli, "mine");
            Apps.write(folder, "work/calendar.py", "VALUE = 'changed'");
            awaitAnswer(cli, "changed");
        }
    }

    @Test
    void fileWrittenAsideAndRenamedCounts() throws IOException {
        Apps.writeAnswering(folder, "work/app.py", "app", "", "'v1'");
        try (Cli cli = serve("app")) {
            Path aside = Apps.writeAnswering(folder, "work/.app.py.swp", "app", "", "'v2'");
            Files.move(aside, folder.resolve("work/app.py"), StandardCopyOption.ATOMIC_MOVE);

            awaitAnswer(cli, "v2");
        }
    }

    @Test
    void extraFileAndFolderCount() {
        Apps.writeAnswering(
                folder,
                "work/app.py",
                "app",
                "VALUE = open('../settings.ini').read().strip() + open('../data/x.csv').read().strip()",
                "VALUE");
        Path file = Apps.write(folder, "settings.ini", "a");
        Path data = Apps.write(folder, "data/x.csv", "b").getParent();
        try (Cli cli = serve("app", "--reload-extra", file + "", "--reload-extra", data + "")) {
            assertThat(get(cli, "/").text()).isEqualTo("ab");
            Apps.write(folder, "settings.ini", "c");
            awaitAnswer(cli, "cb");
            Apps.write(folder, "data/x.csv", "d");
            awaitAnswer(cli, "cd");
        }
    }

    @Test
    void otherFilesDoNotReload() {
        Apps.writeAnswering(folder, "work/app.py", "app", "", "'v1'");
        try (Cli cli = serve("app")) {
            Apps.write(folder, "work/app.log", "x");
            Apps.write(folder, "work/data.sqlite", "x");
            Apps.write(folder, "work/.hidden.py", "x");
            Apps.writeAnswering(folder, "work/app.py", "app", "", "'v2'");
            awaitAnswer(cli, "v2");

            assertThat(cli.err()).doesNotContain("app.log", "sqlite", "hidden");
        }
    }

    @Test
    void logThatGrowsAllTheTimeDoesNotHoldUpReloads() {
        String logging = String.join(
                "\n",
                "import threading, time",
                "def log():",
                "    while True:",
                "        with open('app.log', 'a') as file: file.write('x')",
                "        time.sleep(0.01)",
                "thread = threading.Thread(target=log)",
                "thread.daemon = True",
                "thread.start()");
        Apps.writeAnswering(folder, "work/app.py", "app", logging, "'v1'");
        try (Cli cli = serve("app")) {
            Apps.writeAnswering(folder, "work/app.py", "app", logging, "'v2'");

            awaitAnswer(cli, "v2");
        }
    }

    @Test
    void foldersMayComeAndGo() throws IOException {
        Apps.writeAnswering(folder, "work/app.py", "app", "", "'v1'");
        try (Cli cli = serve("app")) {
            for (int i = 0; i < 2_000; i++) {
                Files.delete(Files.createDirectory(folder.resolve("work/build" + i)));
            }
            Apps.writeAnswering(folder, "work/app.py", "app", "", "'v2'");

            awaitAnswer(cli, "v2");
        }
    }

    @Test
    void brokenEditIsShownToBrowsersAndTheOldCodeServesTheOthers() {
        Apps.writeAnswering(folder, "work/app.py", "app", "", "'v1'");
        try (Cli cli = serve("app")) {
            Apps.write(folder, "work/app.py", "def load(name):", "    raise ValueError('<no> ' + name)", "load('db')");
            // not yet where it is read before it is written to its end
            Await.until("page", () -> get(cli, "/", HTML).text().contains("ValueError"));
            Response page = get(cli, "/", HTML);

            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.text())
                    .contains("ValueError: &lt;no&gt; db", "<mark>    2      raise ValueError(", "in load", "--reload")
                    .contains("<th>name</th><td>&#39;db&#39;</td>");
            assertThat(get(cli, "/").text()).isEqualTo("v1");
            assertThat(cli.err()).contains("ValueError: <no> db");

            Apps.write(folder, "work/app.py", "x = = 1");
            Await.until("page", () -> get(cli, "/", HTML).text().contains("SyntaxError"));
            assertThat(get(cli, "/", HTML).text()).contains("x = = 1", "line 1");

            Apps.writeAnswering(folder, "work/app.py", "app", "", "'v2'");
            awaitAnswer(cli, "v2");
            assertThat(get(cli, "/", HTML).text()).isEqualTo("v2");
        }
    }

    @Test
    void applicationBrokenAtTheStartIsShownUntilItIsMended() {
        Apps.write(folder, "work/app.py", "import helper", "app = helper.app");
        try (Cli cli = serve("app")) {
            Response text = get(cli, "/");
            assertThat(text.status()).isEqualTo(500);
            assertThat(text.header("Content-Type")).startsWith("text/plain");
            assertThat(text.text()).contains("import helper", "No module named helper");
            assertThat(get(cli, "/", HTML).text()).contains("<h1>", "No module named helper");

            Apps.writeAnswering(folder, "work/helper.py", "app", "", "'mended'");
            awaitAnswer(cli, "mended");
        }
    }

    @Test
    void otherNamesOfThisMachineDoNotGetThePage() {
        Apps.write(folder, "work/app.py", "SECRET");
        try (Cli cli = serve("app");
                Wire wire = Wire.to(cli.ports().get(0))) {
            Response answer =
                    wire.send("GET / HTTP/1.1", "Host: rebound.example", HTML).read();

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("SECRET");
        }
    }

    private static void awaitAnswer(Cli cli, String text) {
        AtomicReference<Response> last = new AtomicReference<>();
        try {
            Await.until(text, Duration.ofSeconds(60), () -> {
                last.set(get(cli, "/"));
                return last.get().text().equals(text);
            });
        } catch (AssertionError e) {
            cli.signal("QUIT"); // prints what each thread does
            Await.until("threads", () -> cli.out().contains("JNI global refs"));
            throw new AssertionError(e.getMessage() + ", but " + last.get() + "\n" + cli.err() + cli.out(), e);
        }
    }

    private static Response get(Cli cli, String path, String... headers) {
        try (Wire wire = Wire.to(cli.ports().get(0))) {
            List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: localhost"));
            lines.addAll(List.of(headers));
            return wire.send(lines.toArray(String[]::new)).read();
        }
    }

    private Cli serve(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--reload", "--chdir", folder.resolve("work") + ""));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
