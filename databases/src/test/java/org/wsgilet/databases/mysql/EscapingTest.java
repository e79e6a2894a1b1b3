package org.wsgilet.databases.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapingTest {

    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "utf8mb4, true, 61c3a927, 61c3a95c27",
        "utf8mb4, false, 5c27, 5c2727",
        "latin1, true, bf27, bf5c27",
        "latin1, true, 000a0d1a225c, 5c305c6e5c725c5a5c225c5c",
        // Half a character, then a quote; a character that ends with a backslash; one of four bytes.
        "gbk, true, bf27, 5cbf5c27",
        "gbk, true, bf5c27, bf5c5c27",
        "gbk, true, bf, 5cbf",
        "gbk, false, bf5c27, bf5c2727",
        "big5, true, a15c27, a15c5c27",
        "sjis, true, 955c27, 955c5c27",
        "cp932, true, 9527, 5c955c27",
        "gb18030, true, 8130813027, 813081305c27",
        "gb18030, true, 81305c, 5c81305c5c",
    })
    void textStaysInItsLiteral(String charset, boolean backslashes, String text, String escaped) {
        Escaping escaping = new Escaping(Charset.of(charset), backslashes);

        assertThat(HEX.formatHex(escaping.escape(HEX.parseHex(text)))).isEqualTo(escaped);
    }
}
