package org.wsgilet.bridge.library.foreign;

import com.kenai.jffi.MemoryIO;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.Unloading;

/**
 * Memory by its addresses, as C sees it. Where there is no native code, and for what an array of Java lends, an address
 * stands for a place in memory of the JVM: from {@link #JVM} on, where no system has memory of its own.
 */
public final class ForeignMemory {

    static final long JVM = 1L << 62;

    private static final int FIRST_PAGE = 4096;
    private static final int ALIGNMENT = 16;
    private static final int WIDE = 4;
    private static final int LEAST = 16; // as in CPython: a character is followed by zeros

    private static final ConcurrentSkipListMap<Long, Lent> blocks = new ConcurrentSkipListMap<>();
    private static final ReferenceQueue<ForeignBlock> gone = new ReferenceQueue<>();
    private static long next = JVM;

    private ForeignMemory() {}

    private static final class Native {
        static final MemoryIO memory = MemoryIO.getInstance();
    }

    private static final class Lent extends WeakReference<ForeignBlock> {
        private final long address;

        Lent(ForeignBlock block) {
            super(block, gone);
            address = block.address();
        }
    }

    /** Whether C can be called, and has the same memory. */
    public static boolean isNative() {
        return !Unloading.isPossible();
    }

    /** Returns memory of zeros. */
    public static ForeignBlock allocate(int size) {
        try {
            if (!isNative()) {
                return lend(ByteBuffer.allocate(Math.max(LEAST, size)));
            }
            // The JVM frees it, and collects when there is too much of it.
            ByteBuffer bytes = ByteBuffer.allocateDirect(Math.max(LEAST, size));
            return new ForeignBlock(Native.memory.getDirectBufferAddress(bytes), bytes);
        } catch (OutOfMemoryError e) {
            throw Py.MemoryError("");
        }
    }

    /**
     * Returns the memory of a bytearray, an array or the like, which stays shared as long as its length is the same.
     */
    public static ForeignBlock share(PyObject owner) {
        if (owner instanceof ForeignObject foreign) {
            return foreign.block();
        }
        if (owner instanceof BufferProtocol exporter) {
            try (PyBuffer buffer = exporter.getBuffer(PyBUF.WRITABLE)) {
                ByteBuffer all = buffer.getNIOByteBuffer();
                return lend(all.slice(all.position(), buffer.getLen()));
            } catch (ClassCastException | PyException e) {
                // A type that has the interface, and no buffer, or one to be read.
            }
        }
        throw Py.TypeError("expected a writeable buffer object");
    }

    /** Returns what a string, a bytearray or the like holds. */
    public static PyString content(PyObject owner) {
        if (owner instanceof BufferProtocol exporter) {
            try (PyBuffer buffer = exporter.getBuffer(PyBUF.SIMPLE)) {
                ByteBuffer all = buffer.getNIOByteBuffer();
                byte[] bytes = new byte[buffer.getLen()];
                all.get(bytes);
                return string(bytes, bytes.length);
            } catch (ClassCastException e) {
                // A type that has the interface, and no buffer.
            }
        }
        throw Py.TypeError("expected a readable buffer object");
    }

    public static int size(ForeignBlock block) {
        return block.bytes().capacity();
    }

    private static synchronized ForeignBlock lend(ByteBuffer bytes) {
        for (Reference<?> lent = gone.poll(); lent != null; lent = gone.poll()) {
            blocks.remove(((Lent) lent).address);
        }
        ForeignBlock block = new ForeignBlock(next, bytes);
        blocks.put(next, new Lent(block));
        next += (bytes.capacity() / ALIGNMENT + 2L) * ALIGNMENT; // so that no block ends where another begins
        return block;
    }

    /** Returns the block of the JVM that has so many bytes at an address. */
    static ForeignBlock block(long address, long size) {
        Map.Entry<Long, Lent> entry = blocks.floorEntry(address);
        ForeignBlock block = entry == null ? null : entry.getValue().get();
        if (block == null || size < 0 || size > block.bytes().capacity() - (address - block.address())) {
            throw invalid(address);
        }
        return block;
    }

    private static boolean isOfC(long address) {
        if (address >= JVM) {
            return false;
        }
        if (address >= 0 && address < FIRST_PAGE || !isNative()) {
            throw invalid(address);
        }
        return true;
    }

    private static RuntimeException invalid(long address) {
        return Py.ValueError(
                address == 0 ? "NULL pointer access" : "there is no memory at 0x" + Long.toHexString(address));
    }

    private static int offset(ForeignBlock block, long address) {
        return (int) (address - block.address());
    }

