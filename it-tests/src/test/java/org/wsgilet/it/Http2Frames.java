package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/** HTTP/2 on a {@link Wire}: the frames that a client sends, right or wrong, and what those of the server say. */
final class Http2Frames {
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    static final byte DATA = 0;
    static final byte HEADERS = 1;
    static final byte PRIORITY = 2;
    static final byte RST_STREAM = 3;
    static final byte SETTINGS = 4;
    static final byte PING = 6;
    static final byte GOAWAY = 7;
    static final byte WINDOW_UPDATE = 8;
    static final byte CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    private static final int AT_ONCE = 100;

    private Http2Frames() {}

    /** Makes it a connection whose peers have agreed. */
    static Wire begin(Wire wire, byte... settings) {
        return wire.sendRaw(PREFACE).sendRaw(frame(SETTINGS, 0, 0, settings));
    }

    /** Sends so many frames, whether the server wants them or not. */
    static void flood(Wire wire, int count, IntFunction<byte[]> frame) {
        for (int i = 0; i < count; i += AT_ONCE) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int j = i; j < Math.min(count, i + AT_ONCE); j++) {
                bytes.writeBytes(frame.apply(j));
            }
            wire.trySend(bytes.toByteArray());
        }
    }

    static void assertEnds(Wire wire) {
        wire.readToEnd();
        assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
    }

    /** What the server says to the stream: a status, RST_STREAM, GOAWAY, or END without a word. */
    static String answer(Wire wire, int stream) {
        String answer = null;
        while (answer == null) {
            answer = nextAnswer(wire, stream);
        }
        return answer;
    }

    /** Reads one frame; null if it says nothing to the stream. */
    static String nextAnswer(Wire wire, int stream) {
        byte[] head = exactly(wire, 9);
        if (head == null) {
            return "END";
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = fields.getInt() >>> 8;
        byte type = head[3];
        boolean ours = (fields.getInt(5) & Integer.MAX_VALUE) == stream;
        byte[] payload = exactly(wire, length);
        if (payload == null) {
            return "END";
        }
        return switch (type) {
            case GOAWAY -> "GOAWAY";
            case RST_STREAM -> ours ? "RST_STREAM" : null;
            case HEADERS -> ours ? status(payload) : null;
            default -> null;
        };
    }

    /** Of the first response on a connection, whose headers need nothing of others. */
    private static String status(byte[] block) {
        try {
            MetaData headers = new HpackDecoder(1 << 16, System::nanoTime).decode(ByteBuffer.wrap(block));
            return ((MetaData.Response) headers).getStatus() + "";
        } catch (HpackException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] exactly(Wire wire, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() < length) {
            byte[] some = wire.readBytes(length - bytes.size());
            if (some.length == 0) {
                return null;
            }
            bytes.writeBytes(some);
        }
        return bytes.toByteArray();
    }

    /** Headers of a request, each spelled out. */
    static byte[] block(String... namesAndValues) {
        byte[] block = join(literal(0, ":scheme", "http"), literal(0, ":authority", "h"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            block = join(block, literal(0, namesAndValues[i], namesAndValues[i + 1]));
        }
        return block;
    }

    /** @param kind 0 for what stays out of the table, 0x40 for what goes into it */
    static byte[] literal(int kind, String name, String value) {
        return join(new byte[] {(byte) kind}, string(name), string(value));
    }

    private static byte[] string(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (text.length() < 127) {
            bytes.write(text.length());
        } else {
            bytes.write(127);
            int rest = text.length() - 127;
            for (; rest >= 128; rest >>>= 7) {
                bytes.write(rest & 0x7f | 0x80);
            }
            bytes.write(rest);
        }
        bytes.writeBytes(text.getBytes(ISO_8859_1));
        return bytes.toByteArray();
    }

    static byte[] frame(byte type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type & 0xff)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    static byte[] hex(String hex) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String digits = hex.replace(" ", "");
        for (int i = 0; i < digits.length(); i += 2) {
            bytes.write(Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return bytes.toByteArray();
    }
}
