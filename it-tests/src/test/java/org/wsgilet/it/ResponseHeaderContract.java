package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "response_headers": what an application may send, and that nothing else gets through. */
abstract class ResponseHeaderContract extends Contract {
    private static final String TYPE = "/pairs?Content-Type=text/plain&";

    ResponseHeaderContract(Deployment server) {
        super(server);
    }

    @Test
    void headersArriveInOrderWithTheirNames() {
        Response response = get("headers", TYPE + "X-b=1&x-A=2&X-b=3");

        assertThat(response.headers().stream()
                        .filter(header -> header.name().matches("(?i)x-[ab]"))
                        .map(header -> header.name() + "=" + header.value()))
                .containsExactly("X-b=1", "x-A=2", "X-b=3");
    }

    @Test
    void eachCookieIsItsOwnHeader() {
        Response response = get("headers", TYPE + "Set-Cookie=a%3D1%3B%20Path%3D/&Set-Cookie=b%3D2");

        assertThat(response.headers("Set-Cookie")).containsExactly("a=1; Path=/", "b=2");
    }

    @ParameterizedTest
    @CsvSource({"caf%E9,caf\u00e9", "%21%7E,!~", "'',''", "a%20%20b,a  b"})
    void valuesKeepTheirBytes(String value, String read) {
        assertThat(get("headers", TYPE + "X-Value=" + value).header("X-Value")).isEqualTo(read);
    }

    @Test
    void headerOfFourKilobytesArrives() {
        String value = "x".repeat(4000);

        assertThat(get("headers", TYPE + "X-Long=" + value).header("X-Long")).isEqualTo(value);
    }

    @Test
    void aHundredHeadersArrive() {
        String pairs = "";
        for (int i = 0; i < 100; i++) {
            pairs += "&X-Many=" + i;
        }

        assertThat(get("headers", TYPE + pairs.substring(1)).headers("X-Many")).hasSize(100);
    }

    @Test
    void responseWithoutHeadersIsFine() {
        Response response = get("headers", "/pairs?");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("body");
        assertThat(response.header("Content-Type")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain,text/plain",
        "text/html%3B%20charset%3Dutf-8,text/html;charset=utf-8",
        "text/html%3B%20charset%3DISO-8859-15,text/html;charset=iso-8859-15",
        "application/json,application/json",
        "application/x-thing%3Bv%3D1,application/x-thing;v=1",
    })
    void contentTypeMeansTheSame(String sent, String read) {
        assertThat(get("headers", "/pairs?Content-Type=" + sent)
                        .header("Content-Type")
                        .toLowerCase(Locale.ROOT)
                        .replace("; ", ";"))
                .isEqualTo(read);
    }

    // RFC 9110 6.6.1: an origin server with a clock sends Date
    @Test
    void dateIsSentOnce() {
        assertThat(get("body", "/list").header("Date")).endsWith("GMT");
    }

    @Test
    void dateAndServerOfTheApplicationWin() {
        Response response = get("headers", TYPE + "Date=Thu,%2001%20Jan%202015%2000:00:00%20GMT&Server=mine");

        assertThat(response.header("Date")).isEqualTo("Thu, 01 Jan 2015 00:00:00 GMT");
        assertThat(response.header("Server")).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Injected=a%0D%0AX-Evil:%201",
                "X-Injected=a%0AX-Evil:%201",
                "X-Injected=a%0DX-Evil:%201",
                "X-Injected=a%0A%20folded",
                "X-Injected=a%00b",
                "X-Injected=a%01b",
                "X-Injected=a%09b",
                "X-Injected=a%7Fb",
                "X%0D%0AX-Evil:%201=a",
                "X%0A=a",
                "X%00=a",
                "X%20Y=a",
                "X:=a",
                "X%20=a",
                "=a",
                "Caf%E9=a",
                "X%28=a",
            })
    void forbiddenCharactersAreAnError(String pair) {
        Response response = get("headers", TYPE + pair);

        assertPlainError(response);
        assertThat(response.header("X-Evil")).isNull();
        assertThat(response.header("X-Injected")).isNull();
        assertThat(journal(1).get(0)).startsWith("AssertionError: ").contains("PEP 3333");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection=close",
                "connection=keep-alive",
                "Keep-Alive=timeout%3D5",
                "Proxy-Authenticate=Basic",
                "Proxy-Authorization=x",
                "TE=trailers",
                "Trailers=X",
                "Transfer-Encoding=chunked",
                "TRANSFER-ENCODING=identity",
                "Upgrade=websocket",
            })
    void hopByHopHeadersAreAnError(String pair) {
        assertPlainError(get("headers", TYPE + pair));

        assertThat(journal(1).get(0))
                .startsWith("AssertionError: ")
                .contains("PEP 3333", "hop-by-hop", pair.substring(0, pair.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tuple?X=1",
                "/lists?X=1",
                "/dict?X=1",
                "/iterator?X=1",
                "/none",
                "/str",
                "/strings",
                "/triple",
                "/single",
                "/unicode-name",
                "/unicode-value",
                "/int-name",
                "/int-value",
                "/none-value",
                "/list-value",
            })
    void headersOfAnotherTypeAreAnError(String variant) {
        assertPlainError(get("headers", variant));

        assertThat(journal(1).get(0)).startsWith("AssertionError: ").contains("PEP 3333");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "-1", "%2B4", "4%204", "", "1e1", "4,4", "0x4", "4.0", "99999999999999999999", "4%20x"})
    void malformedContentLengthIsAnError(String length) {
        assertPlainError(get("headers", TYPE + "Content-Length=" + length));

        assertThat(journal(1).get(0)).startsWith("AssertionError: ").contains("Content-Length");
    }

    @Test
    void conflictingContentLengthsAreAnError() {
        assertPlainError(get("headers", TYPE + "Content-Length=4&content-length=5"));

        assertThat(journal(1).get(0)).startsWith("AssertionError: ").contains("Content-Length");
    }
}
