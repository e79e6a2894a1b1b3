package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.runtime.CommonToken;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.BoolOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.Dict;
import org.python.antlr.ast.DictComp;
import org.python.antlr.ast.Ellipsis;
import org.python.antlr.ast.ExtSlice;
import org.python.antlr.ast.GeneratorExp;
import org.python.antlr.ast.IfExp;
import org.python.antlr.ast.Index;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.ListComp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Repr;
import org.python.antlr.ast.SetComp;
import org.python.antlr.ast.Slice;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Subscript;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.UnaryOp;
import org.python.antlr.ast.arguments;
import org.python.antlr.ast.boolopType;
import org.python.antlr.ast.cmpopType;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.ast.keyword;
import org.python.antlr.ast.operatorType;
import org.python.antlr.ast.unaryopType;
import org.python.antlr.base.expr;
import org.python.antlr.base.mod;
import org.python.antlr.base.slice;
import org.python.core.CodeFlag;
import org.python.core.CompilerFlags;
import org.python.core.PyComplex;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;

/**
 * Reads the text of an expression faster than Jython's parser does, which counts where {@code eval} is given a new text
 * each time: a short one takes a quarter to a third of the time. What is rare or wrong ({@code yield}, a declared
 * encoding, mistakes) it leaves to that parser. Its trees have lines, but no columns.
 */
public final class PlainExpression {

    private static final expr_contextType LOAD = expr_contextType.Load;

    /** From those that bind loosest to those that bind closest. */
    private static final List<Map<String, operatorType>> OPERATORS = List.of(
            Map.of("|", operatorType.BitOr),
            Map.of("^", operatorType.BitXor),
            Map.of("&", operatorType.BitAnd),
            Map.of("<<", operatorType.LShift, ">>", operatorType.RShift),
            Map.of("+", operatorType.Add, "-", operatorType.Sub),
            Map.of("*", operatorType.Mult, "/", operatorType.Div, "%", operatorType.Mod, "//", operatorType.FloorDiv));

    private static final Map<String, Integer> LEVELS = new HashMap<>();

    static {
        for (int level = 0; level < OPERATORS.size(); level++) {
            for (String operator : OPERATORS.get(level).keySet()) {
                LEVELS.put(operator, level);
            }
        }
    }

    private static final Map<String, cmpopType> COMPARISONS = Map.of(
            "<", cmpopType.Lt,
            ">", cmpopType.Gt,
            "==", cmpopType.Eq,
            ">=", cmpopType.GtE,
            "<=", cmpopType.LtE,
            "<>", cmpopType.NotEq,
            "!=", cmpopType.NotEq,
            "in", cmpopType.In);

    private static final Map<String, unaryopType> UNARY = Map.of("+", unaryopType.UAdd, "~", unaryopType.Invert);

    private final Cursor cursor;
    private final PlainLiterals literals;
    private final PlainScopes scopes;
    private CommonToken place = new CommonToken(0);

    private PlainExpression(Cursor cursor, boolean sourceIsUnicode, boolean unicodeLiterals) {
        this.cursor = cursor;
        this.literals = new PlainLiterals(cursor, sourceIsUnicode, unicodeLiterals);
        this.scopes = new PlainScopes(cursor, this);
    }

    /** Its tree; null if it is not plain. */
    public static mod read(String text, CompilerFlags flags) {
        if (flags.only_ast || text.indexOf('\r') >= 0 || mayDeclareEncoding(text)) {
            return null;
        }
        try {
            Tokenizer tokens = new Tokenizer(text, true, new Amendments());
            Cursor cursor = new Cursor(tokens, flags.isFlagSet(CodeFlag.CO_FUTURE_PRINT_FUNCTION));
            boolean unicodeLiterals = flags.isFlagSet(CodeFlag.CO_FUTURE_UNICODE_LITERALS);
            return new PlainExpression(cursor, flags.source_is_utf8, unicodeLiterals).whole();
        } catch (Refused e) {
            return null;
        }
    }

    private static boolean mayDeclareEncoding(String text) {
        int comment = text.indexOf('#');
        return comment >= 0 && text.indexOf("coding", comment) >= 0;
    }

    private mod whole() {
        expr body = tests();
        while (cursor.accept(Token.NEWLINE)) {
            // Lines that are empty may follow.
        }
        if (!cursor.is(Token.END)) {
            throw cursor.refused();
        }
        return new org.python.antlr.ast.Expression(place(), body);
    }

    /** Nothing but the line of a token is asked for, so nodes of one line share it. */
    CommonToken place() {
        if (place.getLine() != cursor.line()) {
            place = new CommonToken(0);
            place.setLine(cursor.line());
            place.setCharPositionInLine(0);
        }
        return place;
    }

    private expr tests() {
        CommonToken start = place();
        expr first = test();
        return cursor.is(",") ? new Tuple(start, moreTests(first), LOAD) : first;
    }

