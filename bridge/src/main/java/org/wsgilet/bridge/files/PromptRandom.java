package org.wsgilet.bridge.files;

import org.python.core.io.BufferedRandom;
import org.python.core.io.BufferedReader;
import org.python.core.io.RawIOBase;

/** The buffers of a file that is read and written. */
public final class PromptRandom extends BufferedRandom {

    public PromptRandom(RawIOBase raw, int size) {
        super(raw, size);
    }

    @Override
    protected void initChildBuffers() {
        reader = new BufferedReader(rawIO, bufferSize);
        writer = new PromptWriter(rawIO, bufferSize);
    }
}
