package org.wsgilet.bridge.syntax;

import java.util.HashSet;
import java.util.Set;
import org.wsgilet.bridge.syntax.Expression.Kind;

/** The grammar of a call's arguments. */
final class Arguments {

    private static final int MOST = 255;

    private final Reading reading;
    private final Cursor cursor;
    private final Expressions expressions;
    private final Set<String> keywords = new HashSet<>();
    private int plain;
    private int generators;
    private boolean hasStar;

    Arguments(Reading reading, Expressions expressions) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.expressions = expressions;
    }

    /** Reads them behind the opening parenthesis, and the closing one. */
    void read() {
        int line = cursor.line();
        while (!cursor.is(")")) {
            if (cursor.accept("*")) {
                expressions.test();
                hasStar = true;
                behindStar();
                break;
            }
            if (cursor.accept("**")) {
                expressions.test();
                break;
            }
            argument();
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        int others = plain + keywords.size();
        if (generators > 1 || generators > 0 && others > 0) {
            reading.findings.inTree(line, "Generator expression must be parenthesized if not sole argument");
        }
        if (others + generators > MOST) {
            reading.findings.inTree(line, "more than 255 arguments");
        }
    }

    private void behindStar() {
        while (cursor.accept(",")) {
            if (cursor.accept("**")) {
                expressions.test();
                return;
            }
            argument();
        }
    }

    private void argument() {
        Expression value = expressions.test();
        if (cursor.is("for")) {
            expressions.comprehension();
            generators++;
        } else if (cursor.accept("=")) {
            keyword(value);
            expressions.test();
        } else {
            plain++;
            if (!keywords.isEmpty()) {
                reading.findings.inTree(value.line(), "non-keyword arg after keyword arg");
            } else if (hasStar) {
                reading.findings.inTree(value.line(), "only named arguments may follow *expression");
            }
        }
    }

    private void keyword(Expression name) {
        if (name.is(Kind.LAMBDA)) {
            reading.findings.inTree(name.line(), "lambda cannot contain assignment");
        } else if (!name.is(Kind.NAME)) {
            reading.findings.inTree(name.line(), "keyword can't be an expression");
        } else {
            reading.findings.name(name.line(), name.name());
            if (!keywords.add(name.name())) {
                reading.findings.inTree(name.line(), "keyword argument repeated");
            }
        }
    }
}
