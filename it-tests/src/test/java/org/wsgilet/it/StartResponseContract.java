package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "The start_response() Callable": when it may be called, and with what. */
abstract class StartResponseContract extends Contract {
    StartResponseContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/twice", "/explicit_none"})
    void secondCallWithoutExcInfoIsAnError(String variant) {
        assertPlainError(get("start", variant));

        assertThat(journal(1).get(0)).startsWith("AssertionError: ").contains("PEP 3333", "exc_info");
        assertLogged(journal(1).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/replaced", "/by_keyword", "/after_empty_items", "/replaced_length"})
    void excInfoBeforeOutputReplacesStatusAndHeaders(String variant) {
        Response response = get("replacing", variant);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.reason()).isEqualTo(server.reason(response.status(), "Gone Away"));
        assertThat(response.header("X-First")).isNull();
        assertThat(response.header("X-Second")).isEqualTo("2");
        assertThat(response.header("Content-Type")).startsWith("text/html");
        assertThat(response.text()).isEqualTo("replaced");
        assertThat(response.complete()).isTrue();
        assertThat(journal(0)).isEmpty();
    }

    @Test
    void excInfoInTheFirstCallIsFine() {
        assertThat(get("replacing", "/first_exc_info").status()).isEqualTo(503);
    }

    @Test
    void excInfoAfterOutputRaisesTheOriginalError() {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "replacing", "/after_output")).read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("first");
            assertThat(response.complete()).isFalse();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        List<String> journal = journal(2);
        assertThat(journal.get(0)).isEqualTo("ValueError: late failure");
        assertThat(journal.get(1)).as("frames of the traceback").endsWith("fail");
    }

    @Test
    void replacementIsCheckedToo() {
        assertPlainError(get("replacing", "/bad_replacement"));

        assertThat(journal(1).get(0)).startsWith("AssertionError: ").contains("hop-by-hop");
    }

    @ParameterizedTest
    @CsvSource({"/lazy,lazy", "/lazy_empty,''"})
    void callInsideTheFirstNextCounts(String variant, String body) {
        Response response = get("starting", variant);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("X-First")).isEqualTo("1");
        assertThat(response.text()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/never", "/never_empty", "/never_generator", "/item_first"})
    void bodyWithoutStartResponseIsAnError(String variant) {
        assertPlainError(get("starting", variant));

        assertLogged("start_response");
    }

    @Test
    void secondCallWhileIteratingCutsTheResponse() {
        Response response = get("start", "/again_while_iterating");

        assertThat(response.text()).isEqualTo("first");
        assertThat(response.complete()).isFalse();
        assertThat(journal(1).get(0)).startsWith("AssertionError: ");
    }

    @Test
    void missingArgumentIsAnError() {
        assertPlainError(get("start", "/too_few_arguments"));

        assertThat(journal(1).get(0)).matches("(TypeError|AssertionError): .*");
    }

    @Test
    void headersAreTakenAtTheCall() {
        Response response = get("start", "/headers_changed_later");

        assertThat(response.text()).isIn("body", "Internal Server Error\n");
        assertThat(response.headers("Connection")).doesNotContain("close").hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK",
                "201 Created",
                "299 Very Custom",
                "404 Not Found",
                "418 I'm a teapot",
                "451 x",
                "599 Odd",
                "999 Highest"
            })
    void statusReachesTheClient(String status) {
        Response response = get("status", "/?" + encode(status));

        assertThat(response.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(response.reason()).isEqualTo(server.reason(response.status(), status.substring(4)));
        assertThat(response.text()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200",
                "OK",
                "200OK",
                "20 OK",
                "2000 OK",
                " 200 OK",
                "abc OK",
                "20x OK",
                "-20 OK",
                "+20 OK",
                "2 0 OK",
                "000 Zero",
                "099 Low",
                "100 Continue",
                "101 Switching Protocols",
                "103 Early Hints",
                "1000 High",
                "200\tOK",
                "200 OK\r\nX-Injected: 1",
                "200 OK\n",
                "200 OK\r",
                "200 O\0K",
                "200 O\u007fK",
            })
    void malformedStatusIsAnError(String status) {
        Response response = get("status", "/?" + encode(status));

        assertPlainError(response);
        assertThat(response.header("X-Injected")).isNull();
        assertThat(journal(1).get(0)).startsWith("AssertionError: ").containsAnyOf("PEP 3333", "RFC 9110");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unicode", "/int", "/none", "/list"})
    void statusOfAnotherTypeIsAnError(String variant) {
        assertPlainError(get("status", variant + "?" + encode("200 OK")));

        assertThat(journal(1).get(0)).startsWith("AssertionError: ").contains("PEP 3333", "str");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.ISO_8859_1).replace("+", "%20");
    }
}
