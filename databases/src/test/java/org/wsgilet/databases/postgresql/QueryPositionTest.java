package org.wsgilet.databases.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line and the caret that libpq shows. */
class QueryPositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'SELECT x'            | 8  | 'LINE 1: SELECT x'    | 15",
                "'SELECT x'            | 99 | 'LINE 1: SELECT x'    | 16",
                "'SELECT\n  y\nFROM t' | 10 | 'LINE 2:   y'         | 10",
                "'SELECT\tx'           | 8  | 'LINE 1: SELECT x'    | 15",
            })
    void caretIsBelowTheMistake(String query, int position, String line, int caret) {
        assertThat(QueryPosition.show(query, position, true)).isEqualTo(line + "\n" + " ".repeat(caret) + "^");
    }

    @ParameterizedTest
    @CsvSource({"1, false, true", "45, false, true", "100, true, true", "200, true, false"})
    void longLinesAreCutAroundIt(int position, boolean cutBefore, boolean cutAfter) {
        String query = "abcdefghij".repeat(20);

        String[] lines = QueryPosition.show(query, position, true).split("\n");

        assertThat(lines[0].startsWith("LINE 1: ...")).isEqualTo(cutBefore);
        assertThat(lines[0].endsWith("...")).isEqualTo(cutAfter);
        assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo(query.charAt(position - 1));
        assertThat(lines[0].length()).isLessThanOrEqualTo("LINE 1: ......".length() + 60);
    }

    @Test
    void charactersCountNotBytes() {
        String query = new String("SELECT '\u00e9\ud83d\ude00', x".getBytes(UTF_8), ISO_8859_1);

        assertThat(QueryPosition.show(query, 13, true)).isEqualTo("LINE 1: " + query + "\n" + " ".repeat(20) + "^");
    }
}
