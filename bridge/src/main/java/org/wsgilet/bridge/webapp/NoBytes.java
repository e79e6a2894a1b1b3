package org.wsgilet.bridge.webapp;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;

/** Streams without content: one that has ended, and one that throws away what it gets. */
final class NoBytes {

    static final ServletInputStream IN = new ServletInputStream() {
        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("this request is not read asynchronously");
        }

        @Override
        public int read() {
            return -1;
        }
    };

    static final ServletOutputStream OUT = new BlockingOutput() {
        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}
    };

    private NoBytes() {}
}
