package org.wsgilet.bridge.library;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** The items of {@code array.array} as bytes, in little-endian order. */
public final class ArrayBytes {

    private ArrayBytes() {}

    /** Called by the changed {@code PyArray}: what takes its items in Java's order. */
    public static OutputStream swapped(OutputStream bytes, PyArray array) {
        int size = array.getItemsize();
        return size == 1 ? bytes : new Writing(bytes, size);
    }

    /** Called by the changed {@code PyArray}: what gives items in Java's order. */
    public static InputStream swapped(InputStream bytes, PyArray array) {
        int size = array.getItemsize();
        return size == 1 ? bytes : new Reading(bytes, size);
    }

    /** Called by the changed {@code PyArray}: {@code byteswap()}. */
    public static void byteswap(PyArray array) {
        int size = array.getItemsize();
        if ("czbBuhHiIlLfd".indexOf(array.getTypecode()) < 0
                || array.getTypecode().length() != 1) {
            throw Py.RuntimeError("don't know how to byteswap this array type");
        }
        char[] bytes = array.tostring().toCharArray();
        for (int i = 0; i < bytes.length; i += size) {
            for (int low = i, high = i + size - 1; low < high; low++, high--) {
                char swapped = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = swapped;
            }
        }
        array.fromstring(0, new String(bytes));
    }

    /** {@code array.buffer_info()}: there is no address, the number of the object stands for it. */
    static final class BufferInfo extends PyBuiltinMethodNarrow {

        private static final long serialVersionUID = 1;

        BufferInfo() {
            super("buffer_info", 1, 1);
        }

        @Override
        public PyObject __call__() {
            return new PyTuple(Py.newLong(Py.id(self)), Py.newInteger(self.__len__()));
        }
    }

    /** {@code array.read(file, count)}, the old name of {@code fromfile}. */
    static final class Read extends PyBuiltinMethodNarrow {

        private static final long serialVersionUID = 1;

        Read() {
            super("read", 3, 3);
        }

        @Override
        public PyObject __call__(PyObject file, PyObject count) {
            return self.invoke("fromfile", file, count);
        }
    }

    private static final class Writing extends FilterOutputStream {

        private final byte[] item;
        private int length;

        Writing(OutputStream bytes, int size) {
            super(bytes);
            item = new byte[size];
        }

        @Override
        public void write(int value) throws IOException {
            item[item.length - 1 - length++] = (byte) value;
            if (length == item.length) {
                out.write(item, 0, length);
                length = 0;
            }
        }
    }

    private static final class Reading extends FilterInputStream {

        private final byte[] item;
        private int left;

        Reading(InputStream bytes, int size) {
            super(bytes);
            item = new byte[size];
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                left = in.readNBytes(item, 0, item.length);
                if (left < item.length) {
                    left = 0;
                    return -1;
                }
            }
            return item[--left] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                int value = read();
                if (value < 0) {
                    return i == 0 ? -1 : i;
                }
                bytes[offset + i] = (byte) value;
            }
            return count;
        }
    }
}