    private List<expr> moreTests(expr first) {
        List<expr> elements = new ArrayList<>();
        elements.add(first);
        while (cursor.accept(",") && startsTest()) {
            elements.add(test());
        }
        return elements;
    }

    private boolean startsTest() {
        return !(cursor.is(")") || cursor.is("]") || cursor.is("}") || cursor.is(Token.NEWLINE));
    }

    expr test() {
        CommonToken start = place();
        if (cursor.accept("lambda")) {
            arguments parameters = scopes.parameters();
            return new Lambda(start, parameters, test());
        }
        expr value = orTest();
        if (!cursor.accept("if")) {
            return value;
        }
        expr condition = orTest();
        cursor.expect("else");
        return new IfExp(start, condition, value, test());
    }

    expr orTest() {
        CommonToken start = place();
        expr first = andTest();
        if (!cursor.is("or")) {
            return first;
        }
        List<expr> values = new ArrayList<>(List.of(first));
        while (cursor.accept("or")) {
            values.add(andTest());
        }
        return new BoolOp(start, boolopType.Or, values);
    }

    private expr andTest() {
        CommonToken start = place();
        expr first = notTest();
        if (!cursor.is("and")) {
            return first;
        }
        List<expr> values = new ArrayList<>(List.of(first));
        while (cursor.accept("and")) {
            values.add(notTest());
        }
        return new BoolOp(start, boolopType.And, values);
    }

    private expr notTest() {
        CommonToken start = place();
        return cursor.accept("not") ? new UnaryOp(start, unaryopType.Not, notTest()) : comparison();
    }

    private expr comparison() {
        CommonToken start = place();
        expr left = binary(0);
        cmpopType operator = comparisonOperator();
        if (operator == null) {
            return left;
        }
        List<cmpopType> operators = new ArrayList<>();
        List<expr> values = new ArrayList<>();
        for (; operator != null; operator = comparisonOperator()) {
            operators.add(operator);
            values.add(binary(0));
        }
        return new Compare(start, left, operators, values);
    }

    private cmpopType comparisonOperator() {
        if (cursor.accept("not")) {
            cursor.expect("in");
            return cmpopType.NotIn;
        }
        if (cursor.accept("is")) {
            return cursor.accept("not") ? cmpopType.IsNot : cmpopType.Is;
        }
        if (!cursor.isIn(COMPARISONS.keySet())) {
            return null;
        }
        cmpopType operator = COMPARISONS.get(cursor.text());
        cursor.skip();
        return operator;
    }

    /** Operators of this level and of those that bind closer. */
    private expr binary(int lowest) {
        CommonToken start = place();
        expr left = factor();
        while (cursor.isIn(LEVELS.keySet())) {
            int level = LEVELS.get(cursor.text());
            if (level < lowest) {
                break;
            }
            operatorType operator = OPERATORS.get(level).get(cursor.text());
            cursor.skip();
            left = new BinOp(start, left, operator, binary(level + 1));
        }
        return left;
    }

    private expr factor() {
        CommonToken start = place();
        if (cursor.accept("-")) {
            return negative(start, factor());
        }
        if (cursor.isIn(UNARY.keySet())) {
            unaryopType operator = UNARY.get(cursor.text());
            cursor.skip();
            return new UnaryOp(start, operator, factor());
        }
        expr value = trailers(start, atom());
        return cursor.accept("**") ? new BinOp(start, value, operatorType.Pow, factor()) : value;
    }

    /** A number has its sign, as Jython's parser gives it, if it has none yet. */
    private static expr negative(CommonToken place, expr value) {
        if (value instanceof Num number) {
            PyObject digits = (PyObject) number.getInternalN();
            if (digits instanceof PyInteger integer && integer.getValue() >= 0
                    || digits instanceof PyLong whole && whole.getValue().signum() > 0
                    || digits instanceof PyFloat real && real.getValue() >= 0) {
                return new Num(place, digits.__neg__());
            }
            if (digits instanceof PyComplex complex && complex.imag >= 0) {
                return new Num(place, new PyComplex(0, -complex.imag));
            }
        }
        return new UnaryOp(place, unaryopType.USub, value);
    }

    /** All in the line in which the first of them begins, as in CPython. */
    private expr trailers(CommonToken start, expr atom) {
        expr value = atom;
        while (true) {
            if (cursor.accept("(")) {
                value = call(start, value);
            } else if (cursor.accept("[")) {
                value = new Subscript(start, value, subscript(), LOAD);
            } else if (cursor.accept(".")) {
                value = new Attribute(start, value, cursor.name(), LOAD);
            } else {
                return value;
            }
        }
    }

