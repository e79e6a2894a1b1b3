package org.wsgilet.bridge.library.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** The content model of an element as {@code pyexpat} has it: (type, quantifier, name, children). */
final class ContentModel {

    private static final int EMPTY = 1;
    private static final int ANY = 2;
    private static final int MIXED = 3;
    private static final int NAME = 4;
    private static final int CHOICE = 5;
    private static final int SEQUENCE = 6;

    private final String text;
    private final Function<String, PyObject> string;
    private int next;

    private ContentModel(String text, Function<String, PyObject> string) {
        this.text = text;
        this.string = string;
    }

    /** @param model as SAX tells it, without spaces */
    static PyObject of(String model, Function<String, PyObject> string) {
        return switch (model) {
            case "EMPTY" -> node(EMPTY, 0, Py.None, List.of());
            case "ANY" -> node(ANY, 0, Py.None, List.of());
            default -> new ContentModel(model, string).read();
        };
    }

    private static PyObject node(int type, int quantifier, PyObject name, List<PyObject> children) {
        return new PyTuple(
                Py.newInteger(type), Py.newInteger(quantifier), name, new PyTuple(children.toArray(PyObject[]::new)));
    }

    private PyObject read() {
        if (text.charAt(next) != '(') {
            int start = next;
            while (next < text.length() && "?*+|,)".indexOf(text.charAt(next)) < 0) {
                next++;
            }
            PyObject name = string.apply(text.substring(start, next));
            return node(NAME, quantifier(), name, List.of());
        }
        List<PyObject> children = new ArrayList<>();
        int type = SEQUENCE;
        do {
            next++;
            if (text.startsWith("#PCDATA", next)) {
                next += "#PCDATA".length();
                type = MIXED;
            } else {
                children.add(read());
            }
            if (text.charAt(next) == '|' && type != MIXED) {
                type = CHOICE;
            }
        } while (text.charAt(next) != ')');
        next++;
        return node(type, quantifier(), Py.None, children);
    }

    private int quantifier() {
        int found = next < text.length() ? "?*+".indexOf(text.charAt(next)) : -1;
        if (found >= 0) {
            next++;
        }
        return found + 1;
    }
}
