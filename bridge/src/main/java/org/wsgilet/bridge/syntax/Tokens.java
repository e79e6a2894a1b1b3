package org.wsgilet.bridge.syntax;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers of tokens in the module {@code token}. */
final class Tokens {

    static final int FIRST_OF_RULES = 256;

    private static final List<String> KINDS =
            List.of("ENDMARKER", "NAME", "NUMBER", "STRING", "NEWLINE", "INDENT", "DEDENT");

    private static final String IN_ORDER =
            "( ) [ ] : , ; + - * / | & < > = . % ` { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @";

    private static final List<String> OPERATORS = List.of(IN_ORDER.split(" "));

    private static final Map<String, Integer> NUMBERS = IntStream.range(0, OPERATORS.size())
            .boxed()
            .collect(Collectors.toMap(OPERATORS::get, index -> index + KINDS.size()));

    private Tokens() {}

    /** The number of an operator, 0 if it is none. */
    static int ofOperator(String text) {
        return NUMBERS.getOrDefault(text.equals("<>") ? "!=" : text, 0);
    }

    static int ofKind(String kind) {
        return KINDS.indexOf(kind);
    }

    /** How the grammar names a token that is no keyword, or null. */
    static String label(int number, String text) {
        if (number < 0 || number >= KINDS.size() + OPERATORS.size()) {
            return null;
        }
        return number < KINDS.size() ? KINDS.get(number) : "'" + text + "'";
    }
}
