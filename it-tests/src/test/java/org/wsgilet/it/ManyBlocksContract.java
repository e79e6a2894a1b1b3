package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * PEP 3333: a server may "use a different thread to ensure that the block continues to be transmitted while the
 * application produces the next block". What holds for few blocks holds for thousands that come faster than that.
 */
abstract class ManyBlocksContract extends Contract {
    private static final int COUNT = 20_000;
    private static final int ROW = 11;

    ManyBlocksContract(Deployment server) {
        super(server);
    }

    @Test
    void blocksArriveWholeAndInOrder() {
        try (Wire wire = connect()) {
            for (int i = 0; i < 5; i++) {
                Response response =
                        wire.send(request("GET", "rows", "/all_rows?" + COUNT)).read();

                assertThat(response.complete()).isTrue();
                assertThat(response.text()).isEqualTo(rows(COUNT));
            }
            assertUsable(wire);
        }
    }

    @Test
    void largeBlocksBetweenThemKeepTheirPlace() {
        String text = get("rows", "/large_between?" + COUNT).text();

        assertThat(text).isEqualTo(rows(COUNT, n -> row(n) + (n % 1000 == 999 ? "x".repeat(100_000) : "")));
    }

    @Test
    void writtenBlocksComeBeforeTheIterable() {
        assertThat(get("rows", "/written?" + COUNT).text()).isEqualTo(rows(COUNT) + "end");
    }

    @Test
    void writtenBlocksComeBeforeTheFile() throws IOException {
        String file = Files.readString(Project.ROOT.resolve("it-tests/src/test/python/fixtures/rows.py"), ISO_8859_1);

        assertThat(get("rows", "/written_before_file?" + COUNT).text()).isEqualTo(rows(COUNT) + file);
    }

    @Test
    void allBlocksArriveBeforeTheNextIsThere() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "rows", "/then_waits?" + COUNT)).readHead();
            StringBuilder text = new StringBuilder();
            while (text.length() < COUNT * ROW) {
                text.append(wire.readChunk());
            }
            assertThat(text.toString()).isEqualTo(rows(COUNT));

            open("rows");
            assertThat(wire.readChunk()).isEqualTo("end");
            assertThat(wire.readChunk()).isEmpty();
            assertUsable(wire);
        }
    }

    @Test
    void errorAfterThemCutsTheResponseBehindTheLast() {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "rows", "/then_fails?" + COUNT)).read();

            assertThat(response.text()).isEqualTo(rows(COUNT));
            assertThat(response.complete()).isFalse();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        assertLogged("no more rows");
    }

    @Test
    void contentLengthEndsThem() {
        try (Wire wire = connect()) {
            int length = COUNT / 2 * ROW + 4;
            Response response = wire.send(request("GET", "rows", "/all_rows?" + COUNT + "," + length))
                    .read();

            assertThat(response.header("Content-Length")).isEqualTo(length + "");
            assertThat(response.text()).isEqualTo(rows(COUNT).substring(0, length));
            assertUsable(wire);
        }
    }

    @Test
    void contentLengthThatTheyDoNotReachCutsTheResponse() {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "rows", "/all_rows?" + COUNT + "," + (COUNT * ROW + 1)))
                    .read();

            assertThat(response.text()).isEqualTo(rows(COUNT));
            assertThat(response.complete()).isFalse();
        }
        assertLogged("the body ended after " + COUNT * ROW + " of the " + (COUNT * ROW + 1) + " bytes");
    }

    @Test
    void clientThatLeavesEndsThem() {
        Wire wire = connect();
        wire.send(request("GET", "rows", "/noting_close?1000000000")).readHead();
        wire.reset();

        assertThat(journal(1)).containsExactly("close");
    }

    // what the sockets hold and a little more; not what the application could make
    @Test
    void applicationIsNotFarAheadOfASlowClient() {
        int ahead = 16 << 20;
        int total = 4 * ahead / ROW;
        try (Wire wire = connect()) {
            wire.send(request("GET", "rows", "/counted?" + total)).readHead();
            long received = 0;
            for (int step = 1; step <= 3; step++) {
                while (received < (long) step * ahead / 4) {
                    received += wire.readChunk().length();
                }
                long made = Long.parseLong(get("rows", "/progress").text()) * ROW;
                assertThat(made).isBetween(received - ROW, received + ahead);
            }
        }
    }

    private static String rows(int count) {
        return rows(count, ManyBlocksContract::row);
    }

    private static String rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining());
    }

    private static String row(int n) {
        return String.format("row %06d\n", n);
    }
}
