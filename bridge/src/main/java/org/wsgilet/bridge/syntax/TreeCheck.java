package org.wsgilet.bridge.syntax;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** Makes a tree of nested sequences, which any program may have put together, if they follow the grammar. */
public final class TreeCheck {

    private static final Grammar GRAMMAR = Grammar.PYTHON;

    private final PyObject error;

    private TreeCheck(PyObject error) {
        this.error = error;
    }

    /** @param error what is raised for sequences that are no tree */
    public static SyntaxTree tree(PyObject sequence, PyObject error) {
        return new TreeCheck(error).whole(sequence);
    }

    private SyntaxTree whole(PyObject sequence) {
        String rule = GRAMMAR.rule(type(sequence));
        if ("encoding_decl".equals(rule)) {
            if (sequence.__len__() != 3) {
                throw refused("missed encoding");
            }
            SyntaxTree declared = new SyntaxTree(type(sequence), text(sequence.__getitem__(2), "encoding"), 0, 0);
            declared.add(node(sequence.__getitem__(1)));
            return declared;
        }
        if (!"eval_input".equals(rule) && !"file_input".equals(rule)) {
            throw refused("parse tree does not use a valid start symbol");
        }
        return node(sequence);
    }

    private SyntaxTree node(PyObject sequence) {
        int type = type(sequence);
        String rule = GRAMMAR.rule(type);
        if (rule == null) {
            return token(sequence, type);
        }
        SyntaxTree tree = new SyntaxTree(type, null, 0, 0);
        Grammar.State state = GRAMMAR.start(rule);
        for (int i = 1; i < sequence.__len__(); i++) {
            SyntaxTree child = node(sequence.__getitem__(i));
            state = next(state, child);
            if (state == null) {
                throw refused("Illegal node in " + rule + ": child " + i);
            }
            tree.add(child);
        }
        if (!state.isFinal()) {
            throw refused("Illegal number of children for " + rule + " node.");
        }
        return tree;
    }

    private static Grammar.State next(Grammar.State state, SyntaxTree child) {
        if (!child.isToken()) {
            return state.next().get(GRAMMAR.rule(child.type()));
        }
        Grammar.State byText = state.next().get("'" + child.text() + "'");
        return byText == null ? state.next().get(Tokens.label(child.type(), child.text())) : byText;
    }

    private SyntaxTree token(PyObject sequence, int type) {
        if (sequence.__len__() < 2 || sequence.__len__() > 3) {
            throw refused("terminal nodes must have 2 or 3 entries");
        }
        String text = text(sequence.__getitem__(1), "second item in terminal node");
        int operator = Tokens.ofOperator(text);
        boolean isOperator = type > Tokens.ofKind("DEDENT");
        if (Tokens.label(type, "") == null || isOperator && operator != type) {
            throw refused("Expected node type " + operator + ", got " + type + ".");
        }
        PyObject line = sequence.__len__() > 2 ? sequence.__getitem__(2) : Py.Zero;
        if (!(line instanceof PyInteger)) {
            throw refused("third item in terminal node must be an integer, found "
                    + line.getType().fastGetName());
        }
        return new SyntaxTree(type, text, line.asInt(), 0);
    }

    private String text(PyObject text, String what) {
        if (text instanceof PyString string && !(text instanceof PyUnicode)) {
            return string.getString();
        }
        throw refused(what + " must be a string, found " + text.getType().fastGetName());
    }

    private int type(PyObject sequence) {
        boolean hasItems = sequence instanceof PySequenceList;
        if (hasItems && sequence.__len__() > 0 && sequence.__getitem__(0) instanceof PyInteger type) {
            return type.getValue();
        }
        throw refused("");
    }

    private PyException refused(String message) {
        return new PyException(error, Py.newString(message));
    }
}
