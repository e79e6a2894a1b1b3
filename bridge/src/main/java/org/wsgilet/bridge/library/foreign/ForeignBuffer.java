package org.wsgilet.bridge.library.foreign;

import java.nio.ByteBuffer;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.buffer.SimpleNIOBuffer;

/** The memory of a ctypes object as bytes. */
class ForeignBuffer extends SimpleNIOBuffer {

    private final ForeignObject owner;
    private final ByteBuffer bytes;

    ForeignBuffer(int flags, ForeignObject owner, ByteBuffer bytes) {
        super(owner, bytes, 0, bytes.capacity());
        this.owner = owner;
        this.bytes = bytes;
        addFeatureFlags(PyBUF.WRITABLE);
        checkRequestFlags(flags);
    }

    /** The same memory with what C calls it, for a memoryview. */
    static final class Described extends ForeignBuffer {

        private final String format;
        private final int itemSize;
        private final int[] lengths;

        /**
         * @param lengths of the dimensions; null for one value
         */
        Described(int flags, ForeignObject owner, ByteBuffer bytes, String format, int itemSize, int[] lengths) {
            super(flags, owner, bytes);
            this.format = format;
            this.itemSize = itemSize;
            this.lengths = lengths;
        }

        @Override
        public PyBuffer getBuffer(int flags) {
            return new ForeignBuffer(flags, super.owner, super.bytes);
        }

        @Override
        public String getFormat() {
            return format;
        }

        @Override
        public int getItemsize() {
            return itemSize;
        }

        @Override
        public int getLen() {
            return lengths == null ? super.bytes.capacity() / Math.max(1, itemSize) : lengths[0];
        }

        @Override
        public int getNdim() {
            return lengths == null ? 0 : lengths.length;
        }

        @Override
        public int[] getShape() {
            return lengths;
        }

        @Override
        public int[] getStrides() {
            return null;
        }

        @Override
        public String toString() {
            return super.owner.content();
        }
    }
}
