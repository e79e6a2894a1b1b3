package org.wsgilet.bridge.webapp;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** A stream that takes what it gets at once, and tells no listener. */
abstract class BlockingOutput extends ServletOutputStream {

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("this response is not written asynchronously");
    }
}
