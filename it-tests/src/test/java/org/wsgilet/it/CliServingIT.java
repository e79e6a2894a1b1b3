package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running {@code ./wsgilet serve}: addresses, environment, logs and signals. */
class CliServingIT {
    @TempDir
    Path folder;

    @Test
    void eachAddressIsPrintedAndServed() {
        Apps.writeAnswering(folder, "app.py", "app", "", "environ['SERVER_PORT']");
        try (Cli cli = Cli.serveIn(folder, "app", "--bind", "127.0.0.1:0")) {
            assertThat(cli.ports()).hasSize(2).doesNotContain(0).doesNotHaveDuplicates();
            for (int port : cli.ports()) {
                assertThat(Apps.get(port, "/")).isEqualTo(port + "");
            }
        }
    }

    @Test
    void environmentAndPathsReachTheApplication() {
        Apps.writeAnswering(
                folder.resolve("work"),
                "app.py",
                "app",
                "import os, sys, library",
                "(os.environ['GREETING'], os.environ['EMPTY'], os.path.basename(os.getcwd()), library.VALUE, "
                        + "os.path.basename(sys.path[0] or os.getcwd()))");
        Apps.write(folder, "lib/library.py", "VALUE = 'found'");
        try (Cli cli = Cli.serve(
                List.of(),
                "app",
                "--chdir",
                folder.resolve("work") + "",
                "--python-path",
                folder.resolve("lib") + "",
                "--env",
                "GREETING=a=b",
                "--env",
                "EMPTY=")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("('a=b', '', 'work', 'found', 'work')");
        }
    }

    @Test
    void oneThreadServesOneRequestAtATime() {
        Apps.writeAnswering(folder, "app.py", "app", "", "environ['wsgi.multithread']");
        try (Cli cli = Cli.serveIn(folder, "app", "--threads", "1")) {
            for (int i = 0; i < 3; i++) {
                assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("False");
            }
        }
    }

    @Test
    void environmentOfTheProcessIsInherited() {
        Apps.writeAnswering(
                folder, "app.py", "app", "import os", "(os.environ['INHERITED'], os.getenv('PATH') is not None)");
        try (Cli cli = Cli.serve(List.of("INHERITED=yes"), "app", "--chdir", folder + "")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("('yes', True)");
        }
    }

    @Test
    void relativeFilesOpenInTheWorkingDirectory() {
        Apps.write(folder, "data.txt", "data");
        Apps.writeAnswering(folder, "app.py", "app", "", "open('data.txt').read().strip()");
        try (Cli cli = Cli.serveIn(folder, "app")) {
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("data");
        }
    }

    @Test
    void accessLogGoesToTheFile() throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        Path log = folder.resolve("access.log");
        try (Cli cli = Cli.serveIn(folder, "app", "--access-log", log.toString())) {
            Apps.get(cli.ports().get(0), "/page?q=1");
            Await.until("access log", () -> read(log).contains("\"GET /page?q=1 HTTP/1.1\" 200"));
        }
        assertThat(Files.readAllLines(log)).hasSize(1);
    }

    @Test
    void accessLogGoesToTheStandardOutput() {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        try (Cli cli = Cli.serveIn(folder, "app", "--access-log", "-")) {
            Apps.get(cli.ports().get(0), "/page");
            Await.until("access log", () -> cli.out().contains("\"GET /page HTTP/1.1\" 200"));
        }
    }

    @Test
    void requestsCannotForgeLogLines() {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        try (Cli cli = Cli.serveIn(folder, "app", "--access-log", "-")) {
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                wire.send("GET /%0Aforged HTTP/1.1", "Host: h", "User-Agent: a\" \"forged\u001b[31m")
                        .read();
            }
            Apps.get(cli.ports().get(0), "/last");
            Await.until("access log", () -> cli.out().contains("GET /last"));

            assertThat(cli.out().lines()).noneMatch(line -> line.startsWith("forged"));
            assertThat(cli.out()).doesNotContain("\u001b", "a\" \"forged");
        }
    }

    @Test
    void printOfTheApplicationIsShown() {
        Apps.write(folder, "app.py", "print 'loaded'", "def app(environ, start_response):", "    pass");
        try (Cli cli = Cli.serveIn(folder, "app")) {
            Await.until("print", () -> (cli.out() + cli.err()).contains("loaded"));
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void signalLetsTheRunningRequestFinish(String signal, int exitCode) {
        writeWaiting();
        try (Cli cli = Cli.serveIn(folder, "app");
                Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("GET / HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            cli.signal(signal);
            Await.until("new connections are refused", () -> refuses(cli.ports().get(0)));
            Apps.write(folder, "go");

            Response response = wire.read();
            assertThat(response.text()).isEqualTo("finished");
            assertThat(response.complete()).isTrue();
            assertThat(cli.exitCode()).isEqualTo(exitCode);
            Await.until("atexit ran", () -> Files.exists(folder.resolve("exited")));
        }
    }

    @Test
    void gracefulTimeoutEndsTheWait() {
        writeWaiting();
        try (Cli cli = Cli.serveIn(folder, "app", "--graceful-timeout", "1");
                Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("GET / HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            cli.signal("TERM");

            Await.until("exit", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void idleKeptAliveConnectionsDoNotDelayTheExit() {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        try (Cli cli = Cli.serveIn(folder, "app");
                Wire idle = Wire.to(cli.ports().get(0))) {
            idle.send("GET / HTTP/1.1", "Host: h").read();
            cli.signal("TERM");

            Await.until("exit", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    // threads that logging saw are joined by Python's atexit unless the server prevents it
    @Test
    void loggingOnPoolThreadsDoesNotHangTheExit() {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import logging, threading\nlogging.basicConfig()",
                "logging.warning('seen') or threading.currentThread().getName()");
        try (Cli cli = Cli.serveIn(folder, "app")) {
            Apps.get(cli.ports().get(0), "/");
            cli.signal("TERM");

            Await.until("exit", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void spooledUploadsAreForTheUserOfTheServerAlone() {
        Apps.write(
                folder,
                "app.py",
                "import os",
                "from werkzeug.wrappers import Request, Response",
                "@Request.application",
                "def app(request):",
                "    spool = request.files['f'].stream",
                "    mode = os.fstat(spool.fileno()).st_mode & 0777",
                "    return Response('%o %d' % (mode, len(spool.read())))");
        String body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
                + "x".repeat(600_000)
                + "\r\n--b--\r\n";
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--python-path", Project.FRAMEWORKS + "")) {
            cli.awaitListening();
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                Response response = wire.send(
                                "POST / HTTP/1.1",
                                "Host: h",
                                "Content-Type: multipart/form-data; boundary=b",
                                "Content-Length: " + body.length())
                        .sendRaw(body)
                        .read();
                assertThat(response.text()).isEqualTo("600 600000");
            }
        }
    }

    /** An application that says when a request started, and goes on when the file "go" is there. */
    private void writeWaiting() {
        Apps.write(
                folder,
                "app.py",
                "import atexit, os, time",
                "atexit.register(lambda: open('exited', 'w').close())",
                "def app(environ, start_response):",
                "    open('started', 'w').close()",
                "    while not os.path.exists('go'):",
                "        time.sleep(.01)",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['finished']");
    }

    private static boolean refuses(int port) {
        try {
            Wire.to(port).close();
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
