package org.wsgilet.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8259, in ASCII. */
class JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain        | `\"plain\"`",
                "``           | `\"\"`",
                "a\"b         | `\"a\\\"b\"`",
                "a\\b         | `\"a\\\\b\"`",
                "a/b          | `\"a/b\"`",
                "`a\nb`       | `\"a\\nb\"`",
                "`a\tb\rc`    | `\"a\\tb\\rc\"`",
                "`\u0001`     | `\"\\u0001\"`",
                "`\u001b[31m` | `\"\\u001b[31m\"`",
                "`\u007f`     | `\"\\u007f\"`",
                "caf\u00e9    | `\"caf\\u00e9\"`",
                "`\u2028`     | `\"\\u2028\"`",
                "\ud83d\ude00 | `\"\\ud83d\\ude00\"`",
            })
    void stringsCannotLeaveTheirLine(String text, String json) {
        assertThat(Json.string(text)).isEqualTo(json);
    }

    @Test
    void membersWithoutAValueAreLeftOut() {
        Json json = new Json().add("a", "1").add("b", null).add("c", 2).addRaw("d", "[3]");

        assertThat(json).hasToString("{\"a\":\"1\",\"c\":2,\"d\":[3]}");
        assertThat(new Json()).hasToString("{}");
    }
}
