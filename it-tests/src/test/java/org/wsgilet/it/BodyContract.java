package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "Buffering and Streaming" and "Handling the Content-Length Header": what becomes of the iterable. */
abstract class BodyContract extends Contract {
    BodyContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource({
        "/list,onetwo",
        "/tuple,onetwo",
        "/str,a whole string",
        "/empty-str,''",
        "/empty-list,''",
        "/empty-items,''"
    })
    void bodyOfKnownLengthHasItsContentLength(String variant, String body) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "body", variant)).read();

            assertThat(response.text()).isEqualTo(body);
            assertThat(response.header("Content-Length")).isEqualTo(body.length() + "");
            assertThat(response.header("Transfer-Encoding")).isNull();
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/generator,onetwo",
        "/map,xy",
        "/iterator,ab",
        "/lying-length,ab",
        "/sequence,old protocol",
        "/empty-generator,''",
        "/set,only",
        "/dict,k"
    })
    void anyIterableIsABody(String variant, String body) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "body", variant)).read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo(body);
            assertThat(response.complete()).isTrue();
            assertUsable(wire);
        }
    }

    @Test
    void fileObjectIsABody() {
        assertThat(get("body", "/file").text()).startsWith("\"\"\"Applications of the contract suite");
    }

    @Test
    void allByteValuesArrive() {
        byte[] body = get("body", "/binary").body();

        assertThat(body).hasSize(256);
        for (int i = 0; i < body.length; i++) {
            assertThat(body[i]).isEqualTo((byte) i);
        }
    }

    @ParameterizedTest
    @CsvSource({"/large,1048576", "/many,1000000"})
    void largeBodiesArriveWhole(String variant, int length) {
        Response response = get("body", variant);

        assertThat(response.body()).hasSize(length);
        assertThat(response.complete()).isTrue();
    }

    // RFC 9112 6.1: no chunked coding for HTTP/1.0
    @Test
    void httpOneDotZeroClientsReadToTheEnd() {
        try (Wire wire = connect()) {
            wire.send("GET " + server.mount() + "/generator HTTP/1.0", "X-Fixture: body");
            Response response = wire.read();

            assertThat(response.header("Transfer-Encoding")).isNull();
            assertThat(response.text()).isEqualTo("onetwo");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    @Test
    void eachItemArrivesBeforeTheNextIsAskedFor() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "stream", "/?one,two,three"));
            assertThat(wire.readHead().header("Transfer-Encoding")).isEqualTo("chunked");

            assertThat(wire.readChunk()).isEqualTo("one");
            assertThat(journal(1)).containsExactly("one");
            open("one");
            assertThat(wire.readChunk()).isEqualTo("two");
            open("two");
            assertThat(wire.readChunk()).isEqualTo("three");
            open("three");
            assertThat(wire.readChunk()).isEmpty();
            assertUsable(wire);
        }
    }

    // clients such as urllib3 hand an item on when they have read the line end of its chunk
    @Test
    void lineEndOfAChunkDoesNotWaitForTheNextItem() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "stream", "/?one"));
            wire.readHead();

            assertThat(wire.readChunk()).isEqualTo("one");
            assertThat(latin1(wire.readBytes(2))).isEqualTo("\r\n");
            open("one");
        }
    }

    @Test
    void httpOneDotZeroClientsGetItemsOneByOneToo() {
        try (Wire wire = connect()) {
            wire.send("GET " + server.mount() + "/?one,two HTTP/1.0", "X-Fixture: stream", "X-Key: " + key);
            wire.readHead();

            assertThat(latin1(wire.readBytes(3))).isEqualTo("one");
            open("one");
            assertThat(latin1(wire.readBytes(3))).isEqualTo("two");
            open("two");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unicode",
                "/unicode-str",
                "/unicode-generator",
                "/non-latin",
                "/int-item",
                "/none-item",
                "/mixed-list",
                "/bytearray",
                "/array",
                "/xrange",
                "/none",
                "/int"
            })
    void bodyThatIsNoIterableOfStringsIsAnError(String variant) {
        try (Wire wire = connect()) {
            assertPlainError(wire.send(request("GET", "body", variant)).read());
            assertUsable(wire);
        }
        assertLogged("PEP 3333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/then-unicode", "/then-int"})
    void wrongItemAfterTheHeadersCutsTheResponse(String variant) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "body", variant)).read();

            assertThat(response.text()).isEqualTo("fine");
            assertThat(response.complete()).isFalse();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"/list,6", "/tuple,6", "/str,14", "/large,1048576"})
    void headKeepsTheLengthAndSendsNoBody(String variant, String length) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("HEAD", "body", variant)).readHead();

            assertThat(response.header("Content-Length")).isEqualTo(length);
            assertUsable(wire);
        }
    }

    // RFC 9110 8.6: the length of GET or none; an application may leave the body of HEAD away
    @ParameterizedTest
    @ValueSource(strings = {"/generator", "/many", "/empty-generator", "/empty-list", "/empty-str"})
    void headOfUnknownLengthInventsNone(String variant) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("HEAD", "body", variant)).readHead();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Length")).isNull();
            assertUsable(wire);
        }
    }

    // PEP 3333: the application may answer HEAD with a length and no body
    @Test
    void headWithADeclaredLengthAndNoBodyIsNoMismatch() {
        try (Wire wire = connect()) {
            Response response = wire.send(request("HEAD", "length", "/list?42")).readHead();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Length")).isEqualTo("42");
            assertUsable(wire);
        }
    }

    // RFC 9110 8.6: no Content-Length in 204, and none invented in 304
    @ParameterizedTest
    @CsvSource({
        "204%20No%20Content,/list",
        "204%20No%20Content,/empty-list",
        "204%20No%20Content,/generator",
        "304%20Not%20Modified,/empty-list",
        "304%20Not%20Modified,/generator",
        "304%20Not%20Modified,/empty-generator",
    })
    void statusWithoutBodySendsNone(String status, String variant) {
        try (Wire wire = connect()) {
            wire.send(request("GET", "body", variant + "?" + status));
            Response response = wire.read();

            assertThat(response.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(response.header("Content-Length")).isNull();
            assertThat(response.header("Transfer-Encoding")).isNull();
            assertUsable(wire);
        }
    }

    @Test
    void statusWithoutBodyIgnoresTheOneReturned() {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "body", "/list?304%20Not%20Modified"))
                    .read();

            assertThat(response.header("Content-Length")).isIn(null, "6");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"205%20Reset%20Content", "404%20Not%20Found", "500%20Mine", "301%20Moved"})
    void otherStatusesKeepTheirBody(String status) {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "body", "/list?" + status)).read();

            assertThat(response.complete()).isTrue();
            assertThat(response.text()).isIn("onetwo", status.startsWith("205") ? "" : "onetwo");
            assertUsable(wire);
        }
    }
}
