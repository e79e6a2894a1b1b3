package org.wsgilet.databases.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What has to be known of an SQL text that SQLite, by way of its Java binding, does not say: where its first statement
 * ends, the names of its parameters, whether it is complete. Follows https://sqlite.org/lang_expr.html#varparam and
 * https://sqlite.org/c3ref/complete.html.
 */
final class Sql {

    /** The statements that {@code sqlite3} tells apart. */
    enum Kind {
        SELECT,
        INSERT,
        UPDATE,
        DELETE,
        REPLACE,
        OTHER;

        boolean changesRows() {
            return this == INSERT || this == UPDATE || this == DELETE || this == REPLACE;
        }
    }

    private enum Token {
        SPACE,
        SEMICOLON,
        WORD,
        PARAMETER,
        OTHER,
        /** A quote or a comment without its end. */
        OPEN
    }

    /** A token with its text; a comment is a blank. */
    record Part(Token token, String text) {

        boolean isSpace() {
            return token == Token.SPACE;
        }

        /** Whether it is a keyword or a sign. */
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        /** The text that it stands for where there are no columns: a literal, or a name; null for others. */
        String literal() {
            if (token == Token.WORD && !is("NULL")) {
                return text;
            }
            if (token != Token.OTHER || text.length() < 2 || "'\"`[".indexOf(text.charAt(0)) < 0) {
                return null;
            }
            String quote = text.substring(text.length() - 1);
            return text.substring(1, text.length() - 1).replace(quote + quote, quote);
        }
    }

    private static final Set<String> TRANSACTION_WORDS =
            Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");

    private final String text;
    private int start;
    private int position;

    private Sql(String text) {
        this.text = text;
    }

