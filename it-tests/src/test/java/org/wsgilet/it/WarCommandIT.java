package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code wsgilet war} packs, leaves out, reports and refuses. */
class WarCommandIT {
    private static final String SOME_LINES = "x = [0]\n";

    @TempDir
    Path folder;

    private Path app;

    @BeforeEach
    void writeApplication() {
        app = folder.resolve("shop");
        Apps.writeAnswering(app, "app.py", "application", "import os, sys", "1");
        Apps.write(app, "templates/page.html", "<p>");
    }

    @Test
    void whatTheApplicationNeedsTravels() throws IOException {
        Apps.write(app, "pkg/__init__.py");
        Apps.write(app, "pkg/data/values.csv", "1");
        Apps.write(app, "pkg/caf\u00e9.txt", "1");
        Apps.write(app, "static/site.css", "p {}");
        Apps.write(folder, "more/more.py", "MORE = 1");
        Apps.write(folder, "packages/lib/__init__.py", "LIB = 1");
        Apps.write(folder, "packages/lib/test/__init__.py", "NEEDED = 1");
        Apps.write(folder, "packages/lib.egg-info/PKG-INFO", "Name: lib");
        Path jar = Files.write(folder.resolve("driver.jar"), Arrays.copyOf(new byte[] {'P', 'K', 5, 6}, 22)); // empty
        Path fragment = Apps.write(
                folder,
                "fragment.xml",
                "<web-fragment><context-param><param-name>a</param-name><param-value>b</param-value></context-param>",
                "</web-fragment>");
        Path war = build(
                "--python-path", folder.resolve("more") + "",
                "--site-packages", folder.resolve("packages") + "",
                "--static", app.resolve("static") + "",
                "--env", "COLOUR=\"red\" & <blue>",
                "--init-param", "wsgilet.python-path=/WEB-INF/python/pkg",
                "--jar", jar + "",
                "--web-fragment", fragment + "");

        assertThat(entries(war))
                .contains(
                        "WEB-INF/python/app.py",
                        "WEB-INF/python/app$py.class",
                        "WEB-INF/python/templates/page.html",
                        "WEB-INF/python/pkg/__init__$py.class",
                        "WEB-INF/python/pkg/data/values.csv",
                        "WEB-INF/python/pkg/caf\u00e9.txt",
                        "WEB-INF/python/static/site.css",
                        "WEB-INF/python/more.py",
                        "WEB-INF/site-packages/lib/__init__$py.class",
                        "WEB-INF/site-packages/lib/test/__init__.py",
                        "WEB-INF/site-packages/lib.egg-info/PKG-INFO",
                        "WEB-INF/lib/driver.jar",
                        "static/site.css")
                .noneMatch(name -> name.contains("jakarta.servlet-api") || name.contains("logback"));
        assertThat(content(war, "WEB-INF/web.xml"))
                .contains("version=\"6.0\"", "metadata-complete=\"true\"", "<absolute-ordering/>")
                .contains("<param-value>app</param-value>", "COLOUR=\"red\" &amp; &lt;blue&gt;")
                .contains("<param-value>/WEB-INF/python/pkg</param-value>", "<url-pattern>/static/*</url-pattern>")
                .contains("<param-name>a</param-name>", "<load-on-startup>1</load-on-startup>");
    }