    /** Returns so many bytes, 1 to 8, as a number with a sign. */
    public static long integer(long address, int size) {
        if (isOfC(address)) {
            MemoryIO memory = Native.memory;
            return switch (size) {
                case 1 -> memory.getByte(address);
                case 2 -> memory.getShort(address);
                case 4 -> memory.getInt(address);
                default -> memory.getLong(address);
            };
        }
        ForeignBlock block = block(address, size);
        ByteBuffer bytes = block.bytes();
        int offset = offset(block, address);
        return switch (size) {
            case 1 -> bytes.get(offset);
            case 2 -> bytes.getShort(offset);
            case 4 -> bytes.getInt(offset);
            default -> bytes.getLong(offset);
        };
    }

    public static void putInteger(long address, int size, long value) {
        if (isOfC(address)) {
            MemoryIO memory = Native.memory;
            switch (size) {
                case 1 -> memory.putByte(address, (byte) value);
                case 2 -> memory.putShort(address, (short) value);
                case 4 -> memory.putInt(address, (int) value);
                default -> memory.putLong(address, value);
            }
            return;
        }
        ForeignBlock block = block(address, size);
        ByteBuffer bytes = block.bytes();
        int offset = offset(block, address);
        switch (size) {
            case 1 -> bytes.put(offset, (byte) value);
            case 2 -> bytes.putShort(offset, (short) value);
            case 4 -> bytes.putInt(offset, (int) value);
            default -> bytes.putLong(offset, value);
        }
    }

    static byte[] bytes(long address, int size) {
        byte[] bytes = new byte[size];
        if (size == 0) {
            return bytes;
        }
        if (isOfC(address)) {
            Native.memory.getByteArray(address, bytes, 0, size);
        } else {
            ForeignBlock block = block(address, size);
            block.bytes().get(offset(block, address), bytes);
        }
        return bytes;
    }

    static void put(long address, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        if (isOfC(address)) {
            Native.memory.putByteArray(address, bytes, 0, bytes.length);
        } else {
            ForeignBlock block = block(address, bytes.length);
            block.bytes().put(offset(block, address), bytes);
        }
    }

    static ByteBuffer view(long address, int size) {
        if (size == 0) {
            return ByteBuffer.allocate(0);
        }
        if (isOfC(address)) {
            return Native.memory.newDirectByteBuffer(address, size).order(ByteOrder.nativeOrder());
        }
        ForeignBlock block = block(address, size);
        return block.bytes().slice(offset(block, address), size).order(ByteOrder.nativeOrder());
    }

    /** Returns bytes of memory. */
    public static PyString get(long address, int size) {
        return string(bytes(address, size), size);
    }

    /** Copies bytes into memory. */
    @SuppressWarnings("deprecation") // the low byte of each character is what there is
    public static void put(long address, String text) {
        byte[] bytes = new byte[text.length()];
        text.getBytes(0, bytes.length, bytes, 0);
        put(address, bytes);
    }

    /** Returns the bytes before the first zero, of so many if the limit is not negative. */
    public static PyString text(long address, int limit) {
        if (limit >= 0) {
            byte[] bytes = bytes(address, limit);
            int end = 0;
            while (end < limit && bytes[end] != 0) {
                end++;
            }
            return string(bytes, end);
        }
        if (isOfC(address)) {
            byte[] bytes = Native.memory.getZeroTerminatedByteArray(address);
            return string(bytes, bytes.length);
        }
        int end = 0;
        while (integer(address + end, 1) != 0) {
            end++;
        }
        return get(address, end);
    }

    /** Returns the wide characters before the first zero, or so many with the zeros in between. */
    public static PyUnicode wide(long address, int limit, boolean toZero) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; limit < 0 || i < limit; i++) {
            int character = (int) integer(address + (long) WIDE * i, WIDE);
            if (character == 0 && toZero) {
                break;
            }
            if (!Character.isValidCodePoint(character)) {
                throw Py.ValueError("unichr() arg not in range(0x110000) (wide Python build)");
            }
            text.appendCodePoint(character);
        }
        return new PyUnicode(text.toString());
    }

    /** Copies wide characters into memory. */
    public static void putWide(long address, String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            putInteger(address + (long) WIDE * i, WIDE, characters[i]);
        }
    }

    public static void move(long target, long source, int size) {
        if (size > 0 && isOfC(target) && isOfC(source)) {
            Native.memory.memmove(target, source, size);
        } else {
            put(target, bytes(source, size));
        }
    }

    public static void fill(long address, int value, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        put(address, bytes);
    }

    @SuppressWarnings("deprecation") // a character for each byte
    static PyString string(byte[] bytes, int size) {
        return new PyString(new String(bytes, 0, 0, size));
    }
}
