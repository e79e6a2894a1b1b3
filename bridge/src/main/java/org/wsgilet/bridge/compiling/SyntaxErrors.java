package org.wsgilet.bridge.compiling;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.Token;
import org.python.antlr.ParseException;
import org.python.antlr.PythonParser;
import org.python.core.Py;
import org.python.core.PyException;

/** What the parser refuses, in CPython's words and at its place: Jython's own are those of the parser generator. */
public final class SyntaxErrors {

    private static final String NO_BLOCK = "expecting INDENT";
    private static final String END = "unexpected EOF while parsing";

    private SyntaxErrors() {}

    /** @return the same, if it is no error of the parser's or has words already */
    public static Throwable asInCPython(Throwable problem) {
        if (problem instanceof PyException raised && raised.match(Py.UnicodeError)) {
            raised.normalize();
            return new ParseException("(unicode error) " + raised.value.__str__(), 0, 0);
        }
        if (!(problem instanceof ParseException error) || error.input == null || error.node != null) {
            return problem;
        }
        OpenString open = open(error);
        if (open != null && open.line() <= error.line) {
            ParseException made = new ParseException(open.message(), open.line(), open.column());
            made.definite = error.definite;
            return made;
        }
        Token token = error.token;
        String text = token == null || token.getText() == null ? "" : token.getText();
        boolean endsLine = text.startsWith("\n") || text.startsWith("\r");
        boolean ends = token != null && token.getType() == Token.EOF && !endsLine;
        // CPython counts to the end of what it cannot use.
        int end = error.charPositionInLine + (ends ? 0 : token == null || endsLine ? 1 : text.length());
        if (String.valueOf(error.getMessage()).endsWith(NO_BLOCK)) {
            return ends || endsLine ? said(error, END, end) : indentation(error, "expected an indented block", end);
        }
        if (token != null && isIndent(token)) {
            return indentation(error, "unexpected indent", error.charPositionInLine);
        }
        return said(error, ends ? END : "invalid syntax", end);
    }

    private static OpenString open(ParseException error) {
        CharStream source = error.input instanceof CharStream characters
                ? characters
                : error.token == null ? null : error.token.getInputStream();
        return source == null || source.size() == 0 ? null : OpenString.in(source.substring(0, source.size() - 1));
    }

    private static boolean isIndent(Token token) {
        return token.getType() == PythonParser.INDENT || token.getType() == PythonParser.LEADING_WS;
    }

    private static ParseException indentation(ParseException error, String message, int position) {
        ParseException made = said(error, message, position);
        made.setType(Py.IndentationError);
        return made;
    }

    private static ParseException said(ParseException error, String message, int position) {
        ParseException made = new ParseException(message, error.line, position);
        made.setType(error.getType());
        made.definite = error.definite;
        return made;
    }
}
