package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;

/** The tree of a source with a node for each rule and token, as the module {@code parser} shows it. */
public final class SyntaxTree {

    private final int type;
    /** Of a token and an encoding, else null. */
    private final String text;

    private final int line;
    private final int column;
    private final List<SyntaxTree> children = new ArrayList<>();

    SyntaxTree(int type, String text, int line, int column) {
        this.type = type;
        this.text = text;
        this.line = line;
        this.column = column;
    }

    /**
     * The tree of a file or an expression.
     *
     * @param encoding that it declares, or null
     */
    public static SyntaxTree of(String source, boolean isExpression, String encoding) {
        try {
            return TreeReader.read(source, isExpression).in(encoding);
        } catch (Refused e) {
            throw e.ofParser(Py.None);
        }
    }

    private SyntaxTree in(String encoding) {
        if (encoding == null) {
            return this;
        }
        SyntaxTree declared = new SyntaxTree(Grammar.PYTHON.number("encoding_decl"), encoding, 0, 0);
        declared.children.add(this);
        return declared;
    }

    void add(SyntaxTree child) {
        children.add(child);
    }

    int type() {
        return type;
    }

    String text() {
        return text;
    }

    int line() {
        return line;
    }

    boolean isToken() {
        return type < Tokens.FIRST_OF_RULES;
    }

    List<SyntaxTree> children() {
        return children;
    }

    SyntaxTree last() {
        return children.get(children.size() - 1);
    }

    public boolean isExpression() {
        return type == Grammar.PYTHON.number("eval_input");
    }

    /** As nested tuples or lists. */
    public PyObject sequence(boolean isList, boolean hasLines, boolean hasColumns) {
        List<PyObject> items = new ArrayList<>();
        items.add(Py.newInteger(type));
        for (SyntaxTree child : children) {
            items.add(child.sequence(isList, hasLines, hasColumns));
        }
        if (text != null) {
            items.add(Py.newString(text));
        }
        if (isToken() && hasLines) {
            items.add(Py.newInteger(line));
        }
        if (isToken() && hasColumns) {
            items.add(Py.newInteger(column));
        }
        return isList ? new PyList(items) : new PyTuple(items.toArray(new PyObject[0]));
    }

    /** That its source declares, or null. */
    public String encoding() {
        return isToken() ? null : text;
    }

    /** A source that has this tree, in its encoding or in UTF-8. */
    public PyString source() {
        return Py.newString(new TreeWriter().written(this));
    }
}
