package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333: close() is called once, however the request ends. */
abstract class CloseContract extends Contract {
    CloseContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/items",
        "GET,/empty",
        "GET,/fails",
        "GET,/fails-later",
        "GET,/unicode",
        "GET,/unstarted",
        "GET,/list",
        "GET,/generator",
        "GET,/iter-fails",
        "GET,/close-fails",
        "GET,/items?204%20No%20Content",
        "GET,/items?304%20Not%20Modified",
        "HEAD,/items",
        "HEAD,/list",
        "HEAD,/generator",
    })
    void closeIsCalledOnce(String method, String variant) {
        try (Wire wire = connect()) {
            wire.send(request(method, "closing", variant)).readHead();
            assertClosedOnce();
        }
    }

    // on the JVM nothing but close() runs the finally of an abandoned generator
    @ParameterizedTest
    @ValueSource(strings = {"/endless", "/endless-generator"})
    void clientThatDiesWhileReadingClosesTheIterable(String variant) {
        Wire wire = connect();
        wire.send(request("GET", "closing", variant)).readHead();
        wire.reset();

        assertClosedOnce();
    }

    @Test
    void clientThatLeavesWhileReadingClosesTheIterable() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "closing", "/endless")).readHead();
        }

        assertClosedOnce();
    }

    @Test
    void clientThatDiesBeforeTheFirstItemClosesTheIterable() {
        Wire wire = connect();
        wire.send(request("GET", "closing", "/hold"));
        assertThat(journal(1)).containsExactly("holding");
        wire.reset();
        open("hold");

        assertThat(journal(2)).containsExactly("holding", "close");
    }

    @Test
    void errorInCloseLeavesTheResponseAlone() {
        assertThat(get("closing", "/close-fails").text()).isEqualTo("a");

        assertLogged("close failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/endless", "/hold"})
    void goneClientIsNoErrorOfTheApplication(String variant) {
        String before = server.log();
        Wire wire = connect();
        wire.send(request("GET", "closing", variant));
        if (variant.equals("/hold")) {
            journal(1);
        } else {
            wire.readHead();
        }
        wire.reset();
        open("hold");
        Await.until("close", () -> journal(1).contains("close"));
        get("body", "/list");

        assertThat(server.log().substring(before.length())).doesNotContain("Traceback", "Broken pipe", "EofException");
    }

    private void assertClosedOnce() {
        assertThat(journal(1)).containsExactly("close");
        // a second close would come from what the server does after the first
        get("body", "/list");
        assertThat(journal(1)).containsExactly("close");
    }
}
