package org.wsgilet.bridge.syntax;

import java.util.Set;
import org.wsgilet.bridge.syntax.Expression.Kind;
import org.wsgilet.bridge.syntax.Scope.Block;

/** The grammar of statements, and of what is compiled. */
final class Statements {

    private static final Set<String> AUGMENTED =
            Set.of("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//=");
    private static final Set<String> COMPOUND = Set.of("if", "while", "for", "try", "with", "def", "class", "@");

    private final Reading reading;
    private final Cursor cursor;
    private final Expressions expressions;
    private final ImportStatements imports;

    Statements(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.expressions = new Expressions(reading);
        this.imports = new ImportStatements(reading);
    }

    void file() {
        while (!cursor.is(Token.END)) {
            if (!cursor.accept(Token.NEWLINE)) {
                statement();
            }
        }
    }

    void expression() {
        expressions.tests();
        while (!cursor.is(Token.END)) {
            cursor.expect(Token.NEWLINE);
        }
    }

    /** One statement; CPython does not look at what follows its line. */
    int interactive() {
        if (cursor.is(Token.NEWLINE)) {
            return cursor.end();
        }
        if (cursor.isIn(COMPOUND)) {
            compound();
            lastNewline();
        } else {
            simple();
        }
        return cursor.end();
    }

    private void lastNewline() {
        if (!cursor.is(Token.NEWLINE)) {
            throw cursor.refused();
        }
    }

    private void statement() {
        if (cursor.isIn(COMPOUND)) {
            compound();
        } else {
            simple();
            cursor.expect(Token.NEWLINE);
        }
    }

    /** Without the end of the line. */
    private void simple() {
        do {
            small();
        } while (cursor.accept(";") && !cursor.is(Token.NEWLINE));
        lastNewline();
    }

    private void small() {
        reading.beginStatement();
        int line = cursor.line();
        if (cursor.isName() || !cursor.is(Token.NAME)) {
            expressionStatement();
            return;
        }
        switch (cursor.text()) {
            case "print" -> print();
            case "del" -> {
                cursor.skip();
                reading.findings.deleted(expressions.targets());
            }
            case "pass" -> cursor.skip();
            case "break" -> {
                cursor.skip();
                reading.scope().breaks(line);
            }
            case "continue" -> {
                cursor.skip();
                reading.scope().continues(line);
            }
            case "return" -> {
                cursor.skip();
                boolean value = expressions.startsTest();
                if (value) {
                    expressions.tests();
                }
                reading.scope().returns(line, value);
            }
            case "raise" -> raise();
            case "global" -> global();
            case "exec" -> exec();
            case "assert" -> {
                cursor.skip();
                expressions.test();
                if (cursor.accept(",")) {
                    expressions.test();
                }
            }
            case "import" -> imports.importStatement();
            case "from" -> imports.fromStatement();
            case "yield" -> expressions.yieldExpression();
            default -> expressionStatement();
        }
    }

    private void expressionStatement() {
        Expression target = expressions.tests();
        if (cursor.isIn(AUGMENTED)) {
            cursor.skip();
            reading.findings.assigned(target);
            if (!target.is(Kind.NAME) && !target.is(Kind.ATTRIBUTE) && !target.is(Kind.SUBSCRIPT)) {
                reading.findings.inTree(target.line(), "illegal expression for augmented assignment");
            }
            expressions.testOrYield();
            return;
        }
        boolean isYield = false;
        while (cursor.accept("=")) {
            if (isYield) {
                reading.findings.inTree(target.line(), "assignment to yield expression not possible");
            }
            reading.findings.assigned(target);
            isYield = cursor.is("yield");
            target = expressions.testOrYield();
        }
    }

    private void print() {
        cursor.skip();
        if (cursor.accept(">>")) {
            expressions.test();
            if (!cursor.accept(",")) {
                return;
            }
            expressions.test();
        } else if (expressions.startsTest()) {
            expressions.test();
        } else {
            return;
        }
        while (cursor.accept(",") && expressions.startsTest()) {
            expressions.test();
        }
    }

