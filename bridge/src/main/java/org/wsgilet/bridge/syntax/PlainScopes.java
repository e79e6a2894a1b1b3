package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.runtime.CommonToken;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.arguments;
import org.python.antlr.ast.comprehension;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.expr;

/** What binds names in a {@link PlainExpression}: lambda, and the {@code for} of comprehensions and generators. */
final class PlainScopes {

    private final Cursor cursor;
    private final PlainExpression expression;

    PlainScopes(Cursor cursor, PlainExpression expression) {
        this.cursor = cursor;
        this.expression = expression;
    }

    /** Each {@code for} and its {@code if}. */
    List<comprehension> comprehension() {
        List<comprehension> loops = new ArrayList<>();
        while (cursor.is("for")) {
            CommonToken start = expression.place();
            cursor.skip();
            expr target = targets();
            cursor.expect("in");
            expr values = expression.orTest();
            List<expr> conditions = new ArrayList<>();
            while (cursor.accept("if")) {
                conditions.add(expression.orTest());
            }
            loops.add(new comprehension(start, target, values, conditions));
        }
        return loops;
    }

    private expr targets() {
        CommonToken start = expression.place();
        expr first = target();
        if (!cursor.is(",")) {
            return first;
        }
        List<expr> elements = new ArrayList<>(List.of(first));
        while (cursor.accept(",") && !cursor.is("in") && !cursor.is(")")) {
            elements.add(target());
        }
        return new Tuple(start, elements, expr_contextType.Store);
    }

    private expr target() {
        if (cursor.accept("(")) {
            expr inner = targets();
            cursor.expect(")");
            return inner;
        }
        return new Name(expression.place(), bound(), expr_contextType.Store);
    }

    /** A name that is given a value. */
    private String bound() {
        String name = cursor.name();
        if (name.equals("None") || name.equals("__debug__")) {
            throw cursor.refused();
        }
        return name;
    }

    /** Of a lambda, with the colon behind them; those that are tuples are left to the parser. */
    arguments parameters() {
        CommonToken start = expression.place();
        Set<String> names = new HashSet<>();
        List<expr> parameters = new ArrayList<>();
        List<expr> defaults = new ArrayList<>();
        while (cursor.isName()) {
            parameters.add(parameter(names));
            if (cursor.accept("=")) {
                defaults.add(expression.test());
            } else if (!defaults.isEmpty()) {
                throw cursor.refused();
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        Name rest = cursor.accept("*") ? parameter(names) : null;
        Name keywords = (rest == null || cursor.accept(",")) && cursor.accept("**") ? parameter(names) : null;
        cursor.expect(":");
        return new arguments(start, parameters, rest, keywords, defaults);
    }

    /** Its token has its text, which Jython asks for. */
    private Name parameter(Set<String> names) {
        CommonToken token = new CommonToken(expression.place());
        String name = bound();
        if (!names.add(name)) {
            throw cursor.refused();
        }
        token.setText(name);
        return new Name(token, name, expr_contextType.Param);
    }
}
