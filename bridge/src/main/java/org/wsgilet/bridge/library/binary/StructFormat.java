package org.wsgilet.bridge.library.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.wsgilet.bridge.jython.NativeString;

/**
 * A format of the module {@code struct}, read once. Native sizes and alignments are those of CPython on 64-bit Linux,
 * the native order is the machine's.
 */
public final class StructFormat {

    private static final int MAX_SIZE = Integer.MAX_VALUE - 64;

    private final List<StructField> fields;
    private final boolean littleEndian;
    private final int size;
    private final int values;
    private final PyObject error;

    private StructFormat(List<StructField> fields, boolean littleEndian, int size, int values, PyObject error) {
        this.fields = fields;
        this.littleEndian = littleEndian;
        this.size = size;
        this.values = values;
        this.error = error;
    }

    /** @param error the class {@code struct.error} */
    public static StructFormat of(String format, PyObject error) {
        char order = format.isEmpty() ? '@' : format.charAt(0);
        boolean named = "@=<>!".indexOf(order) >= 0;
        boolean isNative = !named || order == '@';
        boolean machine = isNative || order == '=';
        boolean little = machine ? ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN : order == '<';
        return new Reader(format, named ? 1 : 0, isNative, error).read(little);
    }

    /** How many bytes it has. */
    public int size() {
        return size;
    }

    /** @param given a tuple */
    public PyString pack(PyObject given) {
        byte[] bytes = new byte[size];
        packInto(bytes, 0, ((PyTuple) given).getArray());
        return NativeString.of(bytes, 0, size);
    }

    /** Writes into what can be written to, such as a bytearray or an array. */
    public void packInto(PyObject target, int offset, PyObject given) {
        if (target instanceof PyArray array && array.getItemsize() == 1) {
            packInto(array, start(offset, array.__len__(), "pack_into"), given);
            return;
        }
        try (PyBuffer buffer = writable(target)) {
            int start = start(offset, buffer.getLen(), "pack_into");
            byte[] bytes = new byte[size];
            packInto(bytes, 0, ((PyTuple) given).getArray());
            buffer.copyFrom(bytes, 0, start, size);
        }
    }

    /** Arrays of Jython have no buffers. */
    private void packInto(PyArray array, int start, PyObject given) {
        byte[] bytes = new byte[size];
        packInto(bytes, 0, ((PyTuple) given).getArray());
        for (int i = 0; i < size; i++) {
            array.__setitem__(start + i, item(array.getTypecode(), bytes[i]));
        }
    }

    private static PyObject item(String typecode, byte value) {
        return switch (typecode) {
            case "c" -> Py.newString((char) (value & 0xFF));
            case "B" -> Py.newInteger(value & 0xFF);
            default -> Py.newInteger(value);
        };
    }

    private static PyBuffer writable(PyObject target) {
        if (target instanceof BufferProtocol writable) {
            try {
                return writable.getBuffer(PyBUF.FULL);
            } catch (PyException | ClassCastException e) {
                throw Py.TypeError(
                        "must be read-write buffer, not " + target.getType().fastGetName());
            }
        }
        throw Py.TypeError("must be read-write buffer, not " + target.getType().fastGetName());
    }

    private void packInto(byte[] bytes, int start, PyObject[] given) {
        if (given.length != values) {
            throw new PyException(error, "pack expected " + values + " items for packing (got " + given.length + ")");
        }
        int next = 0;
        for (StructField field : fields) {
            for (int i = 0; i < field.items(); i++) {
                field.pack(bytes, start + field.offset() + i * field.size(), littleEndian, given[next++], error);
            }
        }
    }

    public PyTuple unpack(PyObject data) {
        byte[] bytes = bytes(data, "unpack");
        if (bytes.length != size) {
            throw new PyException(error, "unpack requires a string argument of length " + size);
        }
        return unpack(bytes, 0);
    }

    public PyTuple unpackFrom(PyObject data, int offset) {
        byte[] bytes = bytes(data, "unpack_from");
        return unpack(bytes, start(offset, bytes.length, "unpack_from"));
    }

    private PyTuple unpack(byte[] bytes, int start) {
        PyObject[] found = new PyObject[values];
        int next = 0;
        for (StructField field : fields) {
            for (int i = 0; i < field.items(); i++) {
                found[next++] = field.unpack(bytes, start + field.offset() + i * field.size(), littleEndian);
            }
        }
        return new PyTuple(found);
    }

    private int start(int offset, int length, String function) {
        int start = offset < 0 ? offset + length : offset;
        if (start < 0 || length - start < size) {
            throw new PyException(error, function + " requires a buffer of at least " + size + " bytes");
        }
        return start;
    }

    private static byte[] bytes(PyObject data, String function) {
        if (data instanceof PyArray array) {
            return array.tostring().getBytes(ISO_8859_1);
        }
        if (!(data instanceof BufferProtocol buffered)) {
            throw Py.TypeError(function + "() argument must be string or read-only buffer, not "
                    + data.getType().fastGetName());
        }
        try (PyBuffer buffer = buffered.getBuffer(PyBUF.FULL_RO)) {
            byte[] bytes = new byte[buffer.getLen()];
            buffer.copyTo(bytes, 0);
            return bytes;
        } catch (ClassCastException e) {
            throw Py.TypeError(function + "() argument must be string or read-only buffer, not "
                    + data.getType().fastGetName());
        }
    }

    /** Reads the codes one by one. */
    private static final class Reader {

        private final String format;
        private final boolean isNative;
        private final PyObject error;
        private final List<StructField> fields = new ArrayList<>();
        private int next;
        private long size;
        private int values;

        Reader(String format, int start, boolean isNative, PyObject error) {
            this.format = format;
            this.next = start;
            this.isNative = isNative;
            this.error = error;
        }

        StructFormat read(boolean littleEndian) {
            while (next < format.length()) {
                char code = format.charAt(next++);
                if (Character.isWhitespace(code)) {
                    continue;
                }
                long count = 1;
                if (code >= '0' && code <= '9') {
                    next--;
                    count = count();
                    code = format.charAt(next++);
                }
                add(code, count);
            }
            return new StructFormat(List.copyOf(fields), littleEndian, (int) size, values, error);
        }

        private long count() {
            long count = 0;
            while (next < format.length() && Character.isDigit(format.charAt(next))) {
                count = count * 10 + format.charAt(next++) - '0';
                check(count);
            }
            if (next == format.length()) {
                throw new PyException(error, "repeat count given without format specifier");
            }
            return count;
        }

        private void add(char code, long count) {
            int width = StructField.width(code, isNative);
            if (width < 0) {
                throw new PyException(error, "bad char in struct format");
            }
            if (isNative && width > 1) {
                size = (size + width - 1) / width * width;
            }
            boolean isString = code == 's' || code == 'p';
            check(size + count * width);
            if (isString) {
                fields.add(new StructField(code, (int) count, 1, (int) size));
                values++;
            } else if (code != 'x' && count > 0) {
                fields.add(new StructField(code, width, (int) count, (int) size));
                values += (int) count;
            }
            size += count * width;
        }

        private void check(long bytes) {
            if (bytes > MAX_SIZE) {
                throw new PyException(error, "total struct size too long");
            }
        }
    }
}
