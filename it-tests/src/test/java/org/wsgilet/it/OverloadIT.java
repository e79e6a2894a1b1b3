package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --backlog} while the application needs all processors: some are served, the others told so at once. */
@Tag("alone")
class OverloadIT {
    private static final int CLIENTS = 40;
    private static final long BURNED_MILLIS = 2_000;

    @TempDir
    Path folder;

    private record Answer(Response response, long millis) {}

    // with more threads than processors only some of them work: the queue is elsewhere
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void requestsBeyondTheBacklogAreRefusedAtOnce(int threads) throws Exception {
        Apps.write(
                folder,
                "app.py",
                "import time",
                "def app(environ, start_response):",
                "    end = time.time() + (environ['PATH_INFO'] == '/burn') * " + BURNED_MILLIS / 1000.0,
                "    while time.time() < end:",
                "        sum(range(1000))",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['served']");
        try (Cli cli =
                Cli.serve(List.of(), "app", "--chdir", folder + "", "--threads", threads + "", "--backlog", "4")) {
            cli.awaitListening();
            int port = cli.ports().get(0);
            for (int i = 0; i < 20; i++) {
                assertThat(Apps.get(port, "/")).isEqualTo("served");
            }
            List<Answer> answers = burn(port);

            assertThat(answers).allMatch(answer -> answer.response().complete());
            assertThat(answers)
                    .filteredOn(answer -> answer.response().status() == 200)
                    .hasSize(threads + 4);
            assertThat(answers)
                    .filteredOn(answer -> answer.response().status() != 200)
                    .hasSize(CLIENTS - threads - 4)
                    .allSatisfy(answer -> {
                        assertThat(answer.response().status()).isEqualTo(503);
                        assertThat(answer.response().header("Retry-After")).isEqualTo("1");
                        assertThat(answer.millis()).isLessThan(BURNED_MILLIS);
                    });
            assertThat(Apps.get(port, "/")).isEqualTo("served");
            assertThat(cli.err()).doesNotContain("WARN", "\tat ");
        }
    }

    private static List<Answer> burn(int port) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> {
                    long start = System.nanoTime();
                    try (Wire wire = Wire.to(port)) {
                        Response response =
                                wire.send("GET /burn HTTP/1.1", "Host: h").read();
                        return new Answer(response, (System.nanoTime() - start) / 1_000_000);
                    }
                }));
            }
            List<Answer> finished = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                finished.add(answer.get());
            }
            return finished;
        } finally {
            clients.shutdownNow();
        }
    }
}
