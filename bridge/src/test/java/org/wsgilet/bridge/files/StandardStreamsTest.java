package org.wsgilet.bridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.python.core.PyFile;
import org.python.core.PySystemState;
import org.python.core.io.RawIOBase;
import org.wsgilet.bridge.StartedPython;

/** Says what a new Jython broke: the files behind the standard streams are in fields that it keeps to itself. */
class StandardStreamsTest {

    static {
        StartedPython.start();
    }

    private final PySystemState sys = new PySystemState();
    private final StringBuilder written = new StringBuilder();

    @Test
    void writeToTheFileThatTheyAreLedTo() {
        PyFile stdout = (PyFile) sys.__stdout__;
        RawIOBase before = StandardStreams.raw(sys, 1);

        StandardStreams.redirect(sys, 1, new Collector());
        stdout.write("led");
        stdout.flush();
        StandardStreams.redirect(sys, 1, before);

        assertThat(before).isNotNull();
        assertThat(written).hasToString("led");
        assertThat(StandardStreams.raw(sys, 1)).isSameAs(before);
    }

    private final class Collector extends RawIOBase {

        @Override
        public int write(ByteBuffer bytes) {
            int count = bytes.remaining();
            written.append(StandardCharsets.ISO_8859_1.decode(bytes));
            return count;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public Channel getChannel() {
            return null;
        }
    }
}
