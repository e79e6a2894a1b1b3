package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "The write() Callable". */
abstract class WriteContract extends Contract {
    WriteContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource({"/only,one two", "/then_items,written returned", "/from_iterable,abcd"})
    void writtenTextComesInOrder(String variant, String body) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "write", variant)).read();

            assertThat(response.text()).isEqualTo(body);
            assertThat(response.complete()).isTrue();
            assertUsable(wire);
        }
        assertThat(journal(1)).containsExactly("callable");
    }

    @Test
    void firstWriteSendsTheHeaders() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "write", "/gated"));

            assertThat(wire.readHead().status()).isEqualTo(200);
            assertThat(wire.readChunk()).isEqualTo("first");
            open("write");
            assertThat(wire.readChunk()).isEqualTo("second");
            assertThat(wire.readChunk()).isEmpty();
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unicode_item", "/int_item"})
    void writingAnotherTypeIsAnError(String variant) {
        assertPlainError(get("write", variant));

        assertThat(journal(2).get(1)).startsWith("AssertionError: ").contains("PEP 3333");
    }

    @Test
    void errorAfterWriteCutsTheResponse() {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "write", "/then_fails")).read();

            assertThat(response.text()).isEqualTo("written");
            assertThat(response.complete()).isFalse();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void headSendsNothingWritten() {
        try (Wire wire = connect()) {
            assertThat(wire.send(request("HEAD", "write", "/only")).readHead().status())
                    .isEqualTo(200);
            assertUsable(wire);
        }
    }
}
