package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "Error Handling": an error ends its request, tells the client so, and is logged once as Python does. */
abstract class ErrorContract extends Contract {
    ErrorContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exception",
                "/unicode",
                "/bytes",
                "/multi-line",
                "/io-error",
                "/import",
                "/system-exit",
                "/sys-exit",
                "/keyboard-interrupt",
                "/stop-iteration",
                "/generator-exit",
                "/memory-error",
                "/out-of-memory",
                "/recursion",
                "/nested-forever",
                "/java-runtime",
                "/java-io",
                "/java-error",
                "/java-linkage",
                "/java-overflow",
                "/java-memory",
                "/java-interrupted",
            })
    void errorBeforeTheHeadersIsACleanFiveHundred(String kind) {
        try (Wire wire = connect()) {
            assertPlainError(wire.send(request("GET", "errors", kind)).read());
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exception",
                "/system-exit",
                "/keyboard-interrupt",
                "/memory-error",
                "/recursion",
                "/io-error",
                "/java-runtime",
                "/java-io",
                "/java-error",
                "/java-overflow",
            })
    void errorAfterTheHeadersCutsTheResponse(String kind) {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "errors", kind + "?later")).read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("first");
            assertThat(response.complete()).isFalse();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        assertThat(get("body", "/list").text()).as("the server lives on").isEqualTo("onetwo");
    }

    // RFC 9112 section 8: where the connection's end ends the body, a cut looks like success
    @Test
    void cutIsVisibleToAClientThatAskedToClose() {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "errors", "/exception?later", "Connection: close"))
                    .read();

            assertThat(response.text()).isEqualTo("first");
            assertThat(response.complete()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exception", "/system-exit", "/recursion"})
    void headIsToldOfTheErrorWithoutABody(String kind) {
        try (Wire wire = connect()) {
            assertThat(wire.send(request("HEAD", "errors", kind)).readHead().status())
                    .isEqualTo(500);
            assertUsable(wire);
        }
    }

    @Test
    void twoHundredNestedConstructorsFitTheStack() {
        assertThat(get("errors", "/nested").text()).isEqualTo("survived");
    }

    @Test
    void errorIsLoggedOnceAsPythonPrintsIt() {
        String logged = logOf("/exception", "ValueError: secret detail");

        assertThat(logged.split("Traceback \\(most recent call last\\):", -1)).hasSize(2);
        assertThat(logged).contains("errors.py\", line ", ", in application", ", in throw", "    raise exception");
        assertThat(logged).doesNotContain("org.python", "at java.", "\tat ");
    }

    @Test
    void errorWhileIteratingIsLoggedOnce() {
        String logged = logOf("/exception?later", "ValueError: secret detail");

        assertThat(logged.split("ValueError: secret detail", -1)).hasSize(2);
        assertThat(logged.split("Traceback", -1)).hasSize(2);
        assertThat(logged).contains("in later").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"/unicode,ValueError", "/bytes,ValueError", "/multi-line,second"})
    void messagesOfAnyBytesAreLogged(String kind, String expected) {
        assertThat(logOf(kind, expected)).contains("Traceback");
    }

    @Test
    void javaFramesAreLoggedWhereJavaRaised() {
        String logged = logOf("/java-runtime", "thrown by Java");

        assertThat(logged)
                .contains("Traceback (most recent call last):", "errors.py\", line ", "IllegalStateException");
    }

    @Test
    void clientErrorsAreNoErrorsOfTheServer() {
        String before = server.log();
        try (Wire wire = connect()) {
            assertThat(wire.sendRaw("nonsense\r\n\r\n").read().status()).isIn(0, 400);
        }
        get("body", "/list");

        assertThat(server.log().substring(before.length())).doesNotContain("ERROR", "\tat ");
    }

    /** What is logged of one failing request, read until the given words are in it. */
    private String logOf(String kind, String words) {
        int before = server.log().length();
        get("errors", kind);
        Await.until(words, () -> server.log().substring(before).contains(words));
        get("body", "/list");
        return server.log().substring(before);
    }
}
