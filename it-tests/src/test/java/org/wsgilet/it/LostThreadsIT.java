package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests that hang: what a timeout frees, and what becomes of the server where it frees nothing. */
@Timeout(300)
class LostThreadsIT {
    private static final int THREADS = 8;

    /** What an interrupt ends. */
    private static final List<String> WAITS = List.of(
            "lock.acquire()",
            "within(lock)",
            "rlock.acquire()",
            "within(rlock)",
            "old.acquire()",
            "within(old)",
            "threading.Condition(lock).acquire()",
            "wait(threading.Condition())",
            "wait(threading.Condition(), 1000)",
            "threading.Event().wait()",
            "threading.Event().wait(1000)",
            "threading.Semaphore(0).acquire()",
            "Queue.Queue().get()",
            "Queue.Queue().get(True, 1000)",
            "started(time.sleep, 1000).join()",
            "time.sleep(1000)",
            "connected().recv(1)",
            "connected(1000).recv(1)",
            "connected().makefile().readline()",
            "listening.accept()",
            "subprocess.call(['sleep', '60'])",
            "os.system('sleep 60')",
            "re.match('(a+)+$', 'a' * 40 + 'b')",
            "re.sub('(a|aa)+$', '', 'a' * 60 + 'b')",
            "re.compile('(x+x+)+y').search('x' * 60)",
            "module_that_waits()");

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        Apps.write(
                folder,
                "app.py",
                "import imp, itertools, os, Queue, re, socket, subprocess, thread, threading, time",
                "def started(function, *arguments):",
                "    started = threading.Thread(target=function, args=arguments)",
                "    started.setDaemon(True)",
                "    started.start()",
                "    return started",
                "lock, rlock, old = threading.Lock(), threading.RLock(), thread.allocate_lock()",
                "lock.acquire(), started(rlock.acquire).join(), old.acquire()",
                "listening, silent = socket.socket(), socket.socket()",
                "for server in listening, silent:",
                "    server.bind(('127.0.0.1', 0))",
                "    server.listen(5)",
                "def within(lock):",
                "    with lock: pass",
                "def wait(condition, *arguments):",
                "    with condition: condition.wait(*arguments)",
                "def connected(timeout=None):",
                "    return socket.create_connection(silent.getsockname(), timeout)",
                "def module_that_waits():",
                "    held = threading.Event()",
                "    def hold():",
                "        imp.acquire_lock(), held.set(), time.sleep(3), imp.release_lock()",
                "    started(hold), held.wait()",
                "    import colorsys",
                "kinds = ["
                        + String.join(
                                ",",
                                WAITS.stream().map(wait -> "lambda: " + wait).toList()) + "]",
                "seen = {}",
                "def hang(kind):",
                "    try:",
                "        kinds[int(kind)]()",
                "    except:",
                "        import sys",
                "        seen[kind] = sys.exc_info()[0].__name__",
                "        raise",
                "def app(environ, start_response):",
                "    path = environ['PATH_INFO'][1:]",
                "    if path.isdigit():",
                "        hang(path)",
                "    elif path == 'count':",
                "        sum(itertools.count())",
                "    elif path == 'pipe':",
                "        open('pipe').read()",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return [' '.join(seen.get(str(i), '-') for i in range(len(kinds)))]");
    }

    @Test
    void everyWaitEndsWithTheTimeout() {
        try (Cli cli = serve("--threads", "4")) {
            for (int i = 0; i < WAITS.size(); i++) {
                assertThat(Apps.response(port(cli), "/" + i).status())
                        .as(WAITS.get(i))
                        .isEqualTo(504);
            }
            String raised = "RequestTimeout ".repeat(WAITS.size()).trim();
            Await.until("all threads are free", () -> running(cli) == 0);

            Await.untilHolds(() -> assertThat(Apps.get(port(cli), "/seen")).isEqualTo(raised));
            Await.until(
                    "no thread counts as lost",
                    () -> AdminIT.get(cli, "/readyz").text().equals("ready\n"));
        }
    }

