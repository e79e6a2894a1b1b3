package org.wsgilet.bridge.syntax;

import java.util.Locale;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.codecs;
import org.wsgilet.bridge.jython.CharacterNames;

/** The escapes in a string literal. */
final class Escapes {

    private static final int OCTAL_DIGITS = 3;

    private record Hexadecimal(int digits, String name) {}

    private static final Map<Character, Hexadecimal> HEXADECIMAL = Map.of(
            'x', new Hexadecimal(2, "\\xXX"),
            'u', new Hexadecimal(4, "\\uXXXX"),
            'U', new Hexadecimal(8, "\\UXXXXXXXX"));

    private final String prefix;
    private final String content;
    private final int contentStart;

    Escapes(String literal) {
        int quote = 0;
        while (literal.charAt(quote) != '"' && literal.charAt(quote) != '\'') {
            quote++;
        }
        String triple = literal.substring(quote, quote + 1).repeat(3);
        int quotes = literal.length() - quote >= 6 && literal.startsWith(triple, quote) ? 3 : 1;
        this.prefix = literal.substring(0, quote).toLowerCase(Locale.ROOT);
        this.contentStart = quote + quotes;
        this.content = literal.substring(contentStart, literal.length() - quotes);
    }

    boolean areOfBytes(boolean unicodeLiterals) {
        return prefix.startsWith("b") || !prefix.startsWith("u") && !unicodeLiterals;
    }

    boolean areRaw() {
        return prefix.endsWith("r");
    }

    /** What stands between the quotes. */
    String content() {
        return content;
    }

    /** CPython's words, or null. */
    String mistakeInBytes() {
        for (int i = content.indexOf('\\'); i >= 0; i = content.indexOf('\\', i + 2)) {
            if (content.charAt(i + 1) == 'x' && endOfDigits(i + 2, 2) < i + 4) {
                return "invalid \\x escape";
            }
        }
        return null;
    }

    /** CPython's words, or null. */
    String mistakeInText() {
        return areRaw() ? mistakeInRawText() : mistakeInPlainText();
    }

    private String mistakeInRawText() {
        try {
            codecs.PyUnicode_DecodeRawUnicodeEscape(content, "strict");
            return null;
        } catch (PyException e) {
            if (!e.match(Py.UnicodeError)) {
                throw e;
            }
            e.normalize();
            return "(unicode error) " + e.value.__str__();
        }
    }

    private String mistakeInPlainText() {
        for (int i = content.indexOf('\\'); i >= 0; i = content.indexOf('\\', i + 2)) {
            char kind = content.charAt(i + 1);
            String mistake = kind == 'N' ? mistakeInName(i) : HEXADECIMAL.containsKey(kind) ? mistakeInNumber(i) : null;
            if (mistake != null) {
                return mistake;
            }
        }
        return null;
    }

    private String mistakeInNumber(int start) {
        Hexadecimal kind = HEXADECIMAL.get(content.charAt(start + 1));
        int end = endOfDigits(start + 2, kind.digits);
        if (end < start + 2 + kind.digits) {
            return mistake(start, end, "truncated " + kind.name + " escape");
        }
        boolean isCharacter = Long.parseLong(content.substring(start + 2, end), 16) <= Character.MAX_CODE_POINT;
        return isCharacter ? null : mistake(start, end, "illegal Unicode character");
    }

    private int endOfDigits(int from, int most) {
        int end = from;
        while (end < content.length() && end < from + most && Character.digit(content.charAt(end), 16) >= 0) {
            end++;
        }
        return end;
    }

    private String mistakeInName(int start) {
        int from = start + 2;
        if (!content.startsWith("{", from)) {
            return mistake(start, from, "malformed \\N character escape");
        }
        int end = content.indexOf('}', from);
        if (end < 0 || end == from + 1) {
            return mistake(start, end < 0 ? content.length() : end, "malformed \\N character escape");
        }
        return isCharacterName(content.substring(from + 1, end))
                ? null
                : mistake(start, end + 1, "unknown Unicode character name");
    }

    private static boolean isCharacterName(String name) {
        try {
            return CharacterNames.isByRule(name) || Character.codePointOf(name) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String mistake(int start, int end, String reason) {
        // CPython looks at the escapes of a text in which each character beyond ASCII is an escape itself.
        int longer = 9
                * (int) content.substring(0, start)
                        .chars()
                        .filter(character -> character > 0x7F)
                        .count();
        return String.format(
                Locale.ROOT,
                "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
                start + longer,
                end + longer - 1,
                reason);
    }

    /** Writes octal numbers beyond a byte as CPython takes them, without the bit too many. */
    void amend(Amendments amendments, int literalStart) {
        for (int i = nextOctalBeyondByte(0); i >= 0; i = nextOctalBeyondByte(i + 2)) {
            int digit = literalStart + contentStart + i + 1;
            amendments.add(digit, digit + 1, String.valueOf((char) (content.charAt(i + 1) - 4)));
        }
    }

    boolean hasOctalBeyondByte() {
        return nextOctalBeyondByte(0) >= 0;
    }

    /** Where its backslash is, from where a character or an escape begins; -1 if there is none. */
    private int nextOctalBeyondByte(int from) {
        for (int i = content.indexOf('\\', from); i >= 0; i = content.indexOf('\\', i + 2)) {
            char high = content.charAt(i + 1);
            if (high >= '4' && high <= '7' && isOctal(i + 2) && isOctal(i + OCTAL_DIGITS)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOctal(int at) {
        return at < content.length() && content.charAt(at) >= '0' && content.charAt(at) <= '7';
    }
}
