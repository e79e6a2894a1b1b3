package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "Handling the Content-Length Header": when the declared length and the body disagree. */
abstract class ContentLengthContract extends Contract {
    ContentLengthContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/list?10,hello,world",
                "/stream?10,hello,world",
                "/write?10,hello,world",
                "/list?10,,helloworld,"
            })
    void rightLengthIsKept(String variant) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "length", variant)).read();

            assertThat(response.header("Content-Length")).isEqualTo("10");
            assertThat(response.header("Transfer-Encoding")).isNull();
            assertThat(response.text()).isEqualTo("helloworld");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/list?0", "/list?0,", "/stream?0", "/stream?0,,"})
    void lengthOfZeroIsKept(String variant) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "length", variant)).read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Length")).isEqualTo("0");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/list?7,hello,world",
                "/stream?7,hello,world",
                "/list?7,hellowo,rld",
                "/stream?7,hellowo,rld",
                "/list?7,helloworld"
            })
    void longerBodyIsTruncatedToItsLength(String variant) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "length", variant)).read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Length")).isEqualTo("7");
            assertThat(response.text()).isEqualTo("hellowo");
            assertUsable(wire);
        }
        assertLogged("Content-Length");
    }

    // PEP 3333: "raise an error if the application tries to write() past that point"
    @Test
    void writingPastTheLengthIsAnError() {
        Response response = get("length", "/write?7,hello,world");

        assertThat(response.header("Content-Length")).isEqualTo("7");
        assertThat("hellowo").startsWith(response.text());
        assertLogged("AssertionError: write()");
    }

    @Test
    void bodyOfALengthOfZeroIsTruncatedToNothing() {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "length", "/list?0,surplus")).read();

            assertThat(response.header("Content-Length")).isEqualTo("0");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/list?20,hello,world", "/list?20", "/stream?20", "/stream?20,,"})
    void shorterBodyIsACleanErrorWhileNothingWasSent(String variant) {
        try (Wire wire = connect()) {
            assertPlainError(wire.send(request("GET", "length", variant)).read());
            assertUsable(wire);
        }
        assertLogged("Content-Length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream?20,hello,world", "/write?20,hello,world"})
    void shorterBodyCutsTheConnectionWhenItStarted(String variant) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "length", variant)).read();

            assertThat(response.header("Content-Length")).isEqualTo("20");
            assertThat(response.text()).isEqualTo("helloworld");
            assertThat(response.complete()).isFalse();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }
}
