package org.wsgilet.bridge.syntax;

/** Writes the tokens of a tree as a source, each in its line where that is known. */
final class TreeWriter {

    private static final int NEWLINE = Tokens.ofKind("NEWLINE");
    private static final int INDENT = Tokens.ofKind("INDENT");
    private static final int DEDENT = Tokens.ofKind("DEDENT");
    private static final int END = Tokens.ofKind("ENDMARKER");

    private final StringBuilder source = new StringBuilder();
    private int line = 1;
    private int indentation;
    private boolean isNewLine = true;

    String written(SyntaxTree tree) {
        if (!tree.isToken() && tree.text() != null) {
            source.append("# coding: ").append(tree.text());
            endLine();
        }
        write(tree);
        return source.toString();
    }

    private void write(SyntaxTree tree) {
        tree.children().forEach(this::write);
        if (!tree.isToken()) {
            return;
        }
        if (tree.type() == INDENT) {
            indentation++;
        } else if (tree.type() == DEDENT) {
            indentation--;
        } else if (tree.type() == NEWLINE) {
            if (!isNewLine) {
                endLine();
            }
        } else if (tree.type() != END) {
            token(tree);
        }
    }

    private void token(SyntaxTree token) {
        while (line < token.line()) {
            source.append(isNewLine ? "" : " \\");
            source.append('\n');
            line++;
        }
        source.append(isNewLine ? " ".repeat(indentation) : " ").append(token.text());
        line += (int)
                token.text().chars().filter(character -> character == '\n').count();
        isNewLine = false;
    }

    private void endLine() {
        source.append('\n');
        line++;
        isNewLine = true;
    }
}