    private void raise() {
        cursor.skip();
        if (expressions.startsTest()) {
            expressions.test();
            for (int more = 0; more < 2 && cursor.accept(","); more++) {
                expressions.test();
            }
        }
    }

    private void global() {
        cursor.skip();
        do {
            cursor.name();
        } while (cursor.accept(","));
    }

    private void exec() {
        cursor.skip();
        expressions.expression();
        if (cursor.accept("in")) {
            expressions.test();
            if (cursor.accept(",")) {
                expressions.test();
            }
        }
    }

    private void compound() {
        reading.beginStatement();
        int line = cursor.line();
        switch (cursor.text()) {
            case "if" -> conditional();
            case "while" -> {
                cursor.skip();
                expressions.test();
                loop();
            }
            case "for" -> {
                cursor.skip();
                reading.findings.assigned(expressions.targets());
                cursor.expect("in");
                expressions.tests();
                loop();
            }
            case "try" -> attempt();
            case "with" -> with();
            case "def" -> function(line);
            case "class" -> classDefinition(line);
            default -> decorated();
        }
    }

    private void conditional() {
        do {
            cursor.skip();
            expressions.test();
            suite();
            if (cursor.is("elif")) {
                reading.beginStatement();
            }
        } while (cursor.is("elif"));
        otherwise();
    }

    private void otherwise() {
        if (cursor.accept("else")) {
            suite();
        }
    }

    private void loop() {
        suite(Block.LOOP);
        otherwise();
    }

    private void attempt() {
        cursor.skip();
        suite();
        if (cursor.accept("finally")) {
            suite(Block.FINALLY);
            return;
        }
        if (!cursor.is("except")) {
            throw cursor.refused();
        }
        int behindDefault = 0;
        while (cursor.is("except")) {
            if (behindDefault > 0) {
                reading.findings.inCode(behindDefault, "default 'except:' must be last");
            }
            int before = reading.statement();
            cursor.skip();
            if (expressions.startsTest()) {
                caught();
            } else {
                behindDefault = before;
            }
            suite();
        }
        otherwise();
        if (cursor.accept("finally")) {
            suite(Block.FINALLY);
        }
    }

    private void caught() {
        expressions.test();
        if (cursor.accept("as") || cursor.accept(",")) {
            reading.findings.assigned(expressions.test());
        }
    }

    private void with() {
        cursor.skip();
        do {
            expressions.test();
            if (cursor.accept("as")) {
                reading.findings.assigned(expressions.expression());
            }
        } while (cursor.accept(","));
        suite();
    }

    private void decorated() {
        while (cursor.accept("@")) {
            do {
                cursor.name();
            } while (cursor.accept("."));
            if (cursor.accept("(")) {
                new Arguments(reading, expressions).read();
            }
            cursor.expect(Token.NEWLINE);
        }
        int line = cursor.line();
        if (cursor.is("class")) {
            classDefinition(line);
        } else if (cursor.is("def")) {
            function(line);
        } else {
            throw cursor.refused();
        }
    }

    private void function(int line) {
        cursor.skip();
        reading.findings.name(line, cursor.name());
        cursor.expect("(");
        Scope scope = new Parameters(reading, expressions).read(")", line);
        cursor.expect(")");
        reading.enter(scope);
        suite();
        reading.leave();
    }

    private void classDefinition(int line) {
        cursor.skip();
        reading.findings.name(line, cursor.name());
        if (cursor.accept("(")) {
            if (!cursor.is(")")) {
                expressions.tests();
            }
            cursor.expect(")");
        }
        reading.enter(new Scope(false, line, reading.findings));
        suite();
        reading.leave();
    }

    private void suite(Block block) {
        reading.scope().enter(block);
        suite();
        reading.scope().leave();
    }

    private void suite() {
        cursor.expect(":");
        if (!cursor.accept(Token.NEWLINE)) {
            simple();
            cursor.expect(Token.NEWLINE);
            return;
        }
        cursor.expect(Token.INDENT);
        do {
            statement();
        } while (!cursor.accept(Token.DEDENT));
    }
}
