package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code wsgilet shell}: a prompt with the application at hand, at a terminal and without one. */
class ShellCommandIT {
    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        Apps.write(folder, "shop.py", "def web(environ, start_response):", "    return []", "web.catalogue = 'books'");
    }

    @Test
    void linesOfStandardInputRunWithTheApplication() {
        Apps.write(
                folder,
                "lines",
                "print app is application, app.catalogue",
                "for n in 1, 2:",
                "    print n",
                "",
                "print repr('é'), repr(u'é')",
                "line = raw_input()",
                "read by the program",
                "print line",
                "def f():",
                "    print 'a block that the end closes'");

        try (Cli cli = shell("shop:web")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("True books\n1\n2\n'\\xc3\\xa9' u'\\xe9'\nread by the program\n");
            assertThat(cli.err()).isEmpty();
        }
    }

    @Test
    void exceptionEndsItsLineAlone() {
        Apps.write(folder, "lines", "1 / 0", "if", "print 'goes on'", "exit(7)", "print 'never'");

        try (Cli cli = shell()) {
            assertThat(cli.exitCode()).as(cli.err()).isEqualTo(7);
            assertThat(cli.out()).isEqualTo("goes on\n");
            assertThat(cli.err())
                    .startsWith("Traceback (most recent call last):\n  File \"<console>\", line 1, in <module>\n"
                            + "ZeroDivisionError: integer division or modulo by zero\n")
                    .contains("SyntaxError")
                    .doesNotContain("wsgilet_shell");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 / 0", "if", "x = = 1"})
    void lineThatFailedShowsInTheExitCode(String line) {
        Apps.write(folder, "lines", line, "print 'goes on'");

        try (Cli cli = shell()) {
            assertThat(cli.exitCode()).as(cli.err()).isEqualTo(1);
            assertThat(cli.out()).isEqualTo("goes on\n");
        }
    }

    @Test
    void applicationThatDoesNotLoadIsSaidInOneLine() {
        Apps.write(folder, "lines", "print 'never'");

        try (Cli cli = shell("shop:nothing")) {
            assertThat(cli.exitCode()).isEqualTo(3);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err()).matches("wsgilet: the module 'shop' .* has no 'nothing' .*\n");
        }
    }

    @Test
    void terminalHasPromptCompletionAndHistory() {
        Apps.write(
                folder,
                "lines",
                "print app.catal\t * 2, u'é', '!x \\'",
                "print app.catal\t * 2, u'é', '!x'",
                "exit(4)");
        String terminal = "script -qec 'stty rows 24 cols 100; \"$COMMAND\" shell shop:web' /dev/null <lines";
        Programs.find("script");

        try (Cli cli = program(terminal)) {
            assertThat(cli.exitCode()).as(cli.out()).isEqualTo(4);
            assertThat(cli.out())
                    .contains("application and app are shop:web", ">>> ", "SyntaxError", "booksbooks é !x");
            assertThat(folder.resolve("state/wsgilet/history")).content().contains("app.catalogue * 2", "exit(4)");
        }
    }

    private Cli shell(String... arguments) {
        return program("\"$COMMAND\" shell " + String.join(" ", arguments) + " <lines");
    }

    private Cli program(String script) {
        List<String> environment = List.of(
                "COMMAND=" + Project.COMMAND,
                "XDG_STATE_HOME=" + folder.resolve("state"),
                "TERM=xterm",
                "LC_ALL=C.UTF-8");
        return Cli.startProgram(folder, environment, List.of("sh", "-c", script));
    }
}