    /** As CPython does it: by the first word, which no comment may precede. */
    static Kind kind(String text) {
        int start = 0;
        while (start < text.length() && " \t\r\n".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return switch (word(text, start)) {
            case "SELECT" -> Kind.SELECT;
            case "INSERT" -> Kind.INSERT;
            case "UPDATE" -> Kind.UPDATE;
            case "DELETE" -> Kind.DELETE;
            case "REPLACE" -> Kind.REPLACE;
            default -> Kind.OTHER;
        };
    }

    private static String word(String text, int start) {
        int end = start;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toUpperCase(Locale.ROOT);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Whether a statement may begin or end a transaction. */
    static boolean isOfTransaction(String text) {
        Sql sql = new Sql(text);
        Token token = sql.next();
        while (token == Token.SPACE || token == Token.SEMICOLON) {
            token = sql.next();
        }
        return token == Token.WORD && TRANSACTION_WORDS.contains(sql.upper());
    }

    /** Whether anything but blanks and comments follows the first statement. */
    static boolean hasMore(String text) {
        if (text.indexOf(';') < 0) {
            return false;
        }
        Sql sql = new Sql(text);
        Statements statements = new Statements();
        boolean begun = false;
        for (Token token; (token = sql.next()) != null; ) {
            statements.add(token, sql);
            begun |= token != Token.SPACE && token != Token.SEMICOLON;
            if (begun && statements.isBetween()) {
                break;
            }
        }
        for (Token token; (token = sql.next()) != null; ) {
            if (token != Token.SPACE) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text ends where a statement ends: {@code complete_statement}. */
    static boolean isComplete(String text) {
        Sql sql = new Sql(text);
        Statements statements = new Statements();
        for (Token token; (token = sql.next()) != null; ) {
            if (token == Token.OPEN) {
                return false;
            }
            statements.add(token, sql);
        }
        return statements.isBetween() && !statements.isEmpty();
    }

    /** The names of the parameters by their number less one, without the first character; null for those without. */
    static String[] parameterNames(String text, int count) {
        Sql sql = new Sql(text);
        List<String> seen = new ArrayList<>(); // with the first character: :a and @a are two parameters
        for (Token token; (token = sql.next()) != null; ) {
            if (token == Token.PARAMETER) {
                sql.addParameter(seen);
            }
        }
        String[] names = new String[count];
        for (int i = 0; i < seen.size() && i < count; i++) {
            names[i] = seen.get(i) == null ? null : seen.get(i).substring(1);
        }
        return names;
    }

    private void addParameter(List<String> seen) {
        String parameter = text.substring(start, position);
        if (parameter.equals("?")) {
            seen.add(null);
        } else if (parameter.charAt(0) == '?') {
            int number = Integer.parseInt(parameter.substring(1)); // SQLite has refused what is too large
            while (seen.size() < number) {
                seen.add(null);
            }
            seen.set(number - 1, parameter); // CPython looks for '1' then
        } else if (!seen.contains(parameter)) {
            seen.add(parameter);
        }
    }

    /** All tokens of a text, one after the other. */
    static List<Part> parts(String text) {
        Sql sql = new Sql(text);
        List<Part> parts = new ArrayList<>();
        for (Token token; (token = sql.next()) != null; ) {
            parts.add(new Part(token, text.substring(sql.start, sql.position)));
        }
        return parts;
    }

    /** Whether a result has columns that the text does not name: other ones after the table has changed. */
    static boolean hasStar(String text) {
        for (int i = text.indexOf('*'); i >= 0; i = text.indexOf('*', i + 1)) {
            if (i == 0 || text.charAt(i - 1) != '(') {
                return true;
            }
        }
        return false;
    }

    private String upper() {
        return text.substring(start, position).toUpperCase(Locale.ROOT);
    }

    /** The next token, which is from {@code start} to {@code position}; null at the end. */
    private Token next() {
        start = position;
        if (position >= text.length()) {
            return null;
        }
        char c = text.charAt(position++);
        if (isSpace(c)) {
            skip(Sql::isSpace);
            return Token.SPACE;
        }
        return switch (c) {
            case ';' -> Token.SEMICOLON;
            case '\'', '"', '`' -> quoted(c);
            case '[' -> until("]");
            case '-' -> isNext('-') ? comment("\n") : Token.OTHER;
            case '/' -> isNext('*') ? comment("*/") : Token.OTHER;
            case '?' -> skip(d -> d >= '0' && d <= '9');
            case ':', '@', '#', '$' -> named(c);
            default -> isOfName(c) ? name() : Token.OTHER;
        };
    }

    private Token name() {
        skip(Sql::isOfName);
        return Token.WORD;
    }

    /** A parameter with a name, of Tcl's with {@code ::} and {@code (...)}, too. */
    private Token named(char first) {
        skip(Sql::isOfName);
        while (first == '$' && text.startsWith("::", position)) {
            position += 2;
            skip(Sql::isOfName);
        }
        if (first == '$' && isNext('(')) {
            int end = text.indexOf(')', position);
            position = end < 0 ? position : end + 1;
        }
        return position == start + 1 ? Token.OTHER : Token.PARAMETER;
    }

    private interface Characters {
        boolean contain(char c);
    }

    private Token skip(Characters characters) {
        while (position < text.length() && characters.contain(text.charAt(position))) {
            position++;
        }
        return Token.PARAMETER;
    }

    private boolean isNext(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private Token quoted(char quote) {
        Token token = until(String.valueOf(quote));
        while (token == Token.OTHER && isNext(quote)) { // twice means one that is part of the text
            position++;
            token = until(String.valueOf(quote));
        }
        return token;
    }

    private Token comment(String end) {
        position++;
        Token token = until(end);
        return token == Token.OTHER || end.equals("\n") ? Token.SPACE : token;
    }

    private Token until(String end) {
        int found = text.indexOf(end, position);
        position = found < 0 ? text.length() : found + end.length();
        return found < 0 ? Token.OPEN : Token.OTHER;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' && c != 0x0B;
    }

    private static boolean isOfName(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '$' || c >= 0x80;
    }

    /** Where one statement ends. That a trigger's has statements inside: {@code CREATE TRIGGER ...; ...; END;}. */
    private static final class Statements {

        private enum State {
            EMPTY,
            BETWEEN,
            EXPLAIN,
            CREATE,
            INSIDE,
            TRIGGER,
            TRIGGER_SEMICOLON,
            TRIGGER_END
        }

        private State state = State.EMPTY;

        void add(Token token, Sql sql) {
            if (token == Token.SPACE) {
                return;
            }
            state = token == Token.SEMICOLON ? afterSemicolon() : after(token == Token.WORD ? sql.upper() : "");
        }

        private State afterSemicolon() {
            return state == State.TRIGGER || state == State.TRIGGER_SEMICOLON ? State.TRIGGER_SEMICOLON : State.BETWEEN;
        }

        private State after(String word) {
            return switch (state) {
                case EMPTY, BETWEEN -> word.equals("EXPLAIN") ? State.EXPLAIN : afterExplain(word);
                case EXPLAIN -> word.equals("QUERY") || word.equals("PLAN") ? State.EXPLAIN : afterExplain(word);
                case CREATE ->
                    switch (word) {
                        case "TEMP", "TEMPORARY" -> State.CREATE;
                        case "TRIGGER" -> State.TRIGGER;
                        default -> State.INSIDE;
                    };
                case INSIDE -> State.INSIDE;
                case TRIGGER_SEMICOLON -> word.equals("END") ? State.TRIGGER_END : State.TRIGGER;
                case TRIGGER, TRIGGER_END -> State.TRIGGER;
            };
        }

        private static State afterExplain(String word) {
            return word.equals("CREATE") ? State.CREATE : State.INSIDE;
        }

        boolean isBetween() {
            return state == State.BETWEEN;
        }

        boolean isEmpty() {
            return state == State.EMPTY;
        }
    }
}
