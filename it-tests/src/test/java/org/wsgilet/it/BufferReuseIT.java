package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Malformed requests leave other connections alone. With Jetty 12.1.12 a network buffer could be given back twice for
 * one, and then be that of two connections: of some 20,000 requests beside as many malformed ones one ran twice, and
 * the client got the answers of the ones before from then on.
 */
class BufferReuseIT {
    private static final int REQUESTS = 4_000;

    @TempDir
    Path folder;

    @Test
    void everyRequestGetsItsOwnAnswer() throws Exception {
        Apps.write(
                folder,
                "app.py",
                "seen = set()",
                "def app(environ, start_response):",
                "    name = environ['PATH_INFO']",
                "    text = name + (' again' if name in seen else '')",
                "    seen.add(name)",
                "    start_response('200 OK', [('Content-Length', str(len(text)))])",
                "    return [text]");
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--threads", "1")) {
            cli.awaitListening();
            int port = cli.ports().get(0);
            ExecutorService clients = Executors.newFixedThreadPool(8);
            try {
                List<Callable<List<String>>> tasks = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String name = "/" + i + "-";
                    tasks.add(() -> wellFormed(port, name));
                    tasks.add(() -> malformed(port));
                }
                for (Future<List<String>> wrong : clients.invokeAll(tasks)) {
                    assertThat(wrong.get()).isEmpty();
                }
            } finally {
                clients.shutdownNow();
            }
        }
    }

    /** On one connection; the answers that are wrong. */
    private static List<String> wellFormed(int port, String name) {
        List<String> wrong = new ArrayList<>();
        try (Wire wire = Wire.to(port)) {
            for (int i = 0; i < REQUESTS; i++) {
                Response response = i % 2 == 0
                        ? wire.send("GET " + name + i + " HTTP/1.1", "Host: h").read()
                        : wire.send("POST " + name + i + " HTTP/1.1", "Host: h", "Content-Length: 0")
                                .read();
                if (!response.text().equals(name + i)) {
                    wrong.add(name + i + ": " + response);
                }
            }
        }
        return wrong;
    }

    /** Each on a connection of its own; the answers that are no 400. */
    private static List<String> malformed(int port) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            try (Wire wire = Wire.to(port)) {
                int status = wire.send("GET / HTTP/1.1", "Host: h", "Content-Length: x")
                        .read()
                        .status();
                if (status != 400) {
                    wrong.add("malformed: " + status);
                }
            }
        }
        return wrong;
    }
}
