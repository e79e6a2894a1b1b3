package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112 section 9: how long a connection lives, and what several requests on it get. */
abstract class ConnectionContract extends Contract {
    ConnectionContract(Deployment server) {
        super(server);
    }

    @Test
    void connectionServesManyRequests() {
        try (Wire wire = connect()) {
            for (int i = 0; i < 50; i++) {
                assertUsable(wire);
            }
        }
    }

    @Test
    void connectionCloseIsHonoured() {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "body", "/list", "Connection: close"))
                    .read();

            assertThat(response.text()).isEqualTo("onetwo");
            assertThat(response.header("Connection")).isEqualToIgnoringCase("close");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE", "foo, close", "close, foo"})
    void connectionCloseIsATokenOfAList(String value) {
        try (Wire wire = connect()) {
            wire.send(request("GET", "body", "/list", "Connection: " + value)).read();

            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    @ParameterizedTest
    @CsvSource({"/list", "/generator"})
    void httpOneDotZeroClosesByDefault(String variant) {
        try (Wire wire = connect()) {
            Response response = wire.send("GET " + server.mount() + variant + " HTTP/1.0", "X-Fixture: body")
                    .read();

            assertThat(response.text()).isEqualTo("onetwo");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    @Test
    void httpOneDotZeroKeepsAliveWhenAsked() {
        try (Wire wire = connect()) {
            for (int i = 0; i < 2; i++) {
                Response response = wire.send(
                                "GET " + server.mount() + "/list HTTP/1.0", "X-Fixture: body", "Connection: keep-alive")
                        .read();

                assertThat(response.header("Connection")).isEqualToIgnoringCase("keep-alive");
                assertThat(response.text()).isEqualTo("onetwo");
            }
        }
    }

    @Test
    void httpOneDotZeroStreamsEndWithTheConnection() {
        try (Wire wire = connect()) {
            Response response = wire.send(
                            "GET " + server.mount() + "/generator HTTP/1.0",
                            "X-Fixture: body",
                            "Connection: keep-alive")
                    .read();

            assertThat(response.header("Transfer-Encoding")).isNull();
            assertThat(response.text()).isEqualTo("onetwo");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    // RFC 9110 9.3.6: a success would open a tunnel
    @Test
    void connectIsRefused() {
        try (Wire wire = connect()) {
            Response response = wire.send("CONNECT example.org:80 HTTP/1.1", "Host: example.org:80")
                    .readHead();

            assertThat(response.status()).isIn(400, 404, 405, 501);
        }
    }

    @Test
    void httpOneDotZeroNeedsNoHost() {
        try (Wire wire = connect()) {
            assertThat(wire.send("GET " + server.mount() + "/ HTTP/1.0").read().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        try (Wire wire = connect()) {
            String requests = "";
            for (int i = 0; i < 10; i++) {
                requests += String.join("\r\n", request("GET", "status", "/?" + (200 + i) + "%20x")) + "\r\n\r\n";
            }
            wire.sendRaw(requests);

            for (int i = 0; i < 10; i++) {
                Response response = wire.read();
                int status = 200 + i;
                assertThat(response.status()).isEqualTo(status);
            }
        }
    }

    @Test
    void pipelinedBodiesStayApart() {
        try (Wire wire = connect()) {
            String head = String.join("\r\n", request("POST", "reader", "/?read()", "Content-Length: 5")) + "\r\n\r\n";
            wire.sendRaw(head + "first" + head + "other");

            assertThat(wire.read().text()).isEqualTo("'first'");
            assertThat(wire.read().text()).isEqualTo("'other'");
        }
    }

    @Test
    void pipelinedHeadAndGetStayApart() {
        try (Wire wire = connect()) {
            wire.send(request("HEAD", "body", "/list")).send(request("GET", "body", "/tuple"));

            assertThat(wire.readHead().header("Content-Length")).isEqualTo("6");
            assertThat(wire.read().text()).isEqualTo("onetwo");
        }
    }

    @Test
    void requestMayArriveByteByByte() {
        try (Wire wire = connect()) {
            String bytes =
                    String.join("\r\n", request("POST", "reader", "/?read()", "Content-Length: 3")) + "\r\n\r\nabc";
            for (char c : bytes.toCharArray()) {
                wire.sendRaw(String.valueOf(c));
            }

            assertThat(wire.read().text()).isEqualTo("'abc'");
        }
    }

    @Test
    void clientThatHalfClosesGetsItsResponse() {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "body", "/generator")).finish().read();

            assertThat(response.text()).isEqualTo("onetwo");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    // RFC 9112 2.2: a server should ignore an empty line before the request line
    @Test
    void emptyLineBeforeTheRequestIsIgnored() {
        try (Wire wire = connect()) {
            wire.sendRaw("\r\n");
            assertUsable(wire);
        }
    }

    @Test
    void expectedContinueIsSentWhenTheApplicationReads() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Content-Length: 3", "Expect: 100-continue"));

            assertThat(wire.read().status()).isEqualTo(100);
            assertThat(wire.sendRaw("abc").read().text()).isEqualTo("'abc'");
            assertUsable(wire);
        }
    }

    @Test
    void expectedContinueWithTheBodyAlreadyThereIsFine() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Content-Length: 3", "Expect: 100-continue"));
            wire.sendRaw("abc");
            Response response = wire.read();
            if (response.status() == 100) {
                response = wire.read();
            }

            assertThat(response.text()).isEqualTo("'abc'");
            assertUsable(wire);
        }
    }

    @Test
    void expectedContinueIsNotSentForABodyThatNobodyReads() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "body", "/list", "Content-Length: 3", "Expect: 100-continue"));
            Response response = wire.read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("onetwo");
        }
    }

    @Test
    void expectedContinueWorksForChunkedBodies() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked", "Expect: 100-continue"));

            assertThat(wire.read().status()).isEqualTo(100);
            assertThat(wire.sendRaw("3\r\nabc\r\n0\r\n\r\n").read().text()).isEqualTo("'abc'");
            assertUsable(wire);
        }
    }

    @Test
    void continueIsNotSentToWhoeverDidNotAsk() {
        assertThat(post("reader", "/?read()", "abc").status()).isEqualTo(200);
    }

    // RFC 9110 10.1.1: 417 or ignored, never a hang
    @Test
    void unknownExpectationIsRefusedOrIgnored() {
        assertThat(post("reader", "/?read()", "abc", "Expect: the-unexpected").status())
                .isIn(200, 417);
    }

    // RFC 9110 10.1.1: an HTTP/1.0 client does not know 100
    @Test
    void httpOneDotZeroGetsNoContinue() {
        try (Wire wire = connect()) {
            wire.send(
                    "POST " + server.mount() + "/?read() HTTP/1.0",
                    "X-Fixture: reader",
                    "Content-Length: 3",
                    "Expect: 100-continue");

            assertThat(wire.sendRaw("abc").read().status()).isEqualTo(200);
        }
    }

    // RFC 9110 7.8: Upgrade may be ignored
    @ParameterizedTest
    @ValueSource(strings = {"websocket", "h2c", "TLS/1.0"})
    void upgradeIsIgnored(String protocol) {
        try (Wire wire = connect()) {
            Response response = wire.send(request(
                            "GET", "body", "/list", "Connection: Upgrade, HTTP2-Settings", "Upgrade: " + protocol))
                    .read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("onetwo");
        }
    }
}
