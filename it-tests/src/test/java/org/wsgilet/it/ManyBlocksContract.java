package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * PEP 3333: a server may "use a different thread to ensure that the block continues to be transmitted while the
 * application produces the next block". What holds for few blocks holds for thousands that come faster than one by one
 * can be sent.
 */
abstract class ManyBlocksContract extends Contract {
    private static final int COUNT = 20_000;
    private static final String ROWS = rows(COUNT);
    private static final int ROW = ROWS.length() / COUNT;

    /** More than sockets hold, less than {@code /counted} would make. */
    private static final long SOCKETS = 24 << 20;

    ManyBlocksContract(Deployment server) {
        super(server);
    }

    @Test
    void blocksArriveWholeAndInOrder() {
        try (Wire wire = connect()) {
            for (int i = 0; i < 5; i++) {
                Response response = wire.send(request("GET", "rows", "/plain")).read();

                assertThat(response.complete()).isTrue();
                assertThat(response.text()).isEqualTo(ROWS);
            }
            assertUsable(wire);
        }
    }

    @Test
    void largeBlocksBetweenThemKeepTheirPlace() {
        String large = "x".repeat(100_000);

        assertThat(get("rows", "/large_between").text()).isEqualTo(ROWS + large + ROWS + large + ROWS);
    }

    @Test
    void writtenBlocksComeBeforeTheIterable() {
        assertThat(get("rows", "/written").text()).isEqualTo(ROWS + "end");
    }

    @Test
    void writtenBlocksComeBeforeTheFile() throws IOException {
        String file = Files.readString(Project.ROOT.resolve("it-tests/src/test/python/fixtures/rows.py"), ISO_8859_1);

        assertThat(get("rows", "/written_before_file").text()).isEqualTo(ROWS + file);
    }

    @Test
    void allBlocksArriveBeforeTheNextIsThere() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "rows", "/then_waits")).readHead();
            StringBuilder text = new StringBuilder();
            while (text.length() < ROWS.length()) {
                text.append(wire.readChunk());
            }
            assertThat(text.toString()).isEqualTo(ROWS);

            open("rows");
            assertThat(wire.readChunk()).isEqualTo("end");
            assertThat(wire.readChunk()).isEmpty();
            assertUsable(wire);
        }
    }

    @Test
    void errorAfterThemCutsTheResponseBehindTheLast() {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "rows", "/then_fails")).read();

            assertThat(response.text()).isEqualTo(ROWS);
            assertThat(response.complete()).isFalse();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        assertLogged("no more rows");
    }

    @Test
    void errorLosesNothingThatASlowClientHasNotTaken() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "rows", "/held_up_fails")).readHead();
            awaitStandstill();
            StringBuilder text = new StringBuilder();
            for (String chunk; (chunk = wire.readChunk()) != null; ) {
                text.append(chunk);
            }

            assertThat(text).hasSize((int) made());
        }
        assertLogged("held up");
    }

    @Test
    void contentLengthEndsThem() {
        try (Wire wire = connect()) {
            int length = COUNT / 2 * ROW + 4;
            Response response =
                    wire.send(request("GET", "rows", "/plain?" + length)).read();

            assertThat(response.header("Content-Length")).isEqualTo(length + "");
            assertThat(response.text()).isEqualTo(ROWS.substring(0, length));
            assertUsable(wire);
        }
    }

    @Test
    void contentLengthThatTheyDoNotReachCutsTheResponse() {
        try (Wire wire = connect()) {
            int length = ROWS.length();
            Response response =
                    wire.send(request("GET", "rows", "/plain?" + (length + 1))).read();

            assertThat(response.complete()).isFalse();
            assertLogged("the body ended after " + length + " of the " + (length + 1) + " bytes");
        }
    }

    @Test
    void clientThatLeavesEndsThem() {
        Wire wire = connect();
        wire.send(request("GET", "rows", "/noting_close")).readHead();
        wire.reset();

        assertThat(journal(1)).containsExactly("close");
    }

    @Test
    void applicationWaitsForASlowClient() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "rows", "/counted")).readHead();
            awaitStandstill();

            assertThat(made()).isBetween(1L, SOCKETS);
        }
    }

    private long made() {
        return Long.parseLong(get("rows", "/progress").text()) * ROW;
    }

    private void awaitStandstill() {
        long[] last = {0, 0};
        Await.until("the application stands still", () -> {
            long made = made();
            last[1] = made == last[0] ? last[1] + 1 : 0;
            last[0] = made;
            return made > 0 && last[1] > 20;
        });
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> String.format(Locale.ROOT, "row %06d\n", n))
                .collect(Collectors.joining());
    }
}
