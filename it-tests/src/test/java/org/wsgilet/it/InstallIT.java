package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code wsgilet install}, from an index with Debian's packages for Python 2.7 and some of our own. */
class InstallIT {
    /** pip takes 10 s to start on an idle machine, and as much for each setup.py. */
    private static final Duration PATIENCE = Duration.ofSeconds(400);

    private static final String NAMESPACE = "__import__('pkg_resources').declare_namespace(__name__)";
    private static final String[] BACKEND = {
        "import zipfile",
        "FILES = {'modern.py': '', 'modern-1.0.dist-info/METADATA': 'Name: modern\\nVersion: 1.0\\n',",
        "         'modern-1.0.dist-info/RECORD': '', 'modern-1.0.dist-info/WHEEL': 'Wheel-Version: 1.0\\n'}",
        "def build_wheel(folder, settings=None, metadata=None):",
        "    with zipfile.ZipFile(folder + '/modern-1.0-py2-none-any.whl', 'w') as wheel:",
        "        for name, text in FILES.items():",
        "            wheel.writestr(name, text)",
        "    return 'modern-1.0-py2-none-any.whl'"
    };

    private static PackageIndex index;

    @TempDir
    static Path programs;

    @TempDir
    Path folder;

    @BeforeAll
    static void fillIndex() {
        index = new PackageIndex();
        debian("Flask", "1.1.2", "flask", "Werkzeug>=0.15", "Jinja2>=2.10.1", "itsdangerous>=0.24", "click>=5.1");
        debian("Werkzeug", "1.0.1", "werkzeug");
        debian("Jinja2", "2.11.3", "jinja2", "MarkupSafe>=0.23");
        debian("MarkupSafe", "1.1.1", "markupsafe");
        debian("itsdangerous", "1.1.0", "itsdangerous");
        debian("click", "7.1.2", "click");
        debian("six", "1.16.0", "six.py");
        Apps.write(programs, "tool.py", "import six, sys", "def main():", "    print six.__version__, sys.argv[1:]");
        Apps.write(programs, "tool-1.0.dist-info/entry_points.txt", "[console_scripts]", "tool = tool:main");
        index.wheel("tool", "1.0", programs, List.of("tool.py", "tool-1.0.dist-info"), "six");
        index.source(
                "olden",
                "1.0",
                Map.of(
                        "setup.py",
                        "print 'of Python 2'\nfrom setuptools import setup, Extension\n"
                                + "setup(name='olden', version='1.0', py_modules=['olden'],\n"
                                + "      ext_modules=[Extension('_olden', ['olden.c'])],\n"
                                + "      install_requires=['six; python_version < \"3\"', 'none; python_version > \"3\"'])\n",
                        "olden.py",
                        "import six"));
        for (String part : List.of("one", "two")) {
            index.source(
                    "ns." + part,
                    "1.0",
                    Map.of(
                            "setup.py",
                            "from setuptools import setup\nsetup(name='ns." + part + "', version='1.0',\n"
                                    + "      packages=['ns', 'ns." + part + "'], namespace_packages=['ns'])\n",
                            "ns/__init__.py",
                            NAMESPACE,
                            "ns/" + part + "/__init__.py",
                            "NAME = '" + part + "'"));
        }
        index.source(
                "inc",
                "1.0",
                Map.of(
                        "setup.py",
                        "from setuptools import setup, Extension\n"
                                + "setup(name='inc', version='1.0', ext_modules=[Extension('inc', ['inc.c'])])\n",
                        "inc.c",
                        "int x;"));
        Apps.write(programs, "backend.py", BACKEND);
        index.wheel("backend", "1.0", programs, List.of("backend.py"));
        index.source(
                "modern",
                "1.0",
                Map.of("pyproject.toml", "[build-system]\nrequires = ['backend']\nbuild-backend = 'backend'\n"));
        databaseDrivers();
    }

