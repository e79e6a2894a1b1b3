package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.LoadException;

/**
 * What is wrong on a bad day is said in one line, at most with a Python traceback before it. Wrong words on the command
 * line are in {@code UsageTest}, certificates in {@code TlsFilesIT}, packages in {@code InstallIT}.
 */
class BadDayIT {
    @TempDir
    static Path folder;

    @BeforeAll
    static void writeApplications() throws IOException {
        Apps.writeAnswering(folder, "plain.py", "app", "", "'plain'");
        Apps.write(
                folder,
                "factory.py",
                "import plain",
                "def make(name='x'): return plain.app",
                "def bare(): return plain.app");
        Apps.write(folder, "three.py", "def app(environ: dict, start_response): pass");
        Apps.write(folder, "package3/__init__.py", "async def get(): pass");
        Apps.write(folder, "uses_three.py", "import package3");
        Apps.write(folder, "uses_c.py", "import fast");
        Files.createFile(folder.resolve("fast.so"));
        Apps.write(folder, "no_name.py", "from plain import nope");
        Apps.write(folder, "java_fails.py", "from java.lang import Integer", "Integer.parseInt('three')");
        Apps.write(
                folder, "greedy.py", "from jarray import zeros", "hoard = [zeros(2 ** 30, 'l') for i in range(999)]");
        Apps.write(folder, "endless.py", "def f(): f()", "f()");
        Apps.write(folder, "leaves.py", "import sys", "sys.exit('no database')");
        Apps.write(folder, "round.py", "import about");
        Apps.write(folder, "about.py", "from round import trip");
        Apps.write(folder, "number.py", "app = 5");
        Apps.write(folder, "text_of_three.py", "def app(environ, start_response):", "    print(f'hello')");
        for (String module : List.of("numpy", "PIL.Image", "enum", "asyncio", "curses")) {
            Apps.write(folder, "uses_" + module.replace('.', '_') + ".py", "import " + module);
        }
        bytes("byte_order_mark.py", "\u00ef\u00bb\u00bfdef app(environ, start_response): pass\n");
        bytes("no_encoding.py", "name = 'K\u00e4fer'\n");
        bytes("klingon.py", "# -*- coding: klingon -*-\n");
        bytes("wrong_encoding.py", "# -*- coding: utf-8 -*-\nname = u'\u00ff'\n");
        bytes("utf16.py", "\u00ff\u00fed\0e\0f\0");
        bytes("zero.py", "import os\0\n");
    }

