package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "The Application/Framework Side": what may be called, and that a call ends with its request. */
abstract class CallableContract extends Contract {
    CallableContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource({"/class,class", "/instance,old style", "/method,bound method", "/partial,partial", "/lambda,lambda"})
    void anyCallableIsAnApplication(String kind, String body) {
        assertThat(get("callables", kind).text()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/write", "/start"})
    void callablesOfAFinishedRequestAreRefused(String use) {
        try (Wire wire = connect()) {
            assertThat(wire.send(request("GET", "stale", "/keep")).read().text())
                    .isEqualTo("kept");
            Response next = wire.send(request("GET", "stale", use)).read();

            assertThat(next.status()).isEqualTo(200);
            assertThat(next.text()).isEqualTo("fresh");
            assertUsable(wire);
        }
        assertThat(journal(1)).containsExactly("refused");
    }

    @Test
    void inputOfAFinishedRequestReadsNothingOfTheNext() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "stale", "/keep")).read();
            wire.send(request("POST", "stale", "/read", "Content-Length: 6"));
            Response next = wire.sendRaw("secret").read();

            assertThat(next.text()).isEqualTo("fresh");
            assertUsable(wire);
        }
        assertThat(journal(1)).isSubsetOf("refused", "''");
    }
}
