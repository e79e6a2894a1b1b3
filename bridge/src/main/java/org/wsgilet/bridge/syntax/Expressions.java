package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wsgilet.bridge.syntax.Expression.Kind;

/** The grammar of expressions. Operators of the same kind are read in a row: which binds closer refuses no source. */
final class Expressions {

    private static final Set<String> BINARY = Set.of("|", "^", "&", "<<", ">>", "+", "-", "*", "/", "%", "//");
    private static final Set<String> COMPARING = Set.of("<", ">", "==", ">=", "<=", "<>", "!=", "in", "is");
    private static final Set<String> ATOMS = Set.of("(", "[", "{", "`", "+", "-", "~");
    private static final Set<String> UNARY = Set.of("+", "~");

    private final Reading reading;
    private final Cursor cursor;

    Expressions(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    boolean startsTest() {
        return startsExpression() || cursor.is("not") || cursor.is("lambda");
    }

    private boolean startsExpression() {
        return cursor.isName() || cursor.is(Token.NUMBER) || cursor.is(Token.STRING) || cursor.isIn(ATOMS);
    }

    Expression testOrYield() {
        return cursor.is("yield") ? yieldExpression() : tests();
    }

    Expression yieldExpression() {
        int line = cursor.line();
        cursor.expect("yield");
        if (startsTest()) {
            tests();
        }
        reading.scope().yields(reading.statement());
        return Expression.of(Kind.YIELD, line);
    }

    /** One, or several with commas between them, which are a tuple. */
    Expression tests() {
        int line = cursor.line();
        Expression first = test();
        return cursor.is(",") ? moreTests(line, first) : first;
    }

    private Expression moreTests(int line, Expression first) {
        List<Expression> elements = new ArrayList<>();
        elements.add(first);
        while (cursor.accept(",") && startsTest()) {
            elements.add(test());
        }
        return Expression.many(Kind.TUPLE, line, elements);
    }

    /** What {@code for} and {@code del} have: expressions without {@code in}. */
    Expression targets() {
        int line = cursor.line();
        Expression first = expression();
        if (!cursor.is(",")) {
            return first;
        }
        List<Expression> elements = new ArrayList<>();
        elements.add(first);
        while (cursor.accept(",") && startsExpression()) {
            elements.add(expression());
        }
        return Expression.many(Kind.TUPLE, line, elements);
    }

    Expression test() {
        if (cursor.is("lambda")) {
            return lambda(false);
        }
        Expression value = orTest();
        if (!cursor.accept("if")) {
            return value;
        }
        orTest();
        cursor.expect("else");
        test();
        return Expression.of(Kind.CONDITIONAL, value.line());
    }

    /** A condition in a comprehension, which is none of {@code x if y else z}. */
    private Expression oldTest() {
        return cursor.is("lambda") ? lambda(true) : orTest();
    }

    private Expression lambda(boolean old) {
        int line = cursor.line();
        cursor.expect("lambda");
        reading.enter(new Parameters(reading, this).read(":", line));
        cursor.expect(":");
        if (old) {
            oldTest();
        } else {
            test();
        }
        reading.leave();
        return Expression.of(Kind.LAMBDA, line);
    }

    private Expression orTest() {
        Expression value = notTest();
        while (cursor.accept("or") || cursor.accept("and")) {
            notTest();
            value = Expression.of(Kind.OPERATOR, value.line());
        }
        return value;
    }

    private Expression notTest() {
        int line = cursor.line();
        if (cursor.accept("not")) {
            notTest();
            return Expression.of(Kind.OPERATOR, line);
        }
        Expression value = expression();
        while (comparing()) {
            expression();
            value = Expression.of(Kind.COMPARISON, line);
        }
        return value;
    }

    private boolean comparing() {
        if (cursor.accept("not")) {
            cursor.expect("in");
            return true;
        }
        if (cursor.accept("is")) {
            cursor.accept("not");
            return true;
        }
        boolean found = cursor.isIn(COMPARING);
        if (found) {
            cursor.skip();
        }
        return found;
    }

    Expression expression() {
        Expression value = factor();
        while (cursor.isIn(BINARY)) {
            cursor.skip();
            factor();
            value = Expression.of(Kind.OPERATOR, value.line());
        }
        return value;
    }

    private Expression factor() {
        int line = cursor.line();
        if (cursor.accept("-")) {
            boolean isNumber = cursor.is(Token.NUMBER);
            Expression value = factor();
            return Expression.of(isNumber && value.is(Kind.LITERAL) ? Kind.LITERAL : Kind.OPERATOR, line);
        }
        if (cursor.isIn(UNARY)) {
            cursor.skip();
            factor();
            return Expression.of(Kind.OPERATOR, line);
        }
        Expression value = atom();
        while (true) {
            if (cursor.accept("(")) {
                new Arguments(reading, this).read();
                value = Expression.of(Kind.CALL, line);
            } else if (cursor.accept("[")) {
                subscripts();
                value = Expression.of(Kind.SUBSCRIPT, line);
            } else if (cursor.accept(".")) {
                value = Expression.named(Kind.ATTRIBUTE, line, cursor.name());
            } else {
                break;
            }
        }
        if (cursor.accept("**")) {
            factor();
            return Expression.of(Kind.OPERATOR, line);
        }
        return value;
    }

    private void subscripts() {
        do {
            subscript();
        } while (cursor.accept(",") && !cursor.is("]"));
        cursor.expect("]");
    }

    private void subscript() {
        if (cursor.accept(".")) {
            cursor.expect(".");
            cursor.expect(".");
            return;
        }
        if (!cursor.is(":")) {
            test();
        }
        for (int colons = 0; colons < 2 && cursor.accept(":"); colons++) {
            if (startsTest()) {
                test();
            }
        }
    }

    private Expression atom() {
        int line = cursor.line();
        if (cursor.isName()) {
            return Expression.named(Kind.NAME, line, cursor.name());
        }
        if (cursor.is(Token.NUMBER)) {
            number();
            return Expression.of(Kind.LITERAL, line);
        }
        if (cursor.is(Token.STRING)) {
            strings(line);
            return Expression.of(Kind.LITERAL, line);
        }
        if (cursor.accept("(")) {
            return parenthesized(line);
        }
        if (cursor.accept("[")) {
            return list(line);
        }
        if (cursor.accept("{")) {
            return dictOrSet(line);
        }
        cursor.expect("`");
        do {
            test();
        } while (cursor.accept(","));
        cursor.expect("`");
        return Expression.of(Kind.REPR, line);
    }

    /** {@code 1else}: the parser takes the letter for an exponent. */
    private void number() {
        int end = cursor.end();
        cursor.skip();
        if (cursor.is(Token.NAME) && cursor.start() == end) {
            reading.amendments.add(end, end, " ");
        }
    }

    private void strings(int line) {
        while (cursor.is(Token.STRING)) {
            if (cursor.text().indexOf('\\') >= 0) {
                escapes(line, new Escapes(cursor.text()));
            }
            cursor.skip();
        }
    }

    private void escapes(int line, Escapes escapes) {
        if (!escapes.areOfBytes(reading.unicodeLiterals())) {
            String mistake = escapes.mistakeInText();
            if (mistake != null) {
                reading.findings.inTree(line, mistake);
            }
        } else if (!escapes.areRaw()) {
            String mistake = escapes.mistakeInBytes();
            if (mistake != null) {
                reading.findings.inEscape(mistake);
            }
            escapes.amend(reading.amendments, cursor.start());
        }
    }

    private Expression parenthesized(int line) {
        if (cursor.accept(")")) {
            return Expression.many(Kind.TUPLE, line, List.of());
        }
        Expression value;
        if (cursor.is("yield")) {
            value = yieldExpression();
        } else {
            value = test();
            if (cursor.is("for")) {
                comprehension();
                value = Expression.of(Kind.GENERATOR, line);
            } else if (cursor.is(",")) {
                value = moreTests(line, value);
            }
        }
        cursor.expect(")");
        return value;
    }

    private Expression list(int line) {
        if (cursor.accept("]")) {
            return Expression.many(Kind.LIST, line, List.of());
        }
        Expression first = test();
        Expression value;
        if (cursor.is("for")) {
            listComprehension();
            value = Expression.of(Kind.LIST_COMPREHENSION, line);
        } else {
            value = Expression.many(Kind.LIST, line, moreTests(line, first).elements());
        }
        cursor.expect("]");
        return value;
    }

    private Expression dictOrSet(int line) {
        Kind kind = Kind.LITERAL;
        if (!cursor.is("}")) {
            test();
            boolean isDict = cursor.accept(":");
            if (isDict) {
                test();
            }
            if (cursor.is("for")) {
                comprehension();
                kind = isDict ? Kind.DICT_COMPREHENSION : Kind.SET_COMPREHENSION;
            } else {
                while (cursor.accept(",") && startsTest()) {
                    test();
                    if (isDict) {
                        cursor.expect(":");
                        test();
                    }
                }
            }
        }
        cursor.expect("}");
        return Expression.of(kind, line);
    }

    /** Each {@code for} and {@code if} of a generator, a set or a dict. */
    void comprehension() {
        while (true) {
            if (cursor.accept("for")) {
                reading.findings.assigned(targets());
                cursor.expect("in");
                orTest();
            } else if (cursor.accept("if")) {
                oldTest();
            } else {
                return;
            }
        }
    }

    private void listComprehension() {
        while (true) {
            if (cursor.accept("for")) {
                reading.findings.assigned(targets());
                cursor.expect("in");
                oldTest();
                if (cursor.accept(",")) {
                    oldTest();
                    while (cursor.accept(",") && startsTest()) {
                        oldTest();
                    }
                }
            } else if (cursor.accept("if")) {
                oldTest();
            } else {
                return;
            }
        }
    }
}
