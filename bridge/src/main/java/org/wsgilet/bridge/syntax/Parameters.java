package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.List;

/** The grammar of a function's parameters. */
final class Parameters {

    private final Reading reading;
    private final Cursor cursor;
    private final Expressions expressions;
    private final List<String> names = new ArrayList<>();
    private final int line;

    Parameters(Reading reading, Expressions expressions) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.expressions = expressions;
        this.line = cursor.line();
    }

    /** Reads them up to {@code end}, and gives their names to the scope of the function. */
    Scope read(String end, int function) {
        boolean hasDefault = false;
        while (!cursor.is(end)) {
            if (cursor.accept("*")) {
                name();
                if (cursor.accept(",")) {
                    doubleStar();
                }
                break;
            }
            if (cursor.is("**")) {
                doubleStar();
                break;
            }
            boolean isParenthesized = parameter();
            if (cursor.accept("=")) {
                hasDefault = true;
                expressions.test();
                if (isParenthesized) {
                    reading.findings.inTree(line, "parenthesized arg with default");
                }
            } else if (hasDefault) {
                reading.findings.inTree(line, "non-default argument follows default argument");
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        Scope scope = new Scope(true, function, reading.findings);
        names.forEach(scope::argument);
        return scope;
    }

    private void doubleStar() {
        cursor.expect("**");
        name();
    }

    private void name() {
        int place = cursor.line();
        String name = cursor.name();
        reading.findings.name(place, name);
        names.add(name);
    }

    /** @return whether it is a single name in parentheses */
    private boolean parameter() {
        if (!cursor.accept("(")) {
            name();
            return false;
        }
        parameter();
        boolean isTuple = cursor.is(",");
        while (cursor.accept(",")) {
            if (cursor.is(")")) {
                break;
            }
            parameter();
        }
        cursor.expect(")");
        return !isTuple;
    }
}
