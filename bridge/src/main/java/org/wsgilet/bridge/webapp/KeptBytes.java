package org.wsgilet.bridge.webapp;

import java.io.ByteArrayOutputStream;

/** A stream that keeps in memory what it gets. */
final class KeptBytes extends BlockingOutput {

    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
        bytes.write(b);
    }

    @Override
    public void write(byte[] block, int offset, int length) {
        bytes.write(block, offset, length);
    }
}
