package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters whose second byte may be a quote or a backslash of ASCII. */
class CharsetTest {

    @ParameterizedTest
    @CsvSource({
        "utf8mb4, SAFE",
        "latin1, SAFE",
        "big5, BIG5",
        "GBK, GBK",
        "gb2312, SAFE",
        "gb18030, GB18030",
        "sjis, SJIS",
        "cp932, SJIS",
        "eucjpms, SAFE",
    })
    void isKnownByItsName(String name, Charset charset) {
        assertThat(Charset.of(name)).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "SAFE,    \u00a4\\, 1",
                "BIG5,    a\\,      1",
                "BIG5,    \u00a4\\, 2", // U+529F
                "BIG5,    \u00a4',  1",
                "BIG5,    \u00a4,   1",
                "BIG5,    \u0080\\, 1",
                "GBK,     \u00bf\\, 2",
                "GBK,     \u00bf',  1",
                "GBK,     \u0081\u00fe, 2",
                "GB18030, \u00bf\\, 2",
                "GB18030, \u00810\u00810, 4",
                "GB18030, \u00810\u0081', 1",
                "GB18030, \u00810,  1",
                "SJIS,    \u0095\\, 2", // U+8868
                "SJIS,    \u00e0\\, 2",
                "SJIS,    \u00b1\\, 1", // half a width, and one byte
            })
    void lengthIsThatOfTheCharacter(Charset charset, String bytes, int length) {
        assertThat(charset.length(bytes.getBytes(ISO_8859_1), 0)).isEqualTo(length);
    }
}
