package org.wsgilet.databases.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final byte[] HEAD = {5, 0, 0, 1}; // of a packet of five bytes

    /** The rest of the packet would be taken for the next one. */
    @Test
    void anErrorInTheMiddleOfAPacketEndsTheSession() throws Exception {
        Session session =
                new Session(Wire.on(new Answering()), new Agreement("10.11.1-MariaDB", 1, 0, false, false, false, 0));

        assertThatThrownBy(() -> session.query(new byte[] {';'})).isInstanceOf(OutOfMemoryError.class);
        assertThat(session.isOpen()).isFalse();
        assertThatThrownBy(() -> session.query(new byte[] {';'}))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.number()).isEqualTo(Failure.GONE));
    }

    /** A connection with the head of a packet, for whose body there is no memory. */
    private static final class Answering extends Socket {

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                private int at;

                @Override
                public int read() {
                    if (at == HEAD.length) {
                        throw new OutOfMemoryError();
                    }
                    return HEAD[at++];
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    bytes[offset] = (byte) read();
                    return 1;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream();
        }
    }
}
