package org.wsgilet.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {

    /** RFC 9110 section 8.8.3.2, with lists, whatever is in the tags, and {@code *}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    header         | tag   | contained | weakly
                    "1"            | "1"   | true      | true
                    W/"1"          | "1"   | false     | true
                    "1"            | W/"1" | false     | true
                    W/"1"          | W/"1" | true      | true
                    "2"            | "1"   | false     | false
                    "0", W/"2","1" | "1"   | true      | true
                    "0, 1", "2"    | "1"   | false     | false
                    *              | "1"   | true      | true
                    1              | "1"   | false     | false
                    "1             | "1"   | false     | false
                    "*"            | "1"   | false     | false
                    w/"1"          | "1"   | true      | true
                    """, useHeadersInDisplayName = true)
    void comparesAsTheHeaderAsks(String header, String tag, boolean contained, boolean weakly) {
        HttpFields request = HttpFields.build().add(HttpHeader.IF_NONE_MATCH, header);

        assertThat(EntityTags.contain(request, HttpHeader.IF_NONE_MATCH, tag)).isEqualTo(contained);
        assertThat(EntityTags.containWeakly(request, HttpHeader.IF_NONE_MATCH, tag))
                .isEqualTo(weakly);
    }

    @Test
    void looksAtEachHeaderOfTheName() {
        HttpFields request =
                HttpFields.build().add(HttpHeader.IF_MATCH, "\"0\"").add(HttpHeader.IF_MATCH, "\"1\"");

        assertThat(EntityTags.contain(request, HttpHeader.IF_MATCH, "\"1\"")).isTrue();
        assertThat(EntityTags.contain(request, HttpHeader.IF_NONE_MATCH, "\"1\""))
                .isFalse();
    }

    @Test
    void weakensOnce() {
        assertThat(EntityTags.weak("\"1\"")).isEqualTo("W/\"1\"");
        assertThat(EntityTags.weak("W/\"1\"")).isEqualTo("W/\"1\"");
    }
}
