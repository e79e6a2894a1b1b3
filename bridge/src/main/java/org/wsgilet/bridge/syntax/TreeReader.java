package org.wsgilet.bridge.syntax;

import java.util.Map;
import org.python.core.Py;

/** Makes the tree of a source by the automata of its grammar. */
final class TreeReader {

    /** Of rules that CPython has begun at most when it gives up. */
    private static final int MOST_NESTED = 1500;

    private static final Grammar GRAMMAR = Grammar.PYTHON;

    private final String source;
    private final Tokenizer tokens;
    private final int lines;
    private boolean printIsName;
    private boolean wasAtEnd;
    private int depth;

    private TreeReader(String source) {
        this.source = source;
        this.tokens = new Tokenizer(source, true, new Amendments());
        this.lines = (int) source.lines().count();
        tokens.next();
    }

    static SyntaxTree read(String source, boolean isExpression) {
        boolean isOpen = !isExpression && !source.isEmpty() && !source.endsWith("\n");
        return new TreeReader(isOpen ? source + "\n" : source).rule(isExpression ? "eval_input" : "file_input");
    }

    private SyntaxTree rule(String name) {
        if (++depth > MOST_NESTED) {
            throw Py.MemoryError("");
        }
        SyntaxTree tree = new SyntaxTree(GRAMMAR.number(name), null, 0, 0);
        Grammar.State state = GRAMMAR.start(name);
        for (Map.Entry<String, Grammar.State> next = next(state); next != null; next = next(state)) {
            tree.add(GRAMMAR.isRule(next.getKey()) ? rule(next.getKey()) : token());
            state = next.getValue();
        }
        if (!state.isFinal()) {
            throw tokens.refused(state.next().containsKey("INDENT"));
        }
        depth--;
        printIsName |= name.equals("import_from") && hasPrintFunction(tree);
        return tree;
    }

    private Map.Entry<String, Grammar.State> next(Grammar.State state) {
        String keyword = "'" + tokens.text() + "'";
        Map.Entry<String, Grammar.State> byKind = null;
        for (Map.Entry<String, Grammar.State> each : state.next().entrySet()) {
            if (mayBeKeyword() && GRAMMAR.begins(each.getKey(), keyword)) {
                return each;
            }
            if (byKind == null && GRAMMAR.begins(each.getKey(), kind())) {
                byKind = each;
            }
        }
        return byKind;
    }

    private boolean mayBeKeyword() {
        return tokens.token() == Token.OPERATOR || tokens.token() == Token.NAME && isKeyword();
    }

    private boolean isKeyword() {
        return Cursor.isKeyword(tokens.text(), printIsName);
    }

    private String kind() {
        return switch (tokens.token()) {
            case NAME -> isKeyword() ? "" : "NAME";
            case OPERATOR -> "";
            case END -> "ENDMARKER";
            default -> tokens.token().name();
        };
    }

    private SyntaxTree token() {
        Token kind = tokens.token();
        int number = kind == Token.OPERATOR
                ? Tokens.ofOperator(tokens.text())
                : Tokens.ofKind(kind == Token.END ? "ENDMARKER" : kind.name());
        boolean hasText = kind == Token.NAME || kind == Token.NUMBER || kind == Token.STRING || kind == Token.OPERATOR;
        SyntaxTree token =
                new SyntaxTree(number, hasText ? tokens.written() : "", Math.min(tokens.line(), lines), column());
        wasAtEnd = tokens.end() == source.length();
        if (kind != Token.END) {
            tokens.next();
        }
        return token;
    }

    /** None for what is not written: the ends of blocks and of the source. */
    private int column() {
        boolean isWritten = switch (tokens.token()) {
            case INDENT, DEDENT, END -> false;
            case NEWLINE -> !wasAtEnd;
            default -> true;
        };
        return isWritten ? tokens.start() - (source.lastIndexOf('\n', tokens.start() - 1) + 1) : -1;
    }

    private static boolean hasPrintFunction(SyntaxTree imported) {
        String text = new TreeWriter().written(imported);
        return text.startsWith("from __future__ import ") && text.contains("print_function");
    }
}
