package org.wsgilet.bridge.syntax;

import java.util.Arrays;
import java.util.Set;
import org.wsgilet.bridge.syntax.Refused.By;

/** Reads the tokens of a source one by one, as far as CPython has read when it refuses one. */
final class Tokenizer {

    private static final int END = -1;
    private static final int TAB = 8;
    private static final int MOST_INDENTS = 100;
    private static final Set<String> OF_TWO = Set.of(
            "==", "!=", "<>", "<=", "<<", ">=", ">>", "+=", "-=", "*=", "**", "/=", "//", "%=", "&=", "|=", "^=");
    private static final Set<String> OF_THREE = Set.of("<<=", ">>=", "**=", "//=");
    private static final String[] OF_ONE = new String[128];

    static {
        for (int i = 0; i < OF_ONE.length; i++) {
            OF_ONE[i] = String.valueOf((char) i);
        }
    }

    private final String source;
    private final boolean impliesDedent;
    private final Amendments amendments;

    private int at;
    /** The end of what has been read, which is the end of a line. */
    private int readTo;
    /** Where the text begins that an error shows: the line of the token, or the first of its lines. */
    private int shownFrom;

    private int line;
    private boolean ended;
    private boolean inToken;

    private boolean startsLine = true;
    private boolean started;
    private int brackets;
    private int[] indents = new int[8];
    private int depth;
    private int pending;

    private int start;
    private int tokenLine;
    private Token token;
    private String text;

    /** @param impliesDedent whether the end of the source ends its blocks */
    Tokenizer(String source, boolean impliesDedent, Amendments amendments) {
        this.source = source;
        this.amendments = amendments;
        this.impliesDedent = impliesDedent;
    }

    Token token() {
        return token;
    }

    /** Of a name, an operator or a string; else empty. */
    String text() {
        return text;
    }

    /** Where the token begins in the source. */
    int start() {
        return start;
    }

    int end() {
        return at;
    }

    /** The token as it stands in the source. */
    String written() {
        return source.substring(start, at);
    }

    /** The line in which the token begins. */
    int line() {
        return tokenLine;
    }

    /** The parser can do nothing with the token. */
    Refused refused(boolean blockExpected) {
        if (line <= 1 && ended) {
            return refused(By.PARSER, "unexpected EOF while parsing");
        }
        if (blockExpected) {
            return refused(By.INDENTATION, "expected an indented block");
        }
        return switch (token) {
            case INDENT -> refused(By.INDENTATION, "unexpected indent");
            case DEDENT -> refused(By.INDENTATION, "unexpected unindent");
            default -> refused(By.PARSER, "invalid syntax");
        };
    }

    private Refused refused(By by, String message) {
        return Refused.atPlace(by, message, line, at - shownFrom, source.substring(shownFrom, readTo));
    }

    void next() {
        read();
        if (token == Token.END && started) {
            token = Token.NEWLINE;
            started = false;
            if (depth > 0 && impliesDedent) {
                pending = -depth;
                depth = 0;
            }
        } else {
            started = true;
        }
    }

    private void read() {
        text = "";
        while (true) {
            inToken = false;
            boolean blank = startsLine && !startLine();
            startsLine = false;
            start = at;
            tokenLine = line;
            if (pending != 0) {
                inToken = true;
                token = pending < 0 ? Token.DEDENT : Token.INDENT;
                pending -= Integer.signum(pending);
                return;
            }
            int first = firstOfToken();
            if (first != '\n') {
                token(first);
                return;
            }
            startsLine = true;
            if (!blank && brackets <= 0) {
                token = Token.NEWLINE;
                return;
            }
        }
    }

    /** Behind blanks, comments and joined lines. */
    private int firstOfToken() {
        int joined = -1;
        while (true) {
            inToken = false;
            int character;
            do {
                character = take();
            } while (character == ' ' || character == '\t' || character == '\f');
            start = at - 1;
            tokenLine = line;
            inToken = true;
            if (character == '#') {
                while (character != END && character != '\n') {
                    character = take();
                }
            }
            if (character != '\\') {
                if (character == END && joined >= 0) {
                    amendments.add(joined, at, "");
                }
                return character;
            }
            joined = joined < 0 ? start : joined;
            if (take() != '\n') {
                at = readTo;
                throw refused(By.PARSER, "unexpected character after line continuation character");
            }
        }
    }

    /** @return whether there is something in the line */
    private boolean startLine() {
        int column = 0;
        int lineStart = at;
        int formFeed = -1;
        int character;
        while (true) {
            character = take();
            if (character == ' ') {
                column++;
            } else if (character == '\t') {
                column = (column / TAB + 1) * TAB;
            } else if (character == '\f') {
                column = 0;
                formFeed = at - 1;
            } else {
                break;
            }
        }
        back(character);
        if (character == '#' || character == '\n') {
            return false;
        }
        if (formFeed >= 0) {
            amendments.add(lineStart, formFeed + 1, "");
        }
        if (brackets == 0) {
            indent(column);
        }
        return true;
    }

    private void indent(int column) {
        if (column > indents[depth]) {
            if (depth + 1 >= MOST_INDENTS) {
                at = readTo;
                throw refused(By.INDENTATION, "too many levels of indentation");
            }
            if (++depth == indents.length) {
                indents = Arrays.copyOf(indents, 2 * depth);
            }
            indents[depth] = column;
            pending++;
            return;
        }
        while (depth > 0 && column < indents[depth]) {
            pending--;
            depth--;
        }
        if (column != indents[depth]) {
            at = readTo;
            throw refused(By.INDENTATION, "unindent does not match any outer indentation level");
        }
    }

