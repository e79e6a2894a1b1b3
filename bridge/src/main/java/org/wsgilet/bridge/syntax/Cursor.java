package org.wsgilet.bridge.syntax;

import java.util.Set;

/** The token that is read next, and what the grammar asks of it. */
final class Cursor {

    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "as",
            "assert",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "exec",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private final Tokenizer tokens;
    private boolean printIsName;
    private boolean isKeyword;

    /** @param printIsName whether {@code print} is a function */
    Cursor(Tokenizer tokens, boolean printIsName) {
        this.tokens = tokens;
        this.printIsName = printIsName;
        next();
    }

    void printIsName() {
        printIsName = true;
        isKeyword &= !tokens.text().equals("print");
    }

    private void next() {
        tokens.next();
        isKeyword = tokens.token() == Token.NAME && isKeyword(tokens.text(), printIsName);
    }

    static boolean isKeyword(String name, boolean printIsName) {
        return KEYWORDS.contains(name) || !printIsName && name.equals("print");
    }

    int line() {
        return tokens.line();
    }

    String text() {
        return tokens.text();
    }

    /** The token as it stands in the source. */
    String written() {
        return tokens.written();
    }

    /** Where the token begins in the source, and where it ends. */
    int start() {
        return tokens.start();
    }

    int end() {
        return tokens.end();
    }

    boolean is(Token token) {
        return tokens.token() == token;
    }

    /** Whether it is this operator or keyword. */
    boolean is(String text) {
        return tokens.text().equals(text) && (isKeyword || tokens.token() == Token.OPERATOR);
    }

    boolean isIn(Set<String> texts) {
        return (isKeyword || tokens.token() == Token.OPERATOR) && texts.contains(tokens.text());
    }

    boolean isName() {
        return tokens.token() == Token.NAME && !isKeyword;
    }

    boolean accept(String text) {
        boolean found = is(text);
        if (found) {
            next();
        }
        return found;
    }

    boolean accept(Token token) {
        boolean found = is(token);
        if (found) {
            next();
        }
        return found;
    }

    void expect(String text) {
        if (!accept(text)) {
            throw refused();
        }
    }

    void expect(Token token) {
        if (!accept(token)) {
            throw tokens.refused(token == Token.INDENT);
        }
    }

    /** Goes on behind an operator, a number, a string or a name. */
    void skip() {
        next();
    }

    /** The name that is next. */
    String name() {
        if (!isName()) {
            throw refused();
        }
        String name = tokens.text();
        next();
        return name;
    }

    Refused refused() {
        return tokens.refused(false);
    }
}
