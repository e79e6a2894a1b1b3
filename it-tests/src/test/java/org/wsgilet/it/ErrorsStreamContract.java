package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PEP 3333 "Input and Error Streams": wsgi.errors, line by line in the log. */
abstract class ErrorsStreamContract extends Contract {
    ErrorsStreamContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource({
        "/write, begin KEY end",
        "/write, second line KEY",
        "/writelines, one KEY",
        "/writelines, two KEY",
        "/unicode, caf\u00e9 KEY",
        "/print, printed KEY",
        "/flush, unfinished KEY",
    })
    void linesReachTheLog(String variant, String line) {
        assertThat(get("errlog", variant).text()).isEqualTo("logged");
        assertLogged(line.replace("KEY", key));
    }

    @Test
    void eachLineIsOneLogRecord() {
        get("errlog", "/write");
        assertLogged("second line " + key);

        assertThat(server.log().lines().filter(line -> line.contains(key))).hasSize(2);
    }
}
