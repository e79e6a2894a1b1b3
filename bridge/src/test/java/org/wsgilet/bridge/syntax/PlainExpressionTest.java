package org.wsgilet.bridge.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.antlr.base.mod;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.PySystemState;

class PlainExpressionTest {

    @BeforeAll
    static void start() {
        PySystemState.initialize();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "12",
                "-1",
                "- -1",
                "-0",
                "-1.5",
                "-0.0",
                "2.",
                ".5",
                "-2 ** 2",
                "2 ** -1",
                "2 ** 3 ** 4",
                "'a' 'b'",
                "u'a' 'b'",
                "'it\\'s'",
                "'\\x41\\\\x'",
                "u'\\xe9'",
                "'''a\nb\"'''",
                "\"\"\"\\tc\"\"\"",
                "''",
                "''''''",
                "(a)",
                "()",
                "(a,)",
                "a,",
                "a, b",
                "(a, b,)",
                "[]",
                "[a]",
                "[a, b,]",
                "{}",
                "{a: b}",
                "{a: b, c: d,}",
                "{a}",
                "{a, b,}",
                "a or b or c",
                "a and b or c and d",
                "not a and not b",
                "not not a",
                "a == b",
                "a < b <= c != d <> e",
                "a in b, c not in d, e is f, g is not h",
                "not a in b",
                "a + b - c + d",
                "a - b * c / d // e % f",
                "a | b ^ c & d << e >> f + g",
                "(a + b) * c",
                "+a, ~b, -c, -d.e",
                "a if b else c",
                "a if b else c if d else e",
                "a()",
                "a(b)",
                "a(b, c,)",
                "a(b, c=d, e=f)",
                "a(*b)",
                "a(b, *c)",
                "a(**b)",
                "a(b, c=d, *e, **f)",
                "a(b for c in d)",
                "a(\n b\n for c in d)",
                "(a for b in c)",
                "[a for b in c]",
                "[a for b, in c]",
                "[a for b, (c, d) in e if f if g for h in i]",
                "{a for b in c}",
                "{a: b for c in d if not e}",
                "lambda: a",
                "lambda: lambda: a",
                "lambda a, b=c, *d, **e: f, g",
                "lambda a,: a",
                "lambda *a: a",
                "lambda **a: a if b else c",
                "a(b)(c).d[e].f(g=(h, i))",
                "a[b]",
                "a[b, c]",
                "a[b,]",
                "a[:]",
                "a[b:]",
                "a[:b]",
                "a[b:c]",
                "a[b:c:d]",
                "a[b:c:]",
                "a[::b]",
                "a[b::c]",
                "a[::]",
                "a[b:c, d]",
                "a[b:c,]",
                "a[:, ::b]",
                "a[...]",
                "a[..., b]",
                "`a`",
                "`a, b`",
                "a(*b, c=d)",
                "a(*b, c=d, **e)",
                "010",
                "0",
                "00",
                "0o17",
                "0x10",
                "0XfF",
                "0xffffffff",
                "0b101",
                "1L",
                "0x1fl",
                "1j",
                "-1j",
                "1e5",
                "1E-5",
                "1.e5J",
                "012.5",
                "2147483647",
                "2147483648",
                "-2147483648",
                "12345678901",
                "123456789012345678901234567890",
                "-5L",
                "b'a'",
                "B'a' 'b'",
                "r'a\\d'",
                "br'\\x'",
                "'\\101'",
                "'\\d'",
                "u'\\N{DIGIT ONE}'",
                "u'\\u0041'",
                "u'\\U00010000'",
                "ur'\\u0041\\d'",
                "U'a'",
                "'\\u0041'",
                "'\u00e9'",
                "u'\u00e9'",
                "u'\u00e9' '\u00e9'",
                "a # \u00e9",
                "a.b.c",
                "a +\\\n b",
                "(a +\n b)",
                "a # comment",
                "None",
                "a\n\n",
            })
    void isReadAsByTheParser(String text) {
        mod tree = ParserFacade.parse(text + "\n\n", CompileMode.eval, "<string>", new CompilerFlags());
        assertThat(PlainExpression.read(text, new CompilerFlags()).toStringTree())
                .isEqualTo(tree.toStringTree());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "'\u00e9', false",
                "u'\u00e9', false",
                "b'\u00e9' '\u00e9', true",
                "'\u00e9\\u0041', true",
                "r'\\d', true"
            })
    void textIsReadAsByTheParser(String text, boolean unicodeLiterals) {
        CompilerFlags flags = new CompilerFlags();
        flags.source_is_utf8 = true;
        if (unicodeLiterals) {
            flags.setFlag(CodeFlag.CO_FUTURE_UNICODE_LITERALS);
        }
        mod tree = ParserFacade.parse(text + "\n\n", CompileMode.eval, "<string>", flags);
        assertThat(PlainExpression.read(text, flags).toStringTree()).isEqualTo(tree.toStringTree());
    }

    /** What is wrong, and what is rare. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a)",
                "a = b",
                "a; b",
                "a\nb",
                " a",
                "a(b=c, d)",
                "a(b=c, b=d)",
                "a(None=b)",
                "a(b.c=d)",
                "a(b, , c)",
                "a(b for c in d, e)",
                "a(e, b for c in d)",
                "a(*b, c)",
                "a(**b, *c)",
                "a(b *c for)",
                "[a, b for c in d]",
                "[a for b in c, d]",
                "[a for b.c in d]",
                "[a for None in d]",
                "[a for b in c if d if e else f]",
                "{a: b, c: d for e in f}",
                "{a for b in lambda: c}",
                "lambda a, a: a",
                "lambda None: a",
                "lambda (a, b): a",
                "lambda a=b, c: a",
                "lambda *a, b: a",
                "lambda **a, b: a",
                "lambda a: yield",
                "(a for b in c",
                "a(,)",
                "[,]",
                "(,)",
                "{,}",
                "{a: b, c}",
                "{a, b: c}",
                "a[]",
                "a[,]",
                "a[b c]",
                "a[b:c:d:e]",
                "a[..]",
                "a(*b, c)",
                "a(*b, *c)",
                "a(*b, c=d, c=e)",
                "`a",
                "``",
                "'\\400'",
                "u'\\u004'",
                "u'\\N{NO SUCH}'",
                "\u00e9",
                "a # coding: latin-1",
                "(yield)",
                "1if a else b",
                "'\\x4'",
                "'\\x4g'",
                "'a",
                "a if b",
                "a not b",
                "a is",
                "print a",
                "exec",
            })
    void isLeftToTheParser(String text) {
        assertThat(PlainExpression.read(text, new CompilerFlags())).isNull();
    }
}
