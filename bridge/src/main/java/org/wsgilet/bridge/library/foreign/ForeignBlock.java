package org.wsgilet.bridge.library.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that is there as long as this object is: what a ctypes object owns. */
public final class ForeignBlock {

    private final long address;
    private final ByteBuffer bytes;

    ForeignBlock(long address, ByteBuffer bytes) {
        this.address = address;
        this.bytes = bytes.order(ByteOrder.nativeOrder());
    }

    public long address() {
        return address;
    }

    ByteBuffer bytes() {
        return bytes;
    }
}
