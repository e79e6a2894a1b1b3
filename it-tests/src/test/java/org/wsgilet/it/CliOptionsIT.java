package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line itself: what it takes, what it refuses, and with which exit code. */
class CliOptionsIT {
    @TempDir
    static Path folder;

    @BeforeAll
    static void writeApplication() {
        Apps.writeAnswering(folder, "app.py", "app", "", "environ['PATH_INFO']");
    }

    @Test
    void versionIsPrinted() {
        try (Cli cli = Cli.start(folder, List.of(), "--version")) {
            assertThat(cli.exitCode()).isZero();
            assertThat(cli.out()).containsPattern("(?i)wsgilet \\d+\\.\\d+\\.\\d+");
        }
    }

    /** Each other mistake is in UsageTest, without a process. */
    @ParameterizedTest
    @ValueSource(strings = {"serve", "bogus", "serve app --threads many"})
    void wrongUsageIsOneLineAndExitCodeTwo(String line) {
        try (Cli cli = Cli.start(folder, List.of(), line.split(" "))) {
            assertThat(cli.exitCode()).as("%s%s", cli.out(), cli.err()).isEqualTo(2);
            assertThat(cli.err().strip().lines()).hasSize(1);
            assertThat(cli.out()).isEmpty();
        }
    }

    @Test
    void variablesSetOptions() {
        Path elsewhere = Path.of("/");
        List<String> variables = List.of("WSGILET_BIND=127.0.0.1:0", "WSGILET_CHDIR=" + folder, "WSGILET_THREADS=3");
        try (Cli cli = Cli.start(elsewhere, variables, "serve", "app")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/x")).isEqualTo("/x");
        }
    }

    @Test
    void optionsWinOverVariables() {
        try (Cli cli =
                Cli.start(folder, List.of("WSGILET_BIND=127.0.0.1:1"), "serve", "app", "--bind", "127.0.0.1:0")) {
            cli.awaitListening();

            assertThat(cli.ports()).hasSize(1).doesNotContain(1);
        }
    }

    @Test
    void fileSetsWhatVariablesAndOptionsLeaveOpen(@TempDir Path elsewhere) {
        Apps.write(
                elsewhere,
                "wsgilet.toml",
                "app = 'app:app'",
                "chdir = '" + folder + "'",
                "bind = ['127.0.0.1:0', '127.0.0.1:0']",
                "threads = 0");
        try (Cli cli = Cli.start(elsewhere, List.of("WSGILET_THREADS=2"), "serve")) {
            cli.awaitListening();

            assertThat(cli.ports()).hasSize(2);
            assertThat(Apps.get(cli.ports().get(1), "/x")).isEqualTo("/x");
        }
    }

    @Test
    void jvmIsShownWithWhatTheCommandSets() {
        try (Cli cli = Cli.start(folder, List.of(), "serve", "app", "--show-config")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out())
                    .contains("The JVM, to be changed by WSGILET_JAVA_OPTS:")
                    .containsPattern("-Xmx +\\d+m +the JVM's own\n")
                    .containsPattern("-XX:MaxNewSize +96m +wsgilet\n")
                    .containsPattern("-Xss +4m +wsgilet\n")
                    .containsPattern("-XX:\\+UseParallelGC +on +wsgilet\n")
                    .containsPattern("-XX:Tier4InvocationThreshold +40000 +wsgilet\n")
                    .containsPattern("WSGILET_ARCHIVE +\\S+\\.jsa +wsgilet");
        }
    }

    @Test
    void jvmIsShownWithWhatTheUserSets() {
        List<String> variables = List.of("WSGILET_JAVA_OPTS=-Xmx300m -XX:+UseSerialGC -Xss8m", "WSGILET_ARCHIVE=off");
        try (Cli cli = Cli.start(folder, variables, "serve", "app", "--show-config")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out())
                    .containsPattern("-Xmx +\\d+m +WSGILET_JAVA_OPTS\n")
                    .containsPattern("-XX:MaxNewSize +96m +wsgilet\n")
                    .containsPattern("-Xss +8m +WSGILET_JAVA_OPTS\n")
                    .containsPattern("-XX:\\+UseSerialGC +on +WSGILET_JAVA_OPTS\n")
                    .doesNotContain("UseParallelGC")
                    .containsPattern("WSGILET_ARCHIVE +- +WSGILET_ARCHIVE\n");
        }
    }

    @Test
    void mistakeInTheFileIsOneLineAndExitCodeTwo(@TempDir Path elsewhere) {
        Apps.write(elsewhere, "wsgilet.toml", "[server]", "threads = 3");
        try (Cli cli = Cli.start(elsewhere, List.of(), "serve", "app")) {
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err().strip())
                    .isEqualTo("wsgilet serve: wsgilet.toml, line 1: server: there is no such setting"
                            + " (see wsgilet serve --help)");
        }
    }

    @Test
    void addressInUseIsExitCodeFour() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Cli cli = Cli.start(folder, List.of(), "serve", "app", "--bind", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(cli.exitCode()).as("%s%s", cli.out(), cli.err()).isEqualTo(4);
            assertThat(cli.err())
                    .contains("127.0.0.1:" + taken.getLocalPort(), "in use")
                    .doesNotContain("\tat ");
            assertThat(cli.out()).doesNotContain("Listening");
        }
    }

    // In German, where the system has words for it.
    @Test
    void whatToDoAboutItDependsOnNoLanguage() throws IOException {
        List<String> german = List.of("LC_ALL=C.utf8", "LANGUAGE=de");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Cli cli = Cli.start(folder, german, "serve", "app", "--bind", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(cli.exitCode()).isEqualTo(4);
            assertThat(cli.err()).contains("choose another address, or end the process that listens there");
        }
    }

    // one taken address of two: nothing is served on the other
    @Test
    void oneAddressInUseStopsAll() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Cli cli = Cli.serve(
                        List.of(), "app", "--chdir", folder + "", "--bind", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(cli.exitCode()).isEqualTo(4);
            assertThat(cli.ports()).isEmpty();
        }
    }
}
