package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wsgilet run}: programs as the command python runs them. */
class RunCommandIT {
    @TempDir
    Path folder;

    @Test
    void fileIsMainAndGetsItsArguments() {
        Apps.write(folder, "helper.py", "NAME = 'helper'");
        Apps.write(
                folder,
                "program.py",
                "import inspect, sys, helper",
                "print __name__, sys.argv[1:], helper.NAME, inspect.stack()[0][3]",
                "sys.exit(7)");

        try (Cli cli = run("program.py", "-x", "--help")) {
            assertThat(cli.exitCode()).as(cli.err()).isEqualTo(7);
            assertThat(cli.out()).isEqualTo("__main__ ['-x', '--help'] helper <module>\n");
            assertThat(cli.err()).isEmpty();
        }
    }

    @Test
    void numbersHaveTheDigitsOfPython() {
        Apps.write(
                folder,
                "program.py",
                "try:",
                "    u'\\u1234'.encode('ascii')",
                "except UnicodeEncodeError as e:",
                "    print e",
                "(lambda a, b: a)(1)");
        String arabic = "WSGILET_JAVA_OPTS=-XX:TieredStopAtLevel=1 -Duser.language=ar -Duser.country=EG";

        try (Cli cli = Cli.start(folder, List.of(arabic), "run", "program.py")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out()).contains("in position 0: ordinal not in range(128)");
            assertThat(cli.err()).contains("line 5", "takes exactly 2 arguments (1 given)");
        }
    }

    @Test
    void moduleOfTheLibraryRuns() {
        try (Cli cli = run("-m", "calendar", "2020", "1")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).contains("January 2020");
        }
    }

    @Test
    void toolsOfTheLibraryRunPrograms() {
        Apps.write(folder, "program.py", "def double(n):", "    return n * 2", "print double(21)", "exit(3)");

        try (Cli cli = run("-m", "cProfile", "program.py")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero(); // cProfile keeps SystemExit to itself
            assertThat(cli.out()).startsWith("42\n");
        }
        Apps.write(folder, "data.json", "{}");
        try (Cli cli = run("-m", "json.tool", "data.json")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.err()).isEmpty(); // it closes sys.stdout
        }
        try (Cli cli = run("-m", "platform")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isNotEmpty();
        }
    }

    @Test
    void examplesOfThePageOnJavaAreTrue() {
        try (Cli cli = run("-m", "doctest", Project.ROOT.resolve("docs/java.md") + "")) {
            assertThat(cli.exitCode()).as(cli.out() + cli.err()).isZero();
        }
    }

    @Test
    void starImportsTheClassesOfTheJdk() {
        Apps.write(
                folder,
                "program.py",
                "from java.util.function import *",
                "print Function.identity().apply(1), Supplier, 'package-info' in globals()",
                "from com.example import *");

        try (Cli cli = run("program.py")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out()).isEqualTo("1 <type 'java.util.function.Supplier'> False\n");
            assertThat(cli.err()).contains("line 3", "ImportError: No module named");
        }
    }

    @Test
    void codeRunsToTheEndOfItsThreads() {
        String code = "import threading; done = threading.Event()\n"
                + "def late():\n    done.wait(); print 'late'\n"
                + "threading.Thread(target=late).start(); print 'early'; done.set()";

        try (Cli cli = run("-c", code)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out().lines()).containsExactlyInAnyOrder("early", "late");
            assertThat(cli.err()).isEmpty();
        }
    }

    @Test
    void interruptIsAnExceptionOfTheProgram() {
        Apps.write(
                folder,
                "waits.py",
                "import sys, time",
                "try:",
                "    print 'waits'",
                "    sys.stdout.flush()",
                "    time.sleep(1000)",
                "except KeyboardInterrupt:",
                "    print 'interrupted'",
                "    raise");

        // Programs that a shell started in the background ignore it, a JVM, too.
        List<String> command = List.of("env", "--default-signal=INT", Project.COMMAND.toString(), "run", "waits.py");
        try (Cli cli = Cli.startProgram(folder, List.of(), command)) {
            Await.until("the program waits", () -> cli.out().contains("waits"));
            cli.signal("INT");
            assertThat(cli.exitCode()).as(cli.err()).isEqualTo(1);
            assertThat(cli.out()).isEqualTo("waits\ninterrupted\n");
            assertThat(cli.err()).endsWith("KeyboardInterrupt\n");
        }
    }

    @Test
    void variableSaysWhichWarningsAreShown() {
        String code = "import sys, warnings; print sys.warnoptions; warnings.warn('old', DeprecationWarning)";

        try (Cli cli = Cli.start(folder, List.of("PYTHONWARNINGS=xxx,error::DeprecationWarning"), "run", "-c", code)) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out()).isEqualTo("['xxx', 'error::DeprecationWarning']\n");
            assertThat(cli.err())
                    .startsWith("Invalid -W option ignored: invalid action: 'xxx'\n")
                    .endsWith("DeprecationWarning: old\n");
        }
    }

    @Test
    void sitecustomizeRunsBeforeTheProgram() {
        Apps.write(folder, "site/sitecustomize.py", "import site, sys", "site.addsitedir('more')", "print sys.argv");
        Apps.write(folder, "site/usercustomize.py", "1 / 0");
        Apps.write(folder, "more/helper.py", "NAME = 'helper'");

        String code = "import helper, sys; print helper.NAME, sys.path.count('site')";
        try (Cli cli = Cli.start(folder, List.of("PYTHONPATH=site"), "run", "-c", code)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).endsWith("helper 1\n");
            assertThat(cli.err()).startsWith("'import usercustomize' failed").hasLineCount(1);
        }
    }

    @Test
    void optionsOfPythonAreTaken() {
        String code = "import sys; print sys.warnoptions, sys.argv";

        try (Cli cli = run("-Bu", "-O", "-W", "ignore", "-Werror::DeprecationWarning", "-c", code, "-u")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("['ignore', 'error::DeprecationWarning'] ['-c', '-u']\n");
        }
    }

    @Test
    void fullHeapIsAMemoryErrorAndOneLine() {
        Apps.write(folder, "program.py", "hoard = []", "while True:", "    hoard.append('x' * 1000000)");

        try (Cli cli = Cli.start(folder, List.of("WSGILET_JAVA_OPTS=-Xmx48m"), "run", "program.py")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err())
                    .isEqualTo("Traceback (most recent call last):\n  File \"program.py\", line 3, in <module>\n"
                            + "    hoard.append('x' * 1000000)\nMemoryError: Java heap space\n"
                            + "wsgilet: the memory of the JVM is full: give it more, as in WSGILET_JAVA_OPTS=-Xmx1g\n");
        }
    }

    @Test
    void tracebackShowsTheProgramAlone() {
        Apps.write(folder, "fails.py", "def f():", "    return 1 / 0", "f()");

        try (Cli cli = run("fails.py")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err())
                    .startsWith("Traceback (most recent call last):\n  File \"fails.py\", line 3, in <module>\n")
                    .endsWith("ZeroDivisionError: integer division or modulo by zero\n")
                    .doesNotContain("wsgilet_run");
        }
    }

    @Test
    void pytestTakesSitePackagesForAVirtualenv() {
        Apps.write(folder, "_pytest/__init__.py", "");
        Apps.write(folder, "_pytest/main.py", "def _in_venv(path):", "    return path.basename == 'venv'");
        String code = "import collections, _pytest.main\n"
                + "Path = collections.namedtuple('Path', 'basename')\n"
                + "print [_pytest.main._in_venv(Path(name)) for name in 'venv', 'site-packages', 'tests']";

        try (Cli cli = run("-c", code)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("[True, True, False]\n");
        }
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() {
        try (Cli cli = run("nowhere.py")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err()).isEqualTo("wsgilet: can't open file 'nowhere.py': there is no such file\n");
        }
        try (Cli cli = run("-m", "nowhere")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err()).isEqualTo("wsgilet: No module named nowhere\n");
        }
        try (Cli cli = run()) {
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err()).startsWith("wsgilet run: say what to run: FILE, -m MODULE, -c CODE, or -");
        }
    }

    private Cli run(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "run";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Cli.start(folder, List.of(), words);
    }
}
