package org.wsgilet.bridge.library.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** The first record that a client of TLS sends, read for the name of the server that it wants (RFC 6066, 3). */
public final class ClientHello {

    private static final int BEFORE_SESSION = 5 + 4 + 2 + 32; // record, message, version, random
    private static final int SERVER_NAME = 0;
    private static final int HOST_NAME = 0;

    private ClientHello() {}

    /** Null if it names none, or is no such record. */
    public static String serverName(String record) {
        try {
            ByteBuffer hello = ByteBuffer.wrap(record.getBytes(ISO_8859_1));
            hello.position(Math.min(BEFORE_SESSION, hello.limit()));
            skip(hello, hello.get() & 0xFF); // session
            skip(hello, hello.getShort() & 0xFFFF); // cipher suites
            skip(hello, hello.get() & 0xFF); // compression
            hello.getShort();
            while (hello.hasRemaining()) {
                int type = hello.getShort();
                int size = hello.getShort() & 0xFFFF;
                if (type == SERVER_NAME) {
                    return hostName(hello);
                }
                skip(hello, size);
            }
        } catch (BufferUnderflowException e) {
            // The engine says what is wrong with it.
        }
        return null;
    }

    private static String hostName(ByteBuffer names) {
        names.getShort();
        if (names.get() != HOST_NAME) {
            return null;
        }
        byte[] name = new byte[Math.min(names.getShort() & 0xFFFF, names.remaining())];
        names.get(name);
        return new String(name, ISO_8859_1);
    }

    private static void skip(ByteBuffer hello, int size) {
        if (size > hello.remaining()) {
            throw new BufferUnderflowException();
        }
        hello.position(hello.position() + size);
    }
}