    private void token(int first) {
        if (first == END) {
            token = Token.END;
        } else if (first == '_' || isLetter(first)) {
            name(first);
        } else if (isDigit(first)) {
            number(first);
        } else if (first == '\'' || first == '"') {
            string(first);
        } else if (first == '.') {
            int second = take();
            if (isDigit(second)) {
                fraction();
            } else {
                back(second);
                operator(first);
            }
        } else {
            operator(first);
        }
    }

    private void name(int first) {
        int character = take();
        boolean prefix = "bBuUrR".indexOf(first) >= 0;
        if (prefix && (character == 'r' || character == 'R') && first != 'r' && first != 'R') {
            character = take();
        }
        if (prefix && (character == '"' || character == '\'')) {
            string(character);
            return;
        }
        while (character == '_' || isLetter(character) || isDigit(character)) {
            character = take();
        }
        back(character);
        token = Token.NAME;
        text = source.substring(start, at);
    }

    private void number(int first) {
        token = Token.NUMBER;
        int character = take();
        if (first != '0') {
            decimal(character);
            return;
        }
        switch (character) {
            case 'x', 'X' -> longSuffix(digits(16));
            case 'o', 'O' -> longSuffix(digits(8));
            case 'b', 'B' -> longSuffix(digits(2));
            default -> octal(character);
        }
    }

    private int digits(int radix) {
        int character = take();
        if (Character.digit(character, radix) < 0) {
            throw invalid(character);
        }
        do {
            character = take();
        } while (character != END && Character.digit(character, radix) >= 0);
        return character;
    }

    private void octal(int second) {
        int character = second;
        boolean isDecimal = false;
        while (isDigit(character)) {
            isDecimal |= character > '7';
            character = take();
        }
        if (character == '.' || isExponent(character) || isImaginary(character)) {
            afterDigits(character);
        } else if (isDecimal) {
            throw invalid(character);
        } else {
            longSuffix(character);
        }
    }

    private void decimal(int second) {
        int character = second;
        while (isDigit(character)) {
            character = take();
        }
        if (character == 'l' || character == 'L') {
            return;
        }
        afterDigits(character);
    }

    private void afterDigits(int character) {
        if (character == '.') {
            fraction();
        } else {
            exponent(character);
        }
    }

    private void fraction() {
        token = Token.NUMBER;
        int character;
        do {
            character = take();
        } while (isDigit(character));
        exponent(character);
    }

    private void exponent(int first) {
        int character = first;
        if (isExponent(character)) {
            int second = take();
            if (second == '+' || second == '-') {
                second = take();
                if (!isDigit(second)) {
                    throw invalid(second);
                }
            } else if (!isDigit(second)) {
                back(second);
                back(character);
                return;
            }
            do {
                character = take();
            } while (isDigit(character));
        }
        if (!isImaginary(character)) {
            back(character);
        }
    }

    private void longSuffix(int character) {
        if (character != 'l' && character != 'L') {
            back(character);
        }
    }

    private Refused invalid(int character) {
        back(character);
        return refused(By.PARSER, "invalid token");
    }

    private void string(int quote) {
        int opened = at;
        boolean isTriple = false;
        int quotes = 0;
        while (true) {
            int character = take();
            if (character == END || character == '\n' && !isTriple) {
                throw open(character, isTriple);
            }
            if (character == '\\') {
                quotes = 0;
                if (take() == END) {
                    throw open(END, false);
                }
            } else if (character != quote) {
                quotes = 0;
            } else if (!isTriple) {
                int next = at == opened + 1 ? take() : END;
                if (next != quote) {
                    back(next);
                    break;
                }
                isTriple = true;
            } else if (++quotes == 3) {
                break;
            }
        }
        token = Token.STRING;
        text = source.substring(start, at);
    }

    private Refused open(int character, boolean isTriple) {
        if (character == END) {
            at = readTo;
        } else {
            back(character);
        }
        return refused(
                By.PARSER,
                isTriple ? "EOF while scanning triple-quoted string literal" : "EOL while scanning string literal");
    }

    private void operator(int first) {
        token = Token.OPERATOR;
        if (first == '(' || first == '[' || first == '{') {
            brackets++;
        } else if (first == ')' || first == ']' || first == '}') {
            brackets--;
        }
        int second = take();
        if ("=<>*/".indexOf(second) >= 0 && OF_TWO.contains(source.substring(start, at))) {
            int third = take();
            if (!OF_THREE.contains(source.substring(start, at))) {
                back(third);
            }
            text = source.substring(start, at);
            return;
        }
        back(second);
        text = first < OF_ONE.length ? OF_ONE[first] : String.valueOf((char) first);
    }

    private int take() {
        if (at == readTo && !nextLine()) {
            return END;
        }
        return source.charAt(at++);
    }

    private boolean nextLine() {
        if (ended || at == source.length()) {
            ended = true;
            return false;
        }
        if (!inToken) {
            shownFrom = at;
        }
        line++;
        int end = source.indexOf('\n', at);
        readTo = end < 0 ? source.length() : end + 1;
        return true;
    }

    private void back(int character) {
        if (character != END) {
            at--;
        }
    }

    private static boolean isLetter(int character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isExponent(int character) {
        return character == 'e' || character == 'E';
    }

    private static boolean isImaginary(int character) {
        return character == 'j' || character == 'J';
    }
}
