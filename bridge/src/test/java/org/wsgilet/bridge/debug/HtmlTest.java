package org.wsgilet.bridge.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                       | plain",
                "<script>alert(1)</script>   | &lt;script&gt;alert(1)&lt;/script&gt;",
                "a & b                       | a &amp; b",
                "\" onload='x'               | &quot; onload=&#39;x&#39;",
                "caf\u00e9 \ud83d\ude00      | caf\u00e9 \ud83d\ude00",
                "`a\nb\tc`                   | `a\nb\tc`",
                "x\u202ecod.exe\u2066 \u200f | x\ufffdcod.exe\ufffd \u200f",
                "`x\u0001\u001b\u007f\u0085x`  | x\ufffd\ufffd\ufffd\ufffdx",
            })
    void textIsNoMarkup(String text, String html) {
        assertThat(new Html().text(text)).hasToString(html);
        assertThat(new Html().element("b", text)).hasToString("<b>" + html + "</b>");
    }
}