    @Test
    void databasesTravelWithModulesThatImportThem() throws IOException {
        assertThat(entries(build())).noneMatch(name -> name.contains("sqlite"));

        Apps.write(app, "store.py", "def connect():", "    from sqlite3 import dbapi2 as sqlite");
        assertThat(entries(build()))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/databases-"))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/sqlite-jdbc-"))
                .noneMatch(name -> name.startsWith("WEB-INF/lib/postgresql-"))
                .noneMatch(name -> name.startsWith("WEB-INF/lib/HikariCP-"));

        Apps.write(app, "store.py", "import os, psycopg2");
        assertThat(entries(build()))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/databases-"))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/postgresql-"))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/HikariCP-"))
                .noneMatch(name -> name.startsWith("WEB-INF/lib/sqlite-jdbc-"))
                .noneMatch(name -> name.startsWith("WEB-INF/lib/mariadb-"));

        Apps.write(app, "store.py", "import MySQLdb.cursors");
        assertThat(entries(build()))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/databases-"))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/mariadb-java-client-"))
                .noneMatch(name -> name.startsWith("WEB-INF/lib/postgresql-"));
    }

    @Test
    void whatIsOfNoUseInAContainerStaysBehind() throws IOException {
        Apps.write(app, ".git/HEAD", "x");
        Apps.write(app, "tests/test_app.py", "import nothing");
        Apps.write(app, "test_more.py", "import nothing");
        Apps.write(app, "__pycache__/app.cpython-311.pyc", "x");
        Apps.write(app, "app.pyc", "x");
        Apps.write(app, "speedups.so", "x");
        Apps.write(app, "env/pyvenv.cfg", "x");
        Apps.write(app, "env/bin/python", "x");
        Apps.write(app, "drafts/logo.psd", "x");
        Apps.write(app, "app$py.class", "stale");
        Files.createSymbolicLink(app.resolve("loop"), app);
        Files.createSymbolicLink(app.resolve("gone"), app.resolve("nothing"));
        Apps.write(folder, "shared/logo.svg", "x");
        Files.createSymbolicLink(app.resolve("shared"), folder.resolve("shared"));
        Files.createSymbolicLink(app.resolve("index.html"), app.resolve("templates/page.html"));
        Path war = folder.resolve("out.war");
        Cli cli = Cli.start(
                app, List.of(), "war", "app:application", "-o", war + "", "--exclude", "*.psd", "--include", "app.pyc");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(entries(war).stream().filter(name -> name.startsWith("WEB-INF/python/")))
                .containsExactlyInAnyOrder(
                        "WEB-INF/python/",
                        "WEB-INF/python/app.py",
                        "WEB-INF/python/app.pyc",
                        "WEB-INF/python/app$py.class",
                        "WEB-INF/python/drafts/",
                        "WEB-INF/python/index.html",
                        "WEB-INF/python/shared/",
                        "WEB-INF/python/shared/logo.svg",
                        "WEB-INF/python/templates/",
                        "WEB-INF/python/templates/page.html");
        assertThat(cli.out())
                .contains("1 modules (1 compiled)")
                .contains(".git/ (version control)", "__pycache__/ (runs on CPython only)", "(tests)")
                .contains("speedups.so (C extension, runs on CPython only)", "drafts/logo.psd (excluded)")
                .contains("env/ (a virtual environment: name its packages with --site-packages)")
                .contains("loop (a link to a folder around it)", "gone (a broken link)")
                .contains("Taken in by links out of the folder: shared -> " + folder.resolve("shared") + "\n")
                .doesNotContain("stale", "app$py.class");
    }

    @Test
    void fileThatIsLargerThanTheHeapTravels() throws IOException {
        long size = 200_000_000;
        try (RandomAccessFile film =
                new RandomAccessFile(app.resolve("film.mp4").toFile(), "rw")) {
            film.setLength(size);
        }
        Path war = folder.resolve("out.war");
        Cli cli = Cli.start(
                app, List.of("WSGILET_JAVA_OPTS=-Xmx100m"), "war", "app:application", "-o", war + "", "--no-load");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("Largest:\n  200.0 MB WEB-INF/python/film.mp4\n");
        try (ZipFile zip = new ZipFile(war.toFile())) {
            assertThat(zip.getEntry("WEB-INF/python/film.mp4").getSize()).isEqualTo(size);
        }
    }

    @Test
    void whatCannotBeReadIsNamedUnlessItStaysBehind() throws IOException {
        Apps.write(app, "own/secret.txt", "x");
        Path file = app.resolve("own/secret.txt");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "root reads all files");

        Cli unreadable = Cli.start(app, List.of(), "war", "app:application", "-o", folder + "/out.war");
        assertThat(unreadable.exitCode()).isEqualTo(2);
        assertThat(unreadable.err())
                .isEqualTo("wsgilet: cannot read " + file + ": make it readable, or leave it out by --exclude.\n");

        Files.setPosixFilePermissions(file.getParent(), Set.of());
        Cli without =
                Cli.start(app, List.of(), "war", "app:application", "-o", folder + "/out.war", "--exclude", "own/");
        Files.setPosixFilePermissions(file.getParent(), Set.of(PosixFilePermission.values())); // so that it can go
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(without.out()).contains("own/ (excluded)");
    }

    @Test
    void sameFilesGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(build());
        byte[] second = Files.readAllBytes(build());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void modulesThatDoNotCompileAreNamedAndTravelInSource() throws IOException {
        Apps.write(app, "python3.py", "print('x', file=None)", "async def f(): pass");
        Apps.write(app, "large.py", "def f():\n    " + SOME_LINES.strip() + "\n" + ("    " + SOME_LINES).repeat(9000));
        Path war = folder.resolve("out.war");
        Cli cli = Cli.start(folder, List.of(), "war", app + "", "-o", war + "", "--no-source");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("WEB-INF/python/python3.py: SyntaxError").contains("3 modules (2 compiled)");
        assertThat(entries(war))
                .contains("WEB-INF/python/python3.py", "WEB-INF/python/large$py.class", "WEB-INF/python/app$py.class")
                .doesNotContain("WEB-INF/python/app.py", "WEB-INF/python/large.py");
    }

    @Test
    void applicationThatCannotBeLoadedGivesNoWar() {
        Apps.write(app, "wsgi.py", "from tests import helper", "application = helper");
        Apps.write(app, "tests/__init__.py");
        Apps.write(app, "tests/helper.py");
        Cli cli = Cli.start(folder, List.of(), "war", app + "", "-o", folder.resolve("out.war") + "");

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err())
                .contains("wsgilet: 'wsgi' imports something that is not there (ImportError: No module named tests");
        assertThat(files()).containsExactly("shop");
    }

    @Test
    void applicationIsLoadedWithTheSettingsThatTravel() throws IOException {
        Apps.write(app, "lib/deeper.py", "VALUE = 1");
        Apps.write(
                app,
                "app.py",
                "import os, deeper, markupsafe",
                "assert os.environ['WSGILET_DATABASE_POOL'] == '3', os.environ",
                "assert os.environ['COLOUR'] == 'red', os.environ",
                "assert type(markupsafe.escape).__name__ == 'function', markupsafe.escape",
                "def application(environ, start_response): pass");
        Path webXml = folder.resolve("web.xml");
        Files.writeString(
                webXml,
                content(
                        build(
                                "--site-packages", Project.FRAMEWORKS + "",
                                "--init-param", "wsgilet.python-path=/WEB-INF/python/lib",
                                "--no-speedups-of", "markupsafe",
                                "--database-pool", "3",
                                "--env", "COLOUR=red"),
                        "WEB-INF/web.xml"));

        build("--site-packages", Project.FRAMEWORKS + "", "--web-xml", webXml + "");
    }

    @Test
    void interruptedCommandLeavesNothing() throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("temp"));
        Cli cli = Cli.start(
                folder,
                List.of("WSGILET_JAVA_OPTS=-Djava.io.tmpdir=" + temporary),
                "war",
                app + "",
                "--site-packages",
                Project.FRAMEWORKS + "",
                "-o",
                folder.resolve("out.war") + "");
        Await.until("compiling", () -> cli.out().contains("Compiling"));
        cli.signal("INT");

        assertThat(cli.exitCode()).as(cli.err()).isEqualTo(130);
        assertThat(files()).containsExactlyInAnyOrder("shop", "temp");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> !file.getFileName().toString().startsWith("hsperf")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing/app.py                    | 3 | the file",
                "shop --exclude [                  | 2 | is no glob",
                "shop --web-xml shop/app.py        | 2 | cannot be read as XML",
                "shop --init-param wsgilet.x=1     | 2 | there is no init-param wsgilet.x: use one of [wsgilet.app,",
                "shop --init-param wsgilet.env=x   | 2 | the init-param wsgilet.env 'x': it is not of the form NAME=VALUE",
            })
    void badInputIsOneLineAndNoWar(String arguments, int exitCode, String sentence) {
        List<String> command = new ArrayList<>(List.of("war", "--no-load"));
        command.addAll(List.of(arguments.split(" +")));
        Cli cli = Cli.start(folder, List.of(), command.toArray(String[]::new));

        assertThat(cli.exitCode()).as(cli.err()).isEqualTo(exitCode);
        assertThat(cli.err()).contains(sentence).hasLineCount(1);
        assertThat(files()).containsExactly("shop");
    }

    private Path build(String... options) {
        Path war = folder.resolve("out.war");
        List<String> command = new ArrayList<>(List.of("war", app.toString(), "-o", war.toString()));
        command.addAll(List.of(options));
        Cli cli = Cli.start(folder, List.of(), command.toArray(String[]::new));
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return war;
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> entries(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static String content(Path war, String name) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
        }
    }
}