    private static void bytes(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere:app        | the module 'nowhere' was not found",
                "plain:nope         | has no 'nope' (callables it has: app)",
                "factory:make       | factory:make(name) takes no environ and start_response: if it makes the",
                "factory:bare       | factory:bare takes no arguments, not even environ and start_response: if it makes",
                "three:app          | three.py, line 1: Wsgilet runs Python 2.7",
                "uses_three:app     | package3/__init__.py, line 1: Wsgilet runs Python 2.7",
                "uses_c:app         | fast.so is a C extension, which does not run on the JVM",
                "no_name:app        | plain has no 'nope': check the name, or take another version of the package",
                "java_fails:app     | raised java.lang.NumberFormatException: For input string: \"three\"",
                "greedy:app         | give the JVM more memory, as in WSGILET_JAVA_OPTS=-Xmx1g",
                "endless:app        | maximum recursion depth exceeded",
                "no_encoding:app    | Non-ASCII character '\\xe4' in file",
                "klingon:app        | klingon",
                "wrong_encoding:app | can't decode byte 0xff",
                "utf16:app          | Non-ASCII character '\\xff' in file",
                "zero:app           | zero.py, line 1",
                "leaves:app         | importing 'leaves' raised SystemExit: no database",
                "round:app          | circular import: round, which is still being imported, has no 'trip' yet",
                "number:app         | is an object of type int, which is not callable",
                "text_of_three:app  | text_of_three.py, line 2: Wsgilet runs Python 2.7",
                "uses_numpy:app     | C extension, does not run on the JVM: there is no replacement",
                "uses_PIL_Image:app | C extension, does not run on the JVM: use javax.imageio",
                "uses_enum:app      | a module of Python 3; for Python 2.7: wsgilet install enum34",
                "uses_asyncio:app   | a module of Python 3: take a version of the package for Python 2.7",
                "uses_curses:app    | a module of CPython's standard library that is not there on the JVM",
                "plain:app(         | in 'plain:app(' is no attribute: write module:attribute",
                "nowhere/           | nowhere was not found: give a path to a Python file or folder",
                "package3/          | has neither wsgi.py nor app.py: name the file to load",
            })
    void applicationThatDoesNotLoadIsOneLine(String app, String message) {
        LoadException e = load(app);

        assertThat(e.getMessage()).contains(message).doesNotContain("\n", "exceptions.");
        assertThat(e.traceback()).doesNotContain("\tat ", "org.python");
    }

    @Test
    void byteOrderMarkIsNoMistake() throws LoadException {
        WsgiApplication.load(WsgiSettings.of("byte_order_mark:app").chdir(folder))
                .close();
    }

    @Test
    void sourceThatThisUserMayNotReadIsNamed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.py"), "");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("-w-------"));
        assumeFalse(Files.isReadable(secret), "root reads all files");

        assertThat(load("secret:app").getMessage()).contains("secret.py cannot be read by the user of this process");
    }

    private static LoadException load(String app) {
        try (WsgiApplication application =
                WsgiApplication.load(WsgiSettings.of(app).chdir(folder))) {
            throw new AssertionError(application + " was loaded");
        } catch (LoadException e) {
            return e;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve plain:app --access-log /proc/none/log | name a file in a folder that exists | 2",
                "serve plain:app --access-log /proc/none     | cannot write to the log file /proc/none: check its | 2",
                "serve plain:app --bind no-host.invalid:8000 | no-host.invalid:8000 (no such host): choose an address | 4",
                "serve plain:app --certfile /proc --keyfile x | the file /proc cannot be read: it is a folder | 2",
                "war three:app -o three.war                  | in WEB-INF/python/three.py, line 1: Wsgilet runs | 3",
                "war plain:app -o /proc/plain.war            | cannot write /proc/plain.war (no folder that this | 2",
                "serve plain:app --bind 192.0.2.1:80         | cannot listen on 192.0.2.1:80 (Cannot assign | 4",
                "serve plain:app --bind unix:/nowhere/socket | there is no folder /nowhere that can be written | 4",
                "serve plain:app --certfile plain.py         | TLS: there is no BEGIN CERTIFICATE in | 2",
                "serve plain:app --jar plain.py              | it is no jar that can be read | 2",
                "serve plain:app --admin 127.0.0.1:8000      | --admin 127.0.0.1:8000: the server listens there | 2",
                "run nowhere.py                              | can't open file 'nowhere.py' | 1",
                "run /proc/self/mem/x                        | can't open file '/proc/self/mem/x': | 1",
            })
    void commandThatCannotGoOnSaysSoInOneLine(String command, String message, int exitCode) {
        assertOneLine(Cli.start(folder, List.of(), command.split(" +")), message, exitCode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ulimit -n 99; exec | 99 open files are allowed, at least 256 are needed: raise ulimit -n | 1",
                "WSGILET_JAVA_OPTS=-Xmx10m exec | MB, at least 32 are needed: set it as in WSGILET_JAVA_OPTS | 2",
                "mkdir gone; cd gone; rmdir ../gone; exec | the working directory is not there any more | 1",
                "JAVA_HOME=/nowhere exec | no Java found in JAVA_HOME=/nowhere | 1",
                "WSGILET_JAVA_OPTS=-Djava.io.tmpdir=/nowhere exec | cannot make a temporary folder | 2",
            })
    void machineThatIsTooSmallIsOneLine(String start, String message, int exitCode) {
        List<String> command = List.of("sh", "-c", start + " \"$0\" war plain:app -o plain.war", Project.COMMAND + "");

        assertOneLine(Cli.startProgram(folder, List.of(), command), message, exitCode);
    }

    @Test
    void optionThatTheJvmDoesNotKnowIsNamed() {
        try (Cli cli = Cli.start(folder, List.of("WSGILET_JAVA_OPTS=-Xbogus"), "--version")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err()).startsWith("Unrecognized option: -Xbogus\n");
        }
    }

    private static void assertOneLine(Cli cli, String message, int exitCode) {
        try (cli) {
            assertThat(cli.exitCode()).as(cli.out() + cli.err()).isEqualTo(exitCode);
            List<String> lines = cli.err().strip().lines().toList();
            assertThat(lines.get(lines.size() - 1)).contains(message).startsWith("wsgilet");
            assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.matches("  .*|\\w+: .*|File .*"));
            assertThat(cli.out()).doesNotContain("\tat ", "Listening", "[warning]");
        }
    }
}
