package org.wsgilet.bridge.speedups.werkzeug;

import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedMethod;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.bridge.speedups.KnownType;

/** Werkzeug's {@code ClosingIterator} over the blocks of a response, which closes the response. */
@ExposedType(name = "ClosingIterator", isBaseType = false)
public final class ClosingIterator extends PyObject {

    public static final PyType TYPE = ExposedTypes.of(
            ClosingIterator.class,
            "ClosingIterator",
            null,
            ExposedMethod.<ClosingIterator>withoutArgument("__iter__", (iterator, none) -> iterator),
            ExposedMethod.<ClosingIterator>withoutArgument("next", (iterator, none) -> iterator.next()),
            ExposedMethod.<ClosingIterator>withoutArgument("close", (iterator, none) -> {
                iterator.close();
                return Py.None;
            }));

    private final PyObject response;
    private final PyStringMap attributes;
    private final PyObject close;
    private final boolean isCloseKnown;
    private PyList blocks;
    private int index;

    /**
     * @param close the method {@code close} of the response, not bound to it
     * @param isCloseKnown whether that is Werkzeug's own
     */
    ClosingIterator(PyObject response, PyStringMap attributes, PyList blocks, PyObject close, boolean isCloseKnown) {
        super(TYPE);
        this.response = response;
        this.attributes = attributes;
        this.blocks = blocks;
        this.close = close;
        this.isCloseKnown = isCloseKnown;
    }

    @Override
    public PyObject __iter__() {
        return this;
    }

    @Override
    public PyObject __iternext__() {
        if (blocks == null || index >= blocks.size()) {
            blocks = null; // what is appended after the end does not count
            return null;
        }
        PyObject block = blocks.pyget(index++);
        return block instanceof PyUnicode ? block.invoke("encode", response.__getattr__("charset")) : block;
    }

    private PyObject next() {
        PyObject block = __iternext__();
        if (block == null) {
            throw Py.StopIteration("");
        }
        return block;
    }

    private void close() {
        blocks = null;
        PyList functions = KnownType.list(attributes, "_on_close");
        if (!isCloseKnown || functions == null || KnownType.list(attributes, "response") == null) {
            close.__get__(response, response.getType()).__call__();
            return;
        }
        for (int i = 0; i < functions.size(); i++) {
            functions.pyget(i).__call__();
        }
    }
}
