package org.wsgilet.databases.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT a FROM t WHERE b = 'secret'               | SELECT a FROM t WHERE b = ?
            SELECT 'it''s', E'it\\'s' , 'x'                  | SELECT ?, ...
            SELECT $$secret$$ + $a$ $$ secret $a$            | SELECT ? + ?
            WHERE b = 'secret AND c = 5                      | WHERE b = ?
            SELECT a2, "x 1" FROM t1 WHERE n > 1.5e3 LIMIT 21| SELECT a2, "x ?" FROM t1 WHERE n > ? LIMIT ?
            WHERE a IN (%s, %s,%s) AND b = %(name)s          | WHERE a IN (%s, ...) AND b = %(name)s
            VALUES (?, ?), (?, ?), (?, ?)                    | VALUES (?, ...), ...
            WHERE a = :1 AND b = $2                          | WHERE a = :1 AND b = $2
            """)
    void valuesAreLeftOut(String sql, String text) {
        assertThat(SqlText.of(sql, Dialect.POSTGRESQL)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 'it\\'s secret' , "x \\" 'y'", 'it''s'     | SELECT ?, ...
            WHERE b = "it's" AND c = 'secret                | WHERE b = ? AND c = ?
            WHERE b = 'cut in the middle \\                 | WHERE b = ?
            """)
    void stringsOfMySqlAreLeftOut(String sql, String text) {
        assertThat(SqlText.of(sql, Dialect.MYSQL)).isEqualTo(text);
    }

    @Test
    void withoutBackslashesAStringEndsAtItsQuote() {
        assertThat(SqlText.of("SELECT 'a\\', 'secret'", Dialect.MYSQL_WITHOUT_BACKSLASHES))
                .isEqualTo("SELECT ?, ...");
        assertThat(SqlText.of("SELECT '" + "\\'".repeat(100_000), Dialect.MYSQL))
                .isEqualTo("SELECT ?");
    }

    @Test
    void spaceIsOneAndLengthIsBounded() {
        assertThat(SqlText.of("\n  SELECT\n    a\tFROM t\n", Dialect.POSTGRESQL))
                .isEqualTo("SELECT a FROM t");
        assertThat(SqlText.of("SELECT " + "column, ".repeat(10_000), Dialect.POSTGRESQL))
                .hasSize(303);
        assertThat(SqlText.of("SELECT '" + "''".repeat(100_000), Dialect.POSTGRESQL))
                .isEqualTo("SELECT ?");
        assertThat(SqlText.of("SELECT E'" + "\\'".repeat(100_000), Dialect.POSTGRESQL))
                .isEqualTo("SELECT ?");
        assertThat(SqlText.of("VALUES " + "(1, 2), ".repeat(100_000), Dialect.POSTGRESQL))
                .startsWith("VALUES (?, ...), ...");
    }
}
