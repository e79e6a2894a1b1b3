package org.wsgilet.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GunicornFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    %(h)s "%(r)s" %(s)s  | %{client}a "%r" %s
                    %(B)s %(b)s          | %O %{CLF}O
                    %(T)s %(M)s %(D)s    | %{s}T %{ms}T %{us}T
                    %({x-header}i)s      | %{x-header}i
                    %({$x}o)s            | %{$x}o
                    %h %{Referer}i       | %h %{Referer}i
                    100%                 | 100%
                    """)
    void translatesItsAtomsAlone(String format, String translated) {
        assertThat(GunicornFormat.translated(format)).isEqualTo(translated);
    }

    @Test
    void namesTheProcess() {
        assertThat(GunicornFormat.translated("%(p)s"))
                .isEqualTo("<" + ProcessHandle.current().pid() + ">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%(L)s", "%({name}e)s", "%()s", "%(h.x)s", "%({}i)s"})
    void refusesAtomsThatItDoesNotKnow(String atom) {
        assertThatThrownBy(() -> GunicornFormat.translated("%(h)s " + atom))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(atom + " is not known");
    }
}