    @Test
    void hundredDeadlocksCostNoThread() {
        try (Cli cli = serve("--threads", THREADS + "")) {
            assertThat(statuses(cli, "/1", 100)).hasSize(100).containsOnly(504);
            Await.until("all threads are free", () -> running(cli) == 0);

            awaitServed(cli);
            Await.until("ready", () -> AdminIT.get(cli, "/readyz").text().equals("ready\n"));
        }
    }

    @Test
    void lostThreadsAreReplacedUntilTheyComeBack() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe") + "")
                        .start()
                        .waitFor())
                .isZero();
        try (Cli cli = serve("--threads", "2", "--graceful-timeout", "60")) {
            assertThat(statuses(cli, "/pipe", 2)).containsOnly(504);

            awaitServed(cli);
            Await.until("lost", () -> AdminIT.get(cli, "/readyz").text().contains("2 threads are lost, 100% of 2"));
            assertThat(AdminIT.get(cli, "/readyz").status()).isEqualTo(200);
            assertThat(AdminIT.get(cli, "/healthz").text()).startsWith("ok\n2 threads are lost, 100% of 2");
            assertThat(AdminIT.get(cli, "/metrics").text()).contains("wsgilet_threads_lost 2.0");

            Files.writeString(folder.resolve("pipe"), "x");
            Await.until("back", () -> AdminIT.get(cli, "/healthz").text().equals("ok\n"));
            awaitServed(cli);
        }
    }

    @Test
    void moreLostThreadsThanThreadsEndTheProcess() {
        try (Cli cli = serve("--threads", "2")) {
            statuses(cli, "/count", 4);

            assertThat(cli.exitCode()).isEqualTo(5);
            assertThat(cli.err().lines().reduce((first, last) -> last).orElseThrow())
                    .matches("(?s)wsgilet: [3-9] threads are lost, more than --threads 2: .*")
                    .endsWith("The process ends with exit code 5 for another to be started.");
        }
    }

    @Test
    void stopDoesNotWaitForLostThreads() throws IOException {
        try (Cli cli = serve("--threads", "2", "--graceful-timeout", "100")) {
            assertThat(statuses(cli, "/count", 1)).containsOnly(504);
            Await.until("lost", () -> AdminIT.get(cli, "/healthz").text().contains("1 threads are lost"));
            cli.signal("TERM");

            Await.until("the end", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    private static List<Integer> statuses(Cli cli, String path, int requests) {
        ExecutorService clients = Executors.newFixedThreadPool(requests);
        try {
            List<CompletableFuture<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                statuses.add(CompletableFuture.supplyAsync(() -> status(cli, path), clients));
            }
            return statuses.stream()
                    .map(status -> status.exceptionally(cut -> 0).join())
                    .toList();
        } finally {
            clients.shutdown();
        }
    }

    /** All wait for their turn, on a machine that does other things for longer than a client does. */
    private static int status(Cli cli, String path) {
        try (Wire wire = Wire.to(port(cli)).patience(Duration.ofMinutes(2))) {
            return wire.send("GET " + path + " HTTP/1.1", "Host: h").read().status();
        }
    }

    /** Half a second is short for an answer on such a machine. */
    private static void awaitServed(Cli cli) {
        Await.untilHolds(() -> assertThat(statuses(cli, "/", 4)).containsOnly(200));
    }

    private static int running(Cli cli) {
        return Integer.parseInt(AdminIT.get(cli, "/threads").text().split(" ")[0]);
    }

    private static int port(Cli cli) {
        return cli.ports().get(0);
    }

    private Cli serve(String... options) {
        List<String> all =
                new ArrayList<>(List.of("app", "--chdir", folder + "", "--timeout", "0.5", "--admin", "127.0.0.1:0"));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        awaitServed(cli);
        return cli;
    }
}