    private expr call(CommonToken start, expr function) {
        List<expr> arguments = new ArrayList<>();
        List<keyword> keywords = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (startsTest() && !cursor.is("*") && !cursor.is("**")) {
            CommonToken place = place();
            expr argument = test();
            if (cursor.accept("=")) {
                keywords.add(keyword(argument, names));
            } else if (!keywords.isEmpty()) {
                throw cursor.refused();
            } else if (cursor.is("for") && arguments.isEmpty()) {
                arguments.add(new GeneratorExp(place, argument, scopes.comprehension()));
                cursor.expect(")");
                return new Call(start, function, arguments, keywords, null, null);
            } else {
                arguments.add(argument);
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        expr sequence = cursor.accept("*") ? test() : null;
        boolean more = sequence == null || cursor.accept(",");
        while (sequence != null && more && !cursor.is("**")) {
            expr argument = test();
            cursor.expect("=");
            keywords.add(keyword(argument, names));
            more = cursor.accept(",");
        }
        expr mapping = more && cursor.accept("**") ? test() : null;
        cursor.expect(")");
        return new Call(start, function, arguments, keywords, sequence, mapping);
    }

    private keyword keyword(expr argument, Set<String> names) {
        if (argument instanceof Name name
                && !name.getInternalId().equals("None")
                && !name.getInternalId().equals("__debug__")
                && names.add(name.getInternalId())) {
            return new keyword(place(), name.getInternalId(), test());
        }
        throw cursor.refused();
    }

    private slice subscript() {
        CommonToken start = place();
        slice first = oneSubscript();
        if (cursor.accept("]")) {
            return first;
        }
        List<slice> all = new ArrayList<>(List.of(first));
        while (cursor.accept(",") && !cursor.is("]")) {
            all.add(oneSubscript());
        }
        cursor.expect("]");
        if (!all.stream().allMatch(Index.class::isInstance)) {
            return new ExtSlice(start, all);
        }
        List<expr> values = new ArrayList<>();
        all.forEach(each -> values.add(((Index) each).getInternalValue()));
        return new Index(start, new Tuple(start, values, LOAD));
    }

    private slice oneSubscript() {
        CommonToken start = place();
        if (cursor.accept(".")) {
            cursor.expect(".");
            cursor.expect(".");
            return new Ellipsis(start);
        }
        expr lower = cursor.is(":") ? null : test();
        if (!cursor.accept(":")) {
            return new Index(start, lower);
        }
        expr upper = endsSlicePart() ? null : test();
        if (!cursor.accept(":")) {
            return new Slice(start, lower, upper, null);
        }
        expr step = endsSlicePart() ? new Name(start, "None", LOAD) : test();
        return new Slice(start, lower, upper, step);
    }

    private boolean endsSlicePart() {
        return cursor.is(":") || cursor.is(",") || cursor.is("]");
    }

    private expr atom() {
        CommonToken start = place();
        if (cursor.isName()) {
            return new Name(start, cursor.name(), LOAD);
        }
        if (cursor.is(Token.NUMBER)) {
            return new Num(start, literals.number());
        }
        if (cursor.is(Token.STRING)) {
            return new Str(start, literals.strings());
        }
        if (cursor.accept("(")) {
            return parenthesized(start);
        }
        if (cursor.accept("[")) {
            return list(start);
        }
        if (cursor.accept("`")) {
            expr value = tests();
            cursor.expect("`");
            return new Repr(start, value);
        }
        cursor.expect("{");
        return dictOrSet(start);
    }

    private expr parenthesized(CommonToken start) {
        expr value;
        if (cursor.is(")")) {
            value = new Tuple(start, new ArrayList<>(), LOAD);
        } else {
            expr first = test();
            if (cursor.is("for")) {
                value = new GeneratorExp(start, first, scopes.comprehension());
            } else {
                value = cursor.is(",") ? new Tuple(start, moreTests(first), LOAD) : first;
            }
        }
        cursor.expect(")");
        return value;
    }

    private expr list(CommonToken start) {
        List<expr> elements = new ArrayList<>();
        if (!cursor.is("]")) {
            expr first = test();
            if (cursor.is("for")) {
                expr list = new ListComp(start, first, scopes.comprehension());
                cursor.expect("]");
                return list;
            }
            elements = moreTests(first);
        }
        cursor.expect("]");
        return new org.python.antlr.ast.List(start, elements, LOAD);
    }

    private expr dictOrSet(CommonToken start) {
        List<expr> keys = new ArrayList<>();
        List<expr> values = new ArrayList<>();
        if (!cursor.is("}")) {
            expr first = test();
            if (!cursor.accept(":")) {
                expr set = cursor.is("for")
                        ? new SetComp(start, first, scopes.comprehension())
                        : new org.python.antlr.ast.Set(start, moreTests(first));
                cursor.expect("}");
                return set;
            }
            keys.add(first);
            values.add(test());
            if (cursor.is("for")) {
                expr dict = new DictComp(start, first, values.get(0), scopes.comprehension());
                cursor.expect("}");
                return dict;
            }
            while (cursor.accept(",") && startsTest()) {
                keys.add(test());
                cursor.expect(":");
                values.add(test());
            }
        }
        cursor.expect("}");
        return new Dict(start, keys, values);
    }
}