    private static void databaseDrivers() {
        index.source(
                "psycopg2-binary",
                "2.8.6",
                Map.of(
                        "setup.py",
                        "raise SystemExit('pg_config executable not found')",
                        "PKG-INFO",
                        "Name: psycopg2-binary\nVersion: 2.8.6\n",
                        "lib/__init__.py",
                        "from psycopg2._psycopg import apilevel"));
        index.source(
                "mysqlclient",
                "1.4.6",
                Map.of(
                        "setup.py",
                        "raise EnvironmentError('mysql_config not found')",
                        "setup_common.py",
                        "def get_metadata_and_options():\n    return {'py_modules': ['MySQLdb.times', 'extra']}, {}\n"
                                + "def create_release_file(metadata):\n"
                                + "    open('MySQLdb/release.py', 'w').write('version = 1')\n",
                        "metadata.cfg",
                        "[metadata]\nversion: 1.4.6\n",
                        "MySQLdb/__init__.py",
                        "from MySQLdb.release import version",
                        "MySQLdb/constants/__init__.py",
                        "",
                        "extra.py",
                        ""));
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static void debian(String name, String version, String module, String... requirements) {
        index.wheel(name, version, Project.FRAMEWORKS, List.of(module), requirements);
    }

    @Test
    void frameworkIsInstalledServedAndLocked() throws IOException {
        Apps.write(
                folder, "requirements.txt", "Flask==1.1.2", "six; python_version < '3'", "none; python_version > '3'");
        Apps.write(
                folder,
                "shop.py",
                "import flask",
                "app = flask.Flask(__name__)",
                "app.route('/')(lambda: 'Flask ' + flask.__version__)");

        install("--no-compile", "-r", "requirements.txt").succeeds();

        try (Cli cli = Cli.serve(List.of(), "shop:app", "--chdir", folder + "")) {
            cli.awaitListening();
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                assertThat(wire.send("GET / HTTP/1.1", "Host: localhost").read().text())
                        .isEqualTo("Flask 1.1.2");
            }
        }
        String lock = Files.readString(folder.resolve("requirements.lock"));
        assertThat(lock)
                .containsPattern("(?m)^flask==1\\.1\\.2 --hash=sha256:[0-9a-f]{64}$")
                .contains("\nsix==1.16.0 ");

        Files.writeString(folder.resolve("requirements.lock"), lock.replaceAll("(flask.*)....", "$10000"));
        Result other = install("-r", "requirements.lock", "-t", "other");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("DO NOT MATCH THE HASHES");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void sourcePackagesAreBuiltAndNamespacesShared() {
        Result first = install("--no-compile", "olden", "ns.one");
        first.succeeds();
        assertThat(first.out())
                .contains("olden: installed without its C extensions (_olden)\n")
                .containsPattern("(?m)^  \\d of \\d: olden$");
        install("--no-compile", "ns.two").succeeds();

        String code = "import olden, ns.one, ns.two; print olden.six.__version__, ns.one.NAME, ns.two.NAME";
        try (Cli cli = Cli.start(folder, List.of(), "run", "-c", code)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("1.16.0 one two\n");
        }
        assertThat(folder.resolve("requirements.lock")).content().contains("ns-one==", "ns-two==", "olden==", "six==");
    }

    @Test
    void buildsOfAPyprojectFindWhatTheyRequire() {
        install("--no-compile", "modern").succeeds();

        assertThat(folder.resolve("site-packages/modern.py")).exists();
    }

    @Test
    void pipAndSetuptoolsAreThereAsInAVirtualenv() {
        install("--no-compile", "six").succeeds();
        assertThat(folder.resolve("requirements.lock")).content().doesNotContain("setuptools");
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import pkg_resources as p",
                "'%s %s' % (p.get_distribution('six').version, p.__file__)");

        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder.toString())) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), "/"))
                    .startsWith("1.16.0 " + folder.resolve("site-packages/pkg_resources/__init__.py"));
        }
        assertThat(printed("run", "-m", "pip", "list", "--format=freeze"))
                .isEqualTo("pip==19.1\nsetuptools==41.0.1\nsix==1.16.0\n");
        assertThat(printed("run", "-m", "pip", "check")).isEqualTo("No broken requirements found.\n");
        assertThat(printed("run", "-c", "import pip; print pip.__version__")).isEqualTo("19.1\n");

        Result other =
                pip("run", "-m", "pip", "install", "--no-compile", "--index-url", index.address(), "itsdangerous");
        other.succeeds();
        assertThat(printed("run", "-m", "pip", "uninstall", "-y", "six")).contains("Successfully uninstalled six");
        assertThat(printed("run", "-m", "pip", "freeze"))
                .endsWith("itsdangerous==1.1.0\n")
                .doesNotContain("six");
    }

    @Test
    void programsOfPackagesRunFromAnywhere() throws IOException {
        install("--no-compile", "tool").succeeds();
        Path tool = folder.resolve("site-packages/bin/tool");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), tool);

        assertThat(printed("run", "site-packages/bin/tool", "a")).isEqualTo("1.16.0 ['a']\n");
        for (Path program : List.of(tool, link)) {
            try (Cli cli = Cli.startProgram(elsewhere, List.of(), List.of(program.toString(), "b"))) {
                assertThat(cli.exitCode()).as(cli.err()).isZero();
                assertThat(cli.out()).isEqualTo("1.16.0 ['b']\n");
            }
        }
        Apps.write(folder, "manage.py", "import six; print six.__version__");
        try (Cli cli = Cli.start(elsewhere, List.of(), "run", "../manage.py")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("1.16.0\n");
        }
    }

    private String printed(String... words) {
        Result result = pip(words);
        result.succeeds();
        return result.out();
    }

    @Test
    void ofDriversWhoseCPartIsBuiltInThePythonFilesAreInstalled() {
        install("--no-compile", "psycopg2-binary", "mysqlclient==1.4.6").succeeds();

        String code = "import psycopg2, MySQLdb.constants, extra; print psycopg2.apilevel, MySQLdb.version";
        try (Cli cli = Cli.start(folder, List.of(), "run", "-c", code)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("2.0 1\n");
        }
        assertThat(folder.resolve("requirements.lock"))
                .content()
                .contains("mysqlclient==1.4.6 --hash=", "psycopg2-binary==2.8.6 --hash=");
    }

    @Test
    void packagesOfCAreToldInOneLineEach() {
        Result refused = install("pysqlite", "lxml", "Pillow==6.2.2");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("pysqlite: Wsgilet has the module sqlite3 itself, nothing is installed\n");
        assertThat(refused.err())
                .contains("lxml: C extension, does not run on the JVM: use xml.etree.ElementTree")
                .contains("Pillow: C extension, does not run on the JVM: use javax.imageio");

        Result unknown = install("inc");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err())
                .contains(
                        "wsgilet: inc has nothing but C extensions (inc) and cannot run here: nothing is installed\n");
        assertThat(folder.resolve("site-packages")).doesNotExist();
        assertThat(folder.resolve("tmp")).isDirectoryNotContaining("glob:**/pip-*");
    }

    @Test
    void packageMayStayInTheFolderOfItsSource() throws IOException {
        Path sources = Apps.write(
                        folder,
                        "shop/setup.py",
                        "from setuptools import setup",
                        "setup(name='shop.lib', version='1.0', package_dir={'': 'src'}, py_modules=['shop'],",
                        "      entry_points={'console_scripts': ['shop = shop:main']})")
                .getParent();
        Apps.write(sources, "src/shop.py", "def main():", "    print 'first'");
        install("-e", "shop", "--no-compile").succeeds();
        Apps.write(sources, "src/shop.py", "def main():", "    print 'changed since'");

        assertThat(printed("run", "site-packages/bin/shop")).isEqualTo("changed since\n");
        Path lock = folder.resolve("requirements.lock");
        assertThat(lock).content().contains("# shop-lib is in " + sources.resolve("src") + ", without hash\n");

        install("./shop", "--no-compile").succeeds();
        Apps.write(sources, "src/shop.py", "def main():", "    print 'of the source'");

        assertThat(printed("run", "site-packages/bin/shop")).isEqualTo("changed since\n");
        assertThat(lock).content().contains("# shop-lib==1.0: ").doesNotContain(" is in ");
    }

    @Test
    void setupOfAPackageInstallsWhereTheCommandsFindIt() throws IOException {
        Apps.write(
                folder,
                "setup.py",
                "from setuptools import setup",
                "setup(name='shop', version='1.0', py_modules=['shop'], zip_safe=False,",
                "      entry_points={'console_scripts': ['shop = shop:main']})");
        Apps.write(folder, "shop.py", "def main():", "    print __file__");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path program = folder.resolve("site-packages/bin/shop");

        for (String command : List.of("develop", "install")) {
            pip("run", "setup.py", "-q", command).succeeds();
            try (Cli cli = Cli.startProgram(elsewhere, List.of(), List.of(program.toString()))) {
                assertThat(cli.exitCode()).as(cli.err()).isZero();
                assertThat(cli.out().strip())
                        .isEqualTo(folder
                                + (command.equals("develop")
                                        ? "/shop.py"
                                        : "/site-packages/shop-1.0-py2.7.egg/shop.py"));
            }
        }
    }

    @Test
    void reasonWhyAPackageIsNotBuiltIsShown() {
        Apps.write(folder, "fails/setup.py", "raise ValueError('no good')");
        Result result = install("./fails");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("ValueError: no good\n", "failed with error code 1");
    }

    @Test
    void extensionsAloneAreToldByTheNameOfTheirPackage() {
        Apps.write(
                folder,
                "fast/setup.py",
                "from setuptools import setup, Extension",
                "setup(name='fast', ext_modules=[Extension('fast', ['fast.c'])])");

        assertThat(install("./fast").err()).contains("wsgilet: fast has nothing but C extensions (fast) and");
    }

    @Test
    void folderThatCannotBeWrittenIsOneLine() {
        Result result = install("six", "-t", "/proc/none/packages");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).matches("wsgilet install: cannot write /proc/none(/packages)?: [\\w ]+\n");
    }

    @Test
    void optionThatPipDoesNotKnowIsWrongUsage() {
        Result result = install("--no-such-option", "six");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).endsWith("no such option: --no-such-option\n").doesNotContain("Traceback");
    }

    @Test
    void logMayHaveAPlaceOfItsOwn() {
        install("--log", "pip.log", "six").succeeds();

        assertThat(folder.resolve("pip.log")).content().contains("Successfully installed six-1.16.0");
    }

    @Test
    void indexThatCannotBeReachedIsNamedWithTheReason() {
        Result result = pip("install", "--index-url", "http://127.0.0.1:1/simple", "--retries", "0", "nowhere");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .endsWith("wsgilet: http://127.0.0.1:1/simple/nowhere/ was not reached: "
                        + "[Errno 111] Connection refused\n");
    }

    @Test
    void requirementWithOtherLettersIsToldInOneLine() {
        Apps.write(folder, "requirements.txt", "caf\u00e9==1");
        Result result = install("-r", "requirements.txt");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("wsgilet install: Invalid requirement: 'caf\u00e9==1'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_COLOR=1", "TERM=dumb"})
    void terminalGetsNoColoursWhereTheyAreNotWanted(String variable) {
        Programs.find("script");
        String command = "script -qec '" + Project.COMMAND + " install --no-index nowhere' /dev/null";

        try (Cli cli = Cli.startProgram(folder, List.of("TERM=xterm", variable), List.of("sh", "-c", command))) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out())
                    .contains("No matching distribution found for nowhere")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void withoutPackagesItIsWrongUsage() {
        try (Cli cli = Cli.start(folder, List.of(), "install")) {
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err()).startsWith("wsgilet install: say what to install: -r requirements.txt, or names");
        }
    }

    private record Result(int exitCode, String out, String err) {
        void succeeds() {
            assertThat(exitCode).as("%s%s", out, err).isZero();
        }
    }

    private Result install(String... words) {
        List<String> all = new ArrayList<>(List.of("install", "--index-url", index.address()));
        all.addAll(List.of(words));
        return pip(all.toArray(String[]::new));
    }

    private Result pip(String... words) {
        Path temporary = Apps.write(folder, "tmp/started", "").getParent();
        List<String> environment = List.of("PIP_CONFIG_FILE=/dev/null", "PIP_NO_CACHE_DIR=1", "TMPDIR=" + temporary);
        try (Cli cli = Cli.start(folder, environment, words)) {
            return new Result(cli.exitCode(PATIENCE), cli.out(), cli.err());
        }
    }
}
