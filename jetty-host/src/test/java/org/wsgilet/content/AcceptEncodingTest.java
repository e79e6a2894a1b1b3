package org.wsgilet.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 section 12.5.3. */
class AcceptEncodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip               | 1
                    GZIP               | 1
                    br, gzip;q=0.5     | 0.5
                    gzip;q=0           | 0
                    *                  | 1
                    *;q=0.2, br        | 0.2
                    *;q=0, gzip        | 1
                    gzip;q=0, *        | 0
                    br                 | 0
                    identity           | 0
                    """)
    void weighsGzip(String header, double quality) {
        HttpFields request = HttpFields.build().add(HttpHeader.ACCEPT_ENCODING, header);

        assertThat(AcceptEncoding.of(request).quality("gzip")).isEqualTo(quality);
    }

    @Test
    void withoutTheHeaderNothingIsAsked() {
        assertThat(AcceptEncoding.of(HttpFields.EMPTY).quality("gzip")).isZero();
    }
}
