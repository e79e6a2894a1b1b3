package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mixed load for 40 seconds, with clients that leave, reset or stall, failing requests and reloads: no answer is lost
 * or another's, no request runs twice, and what the server needs is after the second half what it was after the first.
 * {@code -Dsoak.seconds=600} for ten minutes, {@code -Dsoak.pause=50} for less load (milliseconds between two requests
 * of a client), {@code -Dsoak.reload=false} without SIGHUP.
 */
@Tag("alone")
class SoakIT {
    private static final int SECONDS = Integer.getInteger("soak.seconds", 40);
    private static final boolean RELOAD = !"false".equals(System.getProperty("soak.reload"));
    private static final int SECONDS_BETWEEN_RELOADS = 10;
    private static final Duration RELOAD_LIMIT = Duration.ofSeconds(60);
    private static final int CLIENTS = 8;
    private static final long MB = 1 << 20;

    @TempDir
    Path ran;

    private final SoakClient.Seen seen = new SoakClient.Seen();
    private int reloads;

    /** What the server needs while it is idle, its garbage collected. */
    private record Needs(double heap, double metaspace, double rss, double threads, double files) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "heap %.1f MB, metaspace %.1f MB, resident %.1f MB, %.0f threads, %.0f files",
                    heap / MB,
                    metaspace / MB,
                    rss / MB,
                    threads,
                    files);
        }
    }

    @Test
    void nothingIsLostAndNothingLeaks() throws Exception {
        try (Cli cli = Cli.serve(
                List.of("WSGILET_JAVA_OPTS=-Xmx300m", "WSGILET_ARCHIVE=off", "SOAK_RAN=" + ran),
                "soak:app",
                "--chdir",
                Project.PYTHON + "",
                "--python-path",
                Project.FRAMEWORKS + "",
                "--admin",
                "127.0.0.1:0",
                "--log-level",
                "error")) {
            cli.awaitListening();
            load(cli, "a");
            Needs first = needs(cli);
            load(cli, "b");
            assertThat(seen.wrong).isEmpty();

            System.out.println("Soak of " + SECONDS + " s: " + seen.counts + "\n  " + first);
            // The last old generation can stay for a second or two: finalizers, and a thread of Netty's, hold it.
            Await.untilHolds(() -> assertSame(first, needs(cli)));
        }
        assertRanOnce();
    }

    private void assertRanOnce() throws IOException {
        Set<String> once = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        try (Stream<Path> files = Files.list(ran)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(token -> !once.add(token))
                        .forEach(twice::add);
            }
        }
        assertThat(twice).as("requests that ran twice").isEmpty();
        seen.answered.removeAll(once);
        assertThat(seen.answered).as("answers to requests that never ran").isEmpty();
    }

    private static void assertSame(Needs first, Needs second) {
        System.out.println("  " + second);
        assertThat(second.heap).as("heap").isLessThan(first.heap * 1.2 + 5 * MB);
        assertThat(second.metaspace).as("metaspace").isLessThan(first.metaspace * 1.1 + 5 * MB);
        assertThat(second.rss).as("resident memory").isLessThan(first.rss * 1.2 + 30 * MB);
        assertThat(second.threads).as("threads").isLessThanOrEqualTo(first.threads + 2);
        assertThat(second.files).as("file descriptors").isLessThanOrEqualTo(first.files + 2);
    }

    private void load(Cli cli, String half) throws InterruptedException {
        long idle = cli.sockets();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / 2;
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(new SoakClient(cli.ports().get(0), end, half + i, seen));
            client.start();
            clients.add(client);
        }
        while (RELOAD && System.nanoTime() < end && seen.wrong.isEmpty()) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_RELOADS));
            reload(cli);
        }
        for (Thread client : clients) {
            client.join();
        }
        Await.until("the clients' connections are closed", () -> cli.sockets() <= idle);
    }

    /** One at a time: on a machine with much else to do a reload can take longer than it is to the next. */
    private void reload(Cli cli) {
        cli.signal("HUP");
        reloads++;
        Await.until("the reload is done", RELOAD_LIMIT, () -> metric(cli, "wsgilet_reloads_total") >= reloads);
    }

    private static Needs needs(Cli cli) {
        Await.until("no request runs", () -> metric(cli, "wsgilet_requests_running ") == 0);
        cli.collectGarbage();
        return new Needs(
                metric(cli, "jvm_memory_used_bytes{area=\"heap\""),
                metric(cli, "jvm_memory_used_bytes{area=\"nonheap\",id=\"Metaspace\""),
                cli.resident(),
                metric(cli, "jvm_threads_live_threads "),
                metric(cli, "process_files_open_files "));
    }

    /** The sum of the figures whose line begins so. */
    private static double metric(Cli cli, String begin) {
        return AdminIT.get(cli, "/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(begin))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
