package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bodies are received before a thread is given to their request, in memory and in files. */
class BodiesIT extends Contract {
    private static final int SIZE = 3_000_000;

    @TempDir
    Path own;

    @RegisterExtension
    static final CliServer SERVER = CliServer.of(
            "contract:application",
            "--chdir",
            Project.PYTHON.toString(),
            "--threads",
            "1",
            "--body-memory",
            "64k",
            "--body-folder",
            Temporary.FOLDER.toString());

    BodiesIT() {
        super(SERVER);
    }

    @Test
    void uploadsThatStallHoldNoThread() {
        List<Wire> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                stalled.add(upload("").sendRaw("x".repeat(SIZE - 1)));
                assertThat(get("body", "/list").text()).isEqualTo("onetwo");
            }
            for (Wire wire : stalled) {
                assertThat(wire.sendRaw("x").read().text()).isEqualTo(SIZE + "");
                assertUsable(wire);
            }
        } finally {
            stalled.forEach(Wire::close);
        }
    }

    // with one thread none may wait for a client, also where it asks for 100 Continue
    @Test
    void clientsThatExpectToContinueHoldNoThread() {
        try (Wire wire = upload("Expect: 100-continue")) {
            assertThat(wire.readHead().status()).isEqualTo(100);
            wire.sendRaw("x".repeat(SIZE - 1));
            assertThat(get("body", "/list").text()).isEqualTo("onetwo");
            assertThat(wire.sendRaw("x").read().text()).isEqualTo(SIZE + "");
        }
    }

    // as waitress does; Flask's MAX_CONTENT_LENGTH looks at it
    @Test
    void chunkedBodyHasALength() {
        try (Wire wire = connect().send(request("POST", "echo", "/", "Transfer-Encoding: chunked"))) {
            Environ environ = Environ.of(wire.sendRaw("3\r\nabc\r\n0\r\n\r\n").read());

            assertThat(environ.get("CONTENT_LENGTH")).isEqualTo("'3'");
            assertThat(environ.has("HTTP_TRANSFER_ENCODING")).isFalse();
            assertUsable(wire);
        }
    }

    @Test
    void incompleteBodyIsAnsweredByTheServer() {
        for (String body : List.of("3\r\nabc\r\n0\r\n", "3\r\nabc\r\n0\r\nX: y\r\n", "3\r\nab", "3\r\nabcX")) {
            try (Wire wire = connect().send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"))) {
                assertThat(wire.sendRaw(body).finish().read().status()).as(body).isEqualTo(400);
                assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
            }
        }
        assertThat(journal(0)).isEmpty();
    }

    @Test
    void malformedChunkIsToldAsSuch() {
        try (Cli cli = serve("--stream-bodies")) {
            String answer = streamed(cli, "3\r\nabcX\r\n");
            assertThat(answer).contains("did not arrive whole: 3 bytes came (a chunk is malformed)");
        }
    }

    @Test
    void applicationMayReadBodiesWhileTheyArrive() {
        try (Cli cli = serve("--stream-bodies")) {
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                wire.send("POST /first HTTP/1.1", "Host: h", "Content-Length: 6");
                assertThat(wire.sendRaw("abc").readHead().status()).isEqualTo(200);
                assertThat(wire.readChunk()).isEqualTo("abc");
                assertThat(wire.sendRaw("def").readChunk()).isEqualTo("def");
            }
        }
    }

    @Test
    void bodyWithoutRoomIsRefused() throws IOException {
        Path gone = Files.createDirectory(own.resolve("gone"));
        try (Cli cli = serve("--body-memory", "2k", "--body-folder", gone.toString())) {
            int port = cli.ports().get(0);
            Files.delete(gone);
            try (Wire wire = Wire.to(port)) {
                wire.send("POST / HTTP/1.1", "Host: h", "Content-Length: 100000");
                assertThat(wire.sendRaw("x".repeat(5000)).read().status()).isEqualTo(507);
                assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
            }
            Await.until(
                    "logged", () -> cli.err().contains("POST / is answered with 507: there is no room for its body"));
            assertThat(cli.err()).contains("NoSuchFileException: " + gone).doesNotContain("\tat ");
            try (Wire wire = Wire.to(port)) {
                wire.send("POST / HTTP/1.1", "Host: h", "Content-Length: 3");
                assertThat(wire.sendRaw("abc").read().text()).isEqualTo("abc");
            }
        }
    }

    private Wire upload(String header) {
        String[] head = header.isEmpty()
                ? request("POST", "reader", "/?count()", "Content-Length: " + SIZE)
                : request("POST", "reader", "/?count()", "Content-Length: " + SIZE, header);
        return connect().send(head);
    }

    private Cli serve(String... options) {
        Apps.write(
                own,
                "app.py",
                "def app(environ, start_response):",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return blocks(environ['wsgi.input'])",
                "def blocks(body):",
                "    try:",
                "        for block in iter(lambda: body.read(3), ''):",
                "            yield block",
                "    except IOError as e:",
                "        yield str(e)");
        List<String> all = new ArrayList<>(List.of("app", "--chdir", own.toString()));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }

    private static String streamed(Cli cli, String chunks) {
        try (Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("POST / HTTP/1.1", "Host: h", "Transfer-Encoding: chunked");
            return wire.sendRaw(chunks).read().text();
        }
    }
}
