package org.wsgilet.bridge.library;

import org.python.core.AstList;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySlice;

/**
 * What the lists in a tree of {@code ast} do, as CPython's, where they are of the type {@code list}. The changed class
 * {@code AstList} calls these methods in place of its own. What is new is a {@code list}; what changes is changed in a
 * copy, and the copy put into the tree, which checks and converts each node.
 */
public final class AstLists {

    private AstLists() {}

    /** {@code nodes[start:stop:step]}, with bounds that are in range. */
    public static PyObject slice(AstList nodes, int start, int stop, int step) {
        PyList slice = new PyList();
        for (int i = start; step > 0 ? i < stop : i > stop; i += step) {
            slice.append(nodes.pyget(i));
        }
        return slice;
    }

    /** {@code nodes[start:stop:step] = values}. */
    public static void setSlice(AstList nodes, int start, int stop, int step, PyObject values) {
        PyList list = list(nodes);
        list.__setitem__(range(start, stop, step), values == nodes ? list(nodes) : values);
        fill(nodes, list);
    }

    /** {@code del nodes[start:stop]}. */
    public static void deleteRange(AstList nodes, int start, int stop) {
        nodes.subList(start, stop).clear();
    }

    /** {@code nodes.append(node)}. */
    public static void append(AstList nodes, PyObject node) {
        nodes.add((Object) null);
        nodes.pyset(nodes.size() - 1, node);
    }

    /** As {@link #append}; Java's way. */
    public static boolean add(AstList nodes, PyObject node) {
        append(nodes, node);
        return true;
    }

    /** {@code nodes.insert(index, node)}. */
    public static void insert(AstList nodes, int index, PyObject node) {
        PyList list = list(nodes);
        list.insert(index, node);
        fill(nodes, list);
    }

    /** {@code nodes.pop(index)}. */
    public static PyObject pop(AstList nodes, int index) {
        PyList list = list(nodes);
        PyObject popped = list.pop(index);
        fill(nodes, list);
        return popped;
    }

    /** {@code nodes.count(node)}. */
    public static int count(AstList nodes, PyObject node) {
        return list(nodes).count(node);
    }

    /** {@code nodes.index(node, start, stop)}, or ValueError with the message. */
    public static int index(AstList nodes, PyObject node, String message, int start, int stop) {
        int size = nodes.size();
        int last = Math.min(stop < 0 ? stop + size : stop, size);
        for (int i = Math.max(start < 0 ? start + size : start, 0); i < last; i++) {
            if (nodes.pyget(i).equals(node)) {
                return i;
            }
        }
        throw Py.ValueError(message);
    }

    /** {@code nodes.extend(more)}. */
    public static void extend(AstList nodes, PyObject more) {
        PyList added = new PyList(more == nodes ? list(nodes) : more);
        for (int i = 0; i < added.size(); i++) {
            append(nodes, added.pyget(i));
        }
    }

    /** {@code nodes + other}; null, for NotImplemented, if the other one is no list. */
    public static PyObject plus(AstList nodes, PyObject other) {
        return other instanceof AstList || other instanceof PyList ? list(nodes).__add__(list(other)) : null;
    }

    /** {@code other + nodes}. */
    public static PyObject plusBefore(AstList nodes, PyObject other) {
        return other instanceof AstList || other instanceof PyList ? list(other).__add__(list(nodes)) : null;
    }

    /** {@code nodes * count}. */
    public static PyObject repeat(AstList nodes, int count) {
        return list(nodes).__mul__(Py.newInteger(count));
    }

    /** {@code repr(nodes)}. */
    public static String repr(AstList nodes) {
        return list(nodes).toString();
    }

    /** A copy in Java's way. */
    public static Object copy(AstList nodes) {
        return list(nodes);
    }

    private static PyList list(PyObject values) {
        return new PyList(values);
    }

    private static PySlice range(int start, int stop, int step) {
        PyObject end = stop < 0 ? Py.None : Py.newInteger(stop); // of a negative step
        return new PySlice(Py.newInteger(start), end, step == 1 ? Py.None : Py.newInteger(step));
    }

    private static void fill(AstList nodes, PyList values) {
        PyList old = list(nodes);
        nodes.clear();
        try {
            extend(nodes, values);
        } catch (RuntimeException e) { // one of them is no node
            nodes.clear();
            extend(nodes, old);
            throw e;
        }
    }
}
