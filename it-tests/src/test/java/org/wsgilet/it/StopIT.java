package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process ends when it is told to, whatever its application does. */
@Timeout(300)
class StopIT {
    @TempDir
    Path folder;

    @Test
    void exitFunctionThatWaitsForEverIsLeftAlone() {
        writeApplication(
                "import atexit, imp, threading, time",
                "def hold():",
                "    imp.acquire_lock(), open('held', 'w').close(), time.sleep(1000)",
                "def leave():",
                "    import colorsys",
                "atexit.register(leave)",
                "def act():",
                "    threading.Thread(target=hold).start()");
        try (Cli cli = serve("--graceful-timeout", "2")) {
            Apps.get(port(cli), "/");
            Await.until("the lock is held", () -> Files.exists(folder.resolve("held")));
            cli.signal("TERM");

            Await.until("the end", Duration.ofSeconds(40), () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
            assertThat(cli.err())
                    .contains("The exit functions of the application are not done after 10 s and are left alone:")
                    .contains("in leave\n    import colorsys\n");
        }
    }

    @Test
    void shutdownHookThatWaitsForEverIsLeftAlone() {
        writeApplication(
                "from java.lang import Runtime, Thread",
                "Runtime.getRuntime().addShutdownHook(Thread(lambda: Thread.sleep(10 ** 6)))",
                "def act(): pass");
        try (Cli cli = serve("--graceful-timeout", "0")) {
            Apps.get(port(cli), "/");
            cli.signal("TERM");

            Await.until("the end", Duration.ofSeconds(60), () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
            assertThat(cli.err())
                    .contains("wsgilet: not stopped after 20 s: the process ends all the same, with 143."
                            + " What was left: a shutdown hook of the application");
        }
    }

    @Test
    void osExitEndsTheProcessAtOnce() {
        writeApplication(
                "import atexit, os", "atexit.register(lambda: open('left', 'w').close())", "def act(): os._exit(7)");
        assertExit(7);
        assertThat(folder.resolve("left")).doesNotExist();
    }

    @Test
    void requestThatEndsTheProcessIsNotWaitedFor() {
        writeApplication(
                "import atexit",
                "from java.lang import System",
                "atexit.register(lambda: open('left', 'w').close())",
                "def act(): System.exit(8)");
        assertExit(8);
        assertThat(folder.resolve("left")).exists();
    }

    @Test
    void threadsOfTheApplicationAreNamedAndNotThoseOfTheServer() {
        writeApplication(
                "import threading",
                "def act():",
                "    threading.currentThread()",
                "    threading.Thread(target=threading.Event().wait, args=[1000], name='waiter').start()");
        try (Cli cli = serve("--graceful-timeout", "2")) {
            Apps.get(port(cli), "/");
            cli.signal("TERM");

            Await.until("the end", Duration.ofSeconds(40), () -> !cli.isAlive());
            assertThat(cli.err())
                    .contains("The application left the thread waiter running")
                    .doesNotContain("left the thread wsgilet-");
        }
    }

    private void assertExit(int code) {
        try (Cli cli = serve("--graceful-timeout", "100");
                Wire wire = Wire.to(port(cli))) {
            wire.send("GET / HTTP/1.1", "Host: h");

            Await.until("the end", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(code);
        }
    }

    private void writeApplication(String... lines) {
        Apps.write(
                folder,
                "app.py",
                String.join("\n", lines),
                "def app(environ, start_response):",
                "    act()",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['x']");
    }

    private static int port(Cli cli) {
        return cli.ports().get(0);
    }

    private Cli serve(String... options) {
        List<String> all = new java.util.ArrayList<>(List.of("app", "--chdir", folder + ""));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
