package org.wsgilet.bridge.library.foreign;

import java.nio.ByteBuffer;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * An object of ctypes: an ordinary object of Python with a buffer, which its method {@code _b_buffer_} tells: address,
 * size, format, size of an item, shape or None, owner of the memory.
 */
public final class ForeignObject extends PyObjectDerived implements BufferProtocol {

    private static final long serialVersionUID = 1;

    private static final int ADDRESS = 0;
    private static final int SIZE = 1;
    private static final int FORMAT = 2;
    private static final int ITEM_SIZE = 3;
    private static final int SHAPE = 4;

    private ForeignObject(PyType type) {
        super(type);
    }

    /**
     * What {@code __new__} returns.
     *
     * @param slots how many slots, those of the first base classes, are None
     */
    public static PyObject of(PyObject type, int slots) {
        ForeignObject made = new ForeignObject((PyType) type);
        for (int i = 0; i < slots; i++) {
            made.setSlot(i, Py.None);
        }
        return made;
    }

    private PyTuple described() {
        return (PyTuple) invoke("_b_buffer_");
    }

    ForeignBlock block() {
        PyTuple description = described();
        long address = description.pyget(ADDRESS).asLong();
        int size = description.pyget(SIZE).asInt();
        return new ForeignBlock(address, ForeignMemory.view(address, size));
    }

    String content() {
        PyTuple description = described();
        return ForeignMemory.get(
                        description.pyget(ADDRESS).asLong(),
                        description.pyget(SIZE).asInt())
                .getString();
    }

    @Override
    public PyBuffer getBuffer(int flags) {
        PyTuple description = described();
        ByteBuffer bytes = ForeignMemory.view(
                description.pyget(ADDRESS).asLong(), description.pyget(SIZE).asInt());
        if ((flags & PyBUF.FORMAT) == 0) {
            return new ForeignBuffer(flags, this, bytes);
        }
        PyObject shape = description.pyget(SHAPE);
        int[] lengths = null;
        if (shape != Py.None) {
            lengths = new int[shape.__len__()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = shape.__getitem__(i).asInt();
            }
        }
        String format = description.pyget(FORMAT).asString();
        return new ForeignBuffer.Described(
                flags, this, bytes, format, description.pyget(ITEM_SIZE).asInt(), lengths);
    }
}
