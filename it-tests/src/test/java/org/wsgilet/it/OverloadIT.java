package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --backlog} while the application needs all processors: some are served, the others told so at once. */
@Tag("alone")
class OverloadIT {
    private static final int CLIENTS = 40;

    @TempDir
    Path folder;

    // with more threads than processors only some of them work: the queue is elsewhere
    @ParameterizedTest
    @CsvSource({"1, sum(range(1000))", "2, sum(range(1000))", "16, sum(range(1000))", "2, time.sleep(.01)"})
    void requestsBeyondTheBacklogAreRefusedAtOnce(int threads, String work) throws Exception {
        Apps.write(
                folder,
                "app.py",
                "import os, time",
                "def app(environ, start_response):",
                "    works = environ['PATH_INFO'] == '/work'",
                "    while works and not os.path.exists('enough'):",
                "        " + work,
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['served']");
        int served = threads + 4;
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Cli cli =
                Cli.serve(List.of(), "app", "--chdir", folder + "", "--threads", threads + "", "--backlog", "4")) {
            cli.awaitListening();
            int port = cli.ports().get(0);
            for (int i = 0; i < 20; i++) {
                assertThat(Apps.get(port, "/")).isEqualTo("served");
            }
            CompletionService<Response> answers = new ExecutorCompletionService<>(clients);
            for (int i = 0; i < CLIENTS; i++) {
                answers.submit(() -> work(port));
            }

            // none of the others ends before all of these are answered
            assertThat(take(CLIENTS - served, answers)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.complete()).isTrue();
            });
            Files.createFile(folder.resolve("enough"));
            assertThat(take(served, answers)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.complete()).isTrue();
            });
            assertThat(Apps.get(port, "/")).isEqualTo("served");
            assertThat(cli.err()).doesNotContain("WARN", "\tat ");
        } finally {
            clients.shutdownNow();
        }
    }

    private static Response work(int port) throws Exception {
        try (Wire wire = Wire.to(port)) {
            return wire.send("GET /work HTTP/1.1", "Host: h").read();
        }
    }

    private static List<Response> take(int count, CompletionService<Response> answers) throws Exception {
        List<Response> taken = new ArrayList<>();
        while (taken.size() < count) {
            var answer = answers.poll(30, TimeUnit.SECONDS);
            assertThat(answer).as("answer %s of %s", taken.size() + 1, count).isNotNull();
            taken.add(answer.get());
        }
        return taken;
    }
}
