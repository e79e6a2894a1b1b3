package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --timeout}: what becomes of a request whose application takes too long. */
@Timeout(180)
class DeadlineIT {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"time.sleep(1000)", "threading.Event().wait()", "spin()", "fibonacci(90)", "deadlock.acquire()"})
    void requestOverItsTimeIsAnsweredAndItsThreadFreed(String expression) {
        writeApplication(expression);
        try (Cli cli = serve("--threads", "1");
                Wire wire = Wire.to(port(cli))) {
            Response response = wire.send("GET /slow HTTP/1.1", "Host: h").read();

            assertThat(response.status()).isEqualTo(504);
            assertThat(response.text()).isEqualTo("504 Gateway Timeout\n");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
            awaitFast(cli);
            assertThat(folder.resolve("finally")).exists();
        }
    }

    @Test
    void otherStreamsOfTheConnectionGoOn() throws Exception {
        writeApplication("time.sleep(1000)");
        try (Cli cli = serve("--threads", "2");
                Http2 http2 = Http2.to(port(cli))) {
            Http2.Answer slow = http2.get("/slow");
            assertThat(slow.response().status()).isEqualTo(504);
            assertThat(slow.response().text()).isEqualTo("504 Gateway Timeout\n");
            assertThat(slow.reset()).isFalse();

            Http2.Answer begun = http2.get("/begun");
            assertThat(begun.response().status()).isEqualTo(200);
            assertThat(begun.response().text()).isEqualTo("first");
            assertThat(begun.reset()).isTrue();

            assertThat(http2.get("/fast").response().text()).isEqualTo("fast");
        }
    }

    @Test
    void stackOfPythonAndOfJavaIsLoggedOnce() {
        writeApplication("time.sleep(1000)");
        try (Cli cli = serve("--threads", "1")) {
            Apps.get(port(cli), "/slow");
            awaitFast(cli);

            assertThat(cli.err())
                    .containsOnlyOnce("Timeout after 0.5 s: GET /slow")
                    .contains("in app\n    slow()\n", "in slow\n    time.sleep(1000)\n", "java.lang.Thread.sleep")
                    .doesNotContain("Traceback");
        }
    }

    @Test
    void threadThatCannotBeInterruptedDisturbsNoOther() {
        writeApplication("sum(itertools.count())");
        try (Cli cli = serve("--threads", "2", "--graceful-timeout", "0");
                Wire wire = Wire.to(port(cli))) {
            assertThat(wire.send("GET /slow HTTP/1.1", "Host: h").read().status())
                    .isEqualTo(504);
            awaitFast(cli);
        }
    }

    @Test
    void responseThatHasBegunIsCut() {
        writeApplication("time.sleep(1000)");
        try (Cli cli = serve();
                Wire wire = Wire.to(port(cli))) {
            Response response = wire.send("GET /begun HTTP/1.1", "Host: h").read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("first");
            assertThat(response.complete()).isFalse();
        }
    }

    @Test
    void eachBlockOfAStreamRenewsTheTime() {
        writeApplication("None");
        try (Cli cli = serveWith(Duration.ofSeconds(2));
                Wire wire = Wire.to(port(cli))) {
            Response response = wire.send("GET /stream HTTP/1.1", "Host: h").read();

            assertThat(response.complete()).isTrue();
            assertThat(response.text()).isEqualTo(".".repeat(12)); // in more than two seconds
        }
    }

    @Test
    void timeOfASlowClientDoesNotCount() {
        writeApplication("time.sleep(1000)");
        try (Cli cli = serve();
                Wire wire = Wire.to(port(cli))) {
            // else the server receives the body first
            wire.send("POST /read HTTP/1.1", "Host: h", "Content-Length: 3000001", "Expect: 100-continue");
            assertThat(wire.readHead().status()).isEqualTo(100);
            wire.sendRaw(new byte[3_000_000]);
            Await.until("the application reads", () -> Files.exists(folder.resolve("reading")));
            for (int i = 0; i < 3; i++) {
                assertThat(Apps.get(port(cli), "/slow")).startsWith("504"); // three timeouts go by
            }
            Response response = wire.sendRaw("x").read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("3000001");
        }
    }

    @Test
    void zeroIsNoTimeout() {
        writeApplication("time.sleep(1.5)");
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--timeout", "0")) {
            cli.awaitListening();

            assertThat(Apps.get(port(cli), "/slow")).isEqualTo("slow");
        }
    }

    @Test
    void runningRequestsAreLoggedAtTheSignal() {
        writeApplication("time.sleep(1000)");
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--graceful-timeout", "0");
                Wire wire = awaitWire(cli)) {
            wire.send("GET /slow?secret=1 HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("slow")));
            cli.signal("URG");

            Await.until("the stack", () -> cli.err().contains("in slow\n    time.sleep(1000)\n"));
            assertThat(cli.err())
                    .contains("1 running requests\nGET /slow for ", " s on wsgilet")
                    .doesNotContain("secret");
        }
    }

    /** HotSpot's profiler stops threads with SIGUSR2: a handler of ours would run at each sample instead. */
    @Test
    void profilerOfTheJvmSeesTheApplication() throws Exception {
        writeApplication("fibonacci(24)");
        Path recording = folder.resolve("recording.jfr");
        try (Cli cli = Cli.serve(
                List.of("WSGILET_JAVA_OPTS=-XX:StartFlightRecording=settings=profile,filename=" + recording),
                "app",
                "--chdir",
                folder + "")) {
            cli.awaitListening();
            Apps.get(port(cli), "/slow");
            cli.signal("TERM");
            cli.exitCode();
            assertThat(cli.err()).doesNotContain("running requests\n");
        }
        assertThat(RecordingFile.readAllEvents(recording))
                .extracting(event -> event.getEventType().getName())
                .contains("jdk.ExecutionSample");
    }

    private static Wire awaitWire(Cli cli) {
        cli.awaitListening();
        return Wire.to(port(cli));
    }

    private void writeApplication(String expression) {
        Apps.write(
                folder,
                "app.py",
                "import itertools, threading, time",
                "deadlock = threading.Semaphore(0)",
                "def spin():",
                "    while True:",
                "        pass",
                "def fibonacci(n):",
                "    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)",
                "def slow():",
                "    open('slow', 'w').close()",
                "    " + expression,
                "def stream():",
                "    for _ in range(12):",
                "        time.sleep(.2)",
                "        yield '.'",
                "def begun():",
                "    yield 'first'",
                "    slow()",
                "def app(environ, start_response):",
                "    path = environ['PATH_INFO'][1:]",
                "    if path == 'slow':",
                "        try:",
                "            slow()",
                "        except Exception:",
                "            open('exception', 'w').close()",
                "        finally:",
                "            done = 'done'",
                "            open('finally', 'w').close()",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    if path == 'read':",
                "        open('reading', 'w').close()",
                "        return [str(len(environ['wsgi.input'].read()))]",
                "    return {'stream': stream, 'begun': begun}.get(path, lambda: [path])()");
    }

    private static int port(Cli cli) {
        return cli.ports().get(0);
    }

    private Cli serve(String... options) {
        return serveWith(TIMEOUT, options);
    }

    /** Once requests are faster than that, as the first is not on each machine. */
    private Cli serveWith(Duration timeout, String... options) {
        List<String> all = new ArrayList<>(List.of("app", "--timeout", timeout.toMillis() / 1000.0 + ""));
        all.addAll(List.of(options));
        Cli cli = Cli.serveIn(folder, all.toArray(String[]::new));
        awaitFast(cli);
        return cli;
    }

    private static void awaitFast(Cli cli) {
        Await.until("fast", () -> Apps.get(port(cli), "/fast").equals("fast"));
    }
}
