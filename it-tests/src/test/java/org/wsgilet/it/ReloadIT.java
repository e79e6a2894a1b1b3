package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New code in a running server: SIGHUP, and {@code POST /reload} on the admin address. */
class ReloadIT {
    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        write("v1");
    }

    private void write(String version) {
        Apps.write(
                folder,
                "app.py",
                "import atexit, os, time",
                "VERSION = '" + version + "'",
                "atexit.register(lambda: open('exited-' + VERSION, 'w').close())",
                "def app(environ, start_response):",
                "    if environ['PATH_INFO'] == '/wait':",
                "        open('started', 'w').close()",
                "        while not os.path.exists('go'):",
                "            time.sleep(.01)",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return [VERSION]");
    }

    @Test
    void hangUpReloads() {
        try (Cli cli = serve()) {
            write("v2");
            cli.signal("HUP");

            Await.until("new code", () -> get(cli, "/").equals("v2"));
            Await.until("the old ends", () -> Files.exists(folder.resolve("exited-v1")));
            assertThat(cli.isAlive()).isTrue();
            assertThat(AdminIT.get(cli, "/status.json").text()).contains("\"generation\":2,");
            assertThat(cli.err()).contains("[INFO] [org.wsgilet.reload.Reloader] Reloaded in ");
        }
    }

    @Test
    void hangUpReloadsWhereItWasIgnoredAtTheStart() {
        try (Cli cli = startIgnoringHangUp(List.of(Project.COMMAND + ""))) {
            write("v2");
            cli.signal("HUP");

            Await.until("new code", () -> get(cli, "/").equals("v2"));
            assertThat(cli.err()).doesNotContain("SIGHUP is ignored");
        }
    }

    @Test
    void hangUpThatStaysIgnoredIsSaid() {
        String home = System.getProperty("java.home");
        String library = Project.COMMAND.resolveSibling("../lib").normalize() + "";
        try (Cli cli = startIgnoringHangUp(List.of(
                home + "/bin/java", "-cp", library + "/bridge/*:" + library + "/jetty/*", "org.wsgilet.cli.Wsgilet"))) {
            cli.signal("HUP");
            write("v2");
            AdminIT.post(cli, "/reload");

            assertThat(get(cli, "/")).isEqualTo("v2");
            assertThat(cli.err())
                    .containsOnlyOnce("SIGHUP is ignored, as whoever started the process wanted (nohup does):"
                            + " to load new code, POST /reload to the address of --admin");
        }
    }

    private Cli startIgnoringHangUp(List<String> program) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh"));
        command.addAll(program);
        command.addAll(List.of("serve", "app", "--chdir", folder + "", "--bind", "127.0.0.1:0"));
        command.addAll(List.of("--admin", "127.0.0.1:0"));
        Cli cli = Cli.startProgram(folder, List.of(), command);
        cli.awaitListening();
        return cli;
    }

    @Test
    void hangUpDuringTheFirstLoadReloadsAfterIt() {
        Apps.write(
                folder,
                "app.py",
                "import os, time",
                "open('loading', 'w').close()",
                "while not os.path.exists('go'):",
                "    time.sleep(.01)",
                "def app(environ, start_response):",
                "    raise ValueError('the first generation')");
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--admin", "127.0.0.1:0")) {
            Await.until("the first load", () -> Files.exists(folder.resolve("loading")));
            cli.signal("HUP");
            write("v2");
            Apps.write(folder, "go");
            cli.awaitListening();

            Await.until(
                    "new code", () -> AdminIT.get(cli, "/status.json").text().contains("\"generation\":2,"));
            assertThat(get(cli, "/")).isEqualTo("v2");
        }
    }

    @Test
    void adminAddressReloads() {
        try (Cli cli = serve()) {
            write("v2");
            Response answer = AdminIT.post(cli, "/reload");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).matches("Reloaded in \\d+ ms\n");
            assertThat(get(cli, "/")).isEqualTo("v2");
            assertThat(AdminIT.get(cli, "/metrics").text())
                    .contains("wsgilet_reloads_total{result=\"success\"} 1.0")
                    .contains("wsgilet_reloads_total{result=\"failure\"} 0.0");
        }
    }

    @Test
    void reloadIsNoPageOfABrowser() {
        try (Cli cli = serve()) {
            Response get = AdminIT.get(cli, "/reload");
            assertThat(get.status()).isEqualTo(405);
            assertThat(get.header("Allow")).isEqualTo("POST");
            assertThat(AdminIT.post(cli, "/reload", "Origin: http://elsewhere.example")
                            .status())
                    .isEqualTo(403);
            assertThat(AdminIT.get(cli, "/status.json").text()).contains("\"generation\":1,");
        }
    }

    @Test
    void codeThatDoesNotLoadChangesNothing() {
        try (Cli cli = serve()) {
            Apps.write(folder, "app.py", "def load():", "    raise ValueError('no database')", "load()");
            Response answer = AdminIT.post(cli, "/reload");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text())
                    .startsWith("The new code does not load, nothing changes:\nTraceback (most recent call last):\n")
                    .contains("app.py\", line 2, in load", "ValueError: no database");
            assertThat(cli.err()).contains("[ERROR]", "line 2, in load", "ValueError: no database");
            assertThat(get(cli, "/")).isEqualTo("v1");
            assertThat(AdminIT.get(cli, "/metrics").text()).contains("wsgilet_reloads_total{result=\"failure\"} 1.0");
            write("v3");
            assertThat(AdminIT.post(cli, "/reload").status()).isEqualTo(200);
            assertThat(get(cli, "/")).isEqualTo("v3");
        }
    }

    @Test
    void oneApplicationThatDoesNotLoadKeepsAllAsTheyWere() {
        Apps.writeAnswering(folder, "other.py", "app", "", "1");
        try (Cli cli = serve("--mount", "/other=other")) {
            write("v2");
            Apps.write(folder, "other.py", "oops");

            assertThat(AdminIT.post(cli, "/reload").text()).contains("the application at /other: ", "NameError");
            assertThat(get(cli, "/")).isEqualTo("v1");
            assertThat(get(cli, "/other")).isEqualTo("1");
        }
    }

    @Test
    void requestsOfTheOldCodeFinishWithIt() {
        try (Cli cli = serve();
                Wire old = Wire.to(cli.ports().get(0))) {
            old.send("GET /wait HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            write("v2");
            AdminIT.post(cli, "/reload");

            assertThat(get(cli, "/")).isEqualTo("v2");
            assertThat(folder.resolve("exited-v1")).doesNotExist();
            Apps.write(folder, "go");
            assertThat(old.read().text()).isEqualTo("v1");
            Await.until("the old ends", () -> Files.exists(folder.resolve("exited-v1")));
        }
    }

    @Test
    void requestsThatDoNotFinishAreEnded() {
        try (Cli cli = serve("--graceful-timeout", "1");
                Wire old = Wire.to(cli.ports().get(0))) {
            old.send("GET /wait HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            write("v2");
            AdminIT.post(cli, "/reload");

            assertThat(old.read().status()).isEqualTo(504);
            Await.until("the old ends", () -> Files.exists(folder.resolve("exited-v1")));
            assertThat(cli.err()).contains("Generation 1 of 'app' was replaced 1 s ago; ending its request GET /wait");
            assertThat(get(cli, "/")).isEqualTo("v2");
        }
    }

    @Test
    void threadsOfTheOldCodeEnd() {
        Apps.write(
                folder,
                "threads.py",
                "import Queue, thread, threading, time",
                "def forever(name, wait):",
                "    while True:",
                "        try:",
                "            open('alive-' + name, 'w').close()",
                "            wait()",
                "        except Exception:",
                "            pass",
                "def start(version):",
                "    for name, wait in [('sleep', lambda: time.sleep(60)), ('queue', Queue.Queue().get),",
                "                       ('busy', lambda: None)]:",
                "        worker = threading.Thread(target=forever, args=(version + name, wait))",
                "        worker.setDaemon(True)",
                "        worker.setName(version + name)",
                "        worker.start()",
                "    thread.start_new_thread(forever, (version + 'raw', lambda: time.sleep(.01)))");
        String listing =
                "' '.join(sorted(str(t) for t in Thread.getAllStackTraces().keySet() if 'FunctionThread' in str(t)))";
        String imports = "import threads\nfrom java.lang import Thread\nthreads.start('%s')";
        Apps.writeAnswering(folder, "app.py", "app", imports.formatted("v1"), listing);
        try (Cli cli = serve("--log-level", "debug")) {
            assertThat(get(cli, "/")).contains("v1busy", "v1queue", "v1sleep", "Thread-");
            Apps.writeAnswering(folder, "app.py", "app", imports.formatted("v2"), listing);
            AdminIT.post(cli, "/reload");

            Await.until("threads of the old code end", () -> !get(cli, "/").contains("v1"));
            assertThat(get(cli, "/").split("FunctionThread")).hasSize(5);
            assertThat(get(cli, "/")).contains("v2busy", "v2queue", "v2sleep", "Thread-");
        }
    }

    @Test
    void stopEndsAllGenerations() {
        try (Cli cli = serve();
                Wire old = Wire.to(cli.ports().get(0))) {
            old.send("GET /wait HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            write("v2");
            AdminIT.post(cli, "/reload");
            cli.signal("TERM");
            Apps.write(folder, "go");

            assertThat(old.read().text()).isEqualTo("v1");
            assertThat(cli.exitCode()).isEqualTo(143);
            assertThat(folder.resolve("exited-v1")).exists();
            assertThat(folder.resolve("exited-v2")).exists();
        }
    }

    @Test
    void underLoadNoRequestFails() {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (Cli cli = serve()) {
            AtomicBoolean done = new AtomicBoolean();
            List<AtomicInteger> answered =
                    Stream.generate(AtomicInteger::new).limit(CLIENTS).toList();
            List<CompletableFuture<Void>> clients = answered.stream()
                    .map(count ->
                            CompletableFuture.runAsync(() -> ask(cli.ports().get(0), count, done), threads))
                    .toList();
            awaitMore(answered, clients);
            for (int i = 2; i < 5; i++) {
                write("v" + i);
                assertThat(AdminIT.post(cli, "/reload").status()).isEqualTo(200);
                awaitMore(answered, clients);
            }
            done.set(true);

            clients.forEach(CompletableFuture::join);
            assertThat(get(cli, "/")).isEqualTo("v4");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Until each client has some more answers, or one has ended, which it does for a wrong answer alone. */
    private static void awaitMore(List<AtomicInteger> answered, List<CompletableFuture<Void>> clients) {
        List<Integer> wanted = answered.stream().map(count -> count.get() + 10).toList();
        Await.until(
                "more answers for each client",
                () -> clients.stream().anyMatch(CompletableFuture::isDone)
                        || IntStream.range(0, CLIENTS)
                                .allMatch(i -> answered.get(i).get() >= wanted.get(i)));
    }

    private static void ask(int port, AtomicInteger answered, AtomicBoolean done) {
        try (Wire kept = Wire.to(port)) {
            while (!done.get()) {
                Response response = kept.send("GET / HTTP/1.1", "Host: h").read();
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.text()).matches("v\\d");
                answered.incrementAndGet();
            }
        }
    }

    @Test
    void reloadsAtOnceComeOneAfterTheOther() {
        try (Cli cli = serve()) {
            List<CompletableFuture<Response>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(CompletableFuture.supplyAsync(() -> AdminIT.post(cli, "/reload")));
            }

            assertThat(all)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
            assertThat(AdminIT.get(cli, "/status.json").text()).containsPattern("\"generation\":[2-7],");
            assertThat(get(cli, "/")).isEqualTo("v1");
        }
    }

    private static String get(Cli cli, String path) {
        return Apps.get(cli.ports().get(0), path);
    }

    private Cli serve(String... options) {
        List<String> all = new ArrayList<>(List.of("app", "--chdir", folder + "", "--admin", "127.0.0.1:0"));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
