package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is too large is refused, and who is too slow holds nobody up. */
abstract class LimitsContract extends Contract {
    LimitsContract(Deployment server) {
        super(server);
    }

    @Test
    void targetOfAMegabyteIsRefused() {
        try (Wire wire = connect()) {
            wire.trySend(("GET " + server.mount() + "/" + "x".repeat(1 << 20)).getBytes(US_ASCII));

            assertThat(wire.read().status()).isIn(0, 400, 414, 431);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void targetOfAHundredKilobytesIsToldTooLong() {
        try (Wire wire = connect()) {
            wire.trySend(("GET " + server.mount() + "/" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: h\r\n\r\n")
                    .getBytes(US_ASCII));

            assertThat(wire.read().status()).isIn(0, 414, 431);
        }
    }

    @Test
    void headersOfAMegabyteAreRefused() {
        try (Wire wire = connect()) {
            wire.sendRaw("GET " + server.mount() + "/ HTTP/1.1\r\nHost: h\r\n");
            wire.trySend(("X-Long: " + "x".repeat(1 << 20) + "\r\n\r\n").getBytes(US_ASCII));

            assertThat(wire.read().status()).isIn(0, 400, 431);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void hundredThousandHeadersAreRefused() {
        try (Wire wire = connect()) {
            wire.sendRaw("GET " + server.mount() + "/ HTTP/1.1\r\nHost: h\r\n");
            wire.trySend(("X-Many: x\r\n".repeat(100_000) + "\r\n").getBytes(US_ASCII));

            assertThat(wire.read().status()).isIn(0, 400, 431);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void headerOfSixKilobytesArrives() {
        assertThat(environ("/", "X-Long: " + "x".repeat(6000)).get("HTTP_X_LONG"))
                .hasSize(6002);
    }

    @Test
    void endlessTrailersAreRefused() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"));
            wire.sendRaw("5\r\nhello\r\n0\r\n")
                    .trySend("X-Trailer: x\r\n".repeat(100_000).getBytes(US_ASCII));
            wire.trySend("\r\n".getBytes(US_ASCII));

            assertThat(wire.read().status()).isIn(0, 200, 400, 413, 431);
        }
    }

    @Test
    void endlessChunkExtensionIsRefusedOrIgnored() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"));
            wire.sendRaw("5;").trySend("x".repeat(1 << 20).getBytes(US_ASCII));
            wire.trySend("\r\nhello\r\n0\r\n\r\n".getBytes(US_ASCII));

            assertThat(wire.read().status()).isIn(0, 200, 400, 413, 431);
        }
    }

    @Test
    void clientThatDoesNotReadHoldsNobodyElseUp() {
        try (Wire slow = connect()) {
            slow.send(request("GET", "closing", "/endless")).readHead();

            assertThat(get("body", "/list").text()).isEqualTo("onetwo");
            slow.reset();
        }
        assertThat(journal(1)).containsExactly("close");
    }

    @Test
    void halfSentRequestsHoldNobodyUp() {
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                slow.add(connect().sendRaw("GET " + server.mount() + "/ HTTP/1.1\r\nHost: h\r\nX-Slow"));
            }

            assertThat(get("body", "/list").text()).isEqualTo("onetwo");
        } finally {
            slow.forEach(Wire::close);
        }
    }

    @Test
    void halfSentBodiesHoldNobodyUp() {
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Wire wire = connect().send(request("POST", "reader", "/?read()", "Content-Length: 1000"));
                slow.add(wire.sendRaw("only this"));
            }

            assertThat(get("body", "/list").text()).isEqualTo("onetwo");
        } finally {
            slow.forEach(Wire::close);
        }
    }

    @Test
    void idleConnectionsHoldNobodyUp() {
        List<Wire> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                idle.add(connect());
            }
            idle.forEach(this::assertUsable);
        } finally {
            idle.forEach(Wire::close);
        }
    }

    @Test
    void clientsThatDieLeaveTheServerWhole() {
        for (int i = 0; i < 50; i++) {
            connect().send(request("GET", "body", "/large")).reset();
            connect().sendRaw("GET / HT").reset();
        }

        assertThat(get("body", "/list").text()).isEqualTo("onetwo");
    }
}
