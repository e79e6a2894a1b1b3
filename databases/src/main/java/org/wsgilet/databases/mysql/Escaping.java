package org.wsgilet.databases.mysql;

import java.io.ByteArrayOutputStream;

/** Escapes what stands between quotes in SQL. */
public final class Escaping {

    /** Of no session: bytes that the server reads as ASCII or UTF-8, with backslashes as by default. */
    public static final Escaping DEFAULT = new Escaping(Charset.SAFE, true);

    private final Charset charset;
    private final boolean backslashes;

    /** @param backslashes whether they escape: not so in the SQL mode NO_BACKSLASH_ESCAPES */
    Escaping(Charset charset, boolean backslashes) {
        this.charset = charset;
        this.backslashes = backslashes;
    }

    /** The bytes for a literal in single quotes. */
    public byte[] escape(byte[] text) {
        ByteArrayOutputStream escaped = new ByteArrayOutputStream(text.length + text.length / 8 + 2);
        for (int at = 0; at < text.length; ) {
            int length = charset.length(text, at);
            if (length == 1) {
                escape(text[at], escaped);
            } else {
                escaped.write(text, at, length);
            }
            at += length;
        }
        return escaped.toByteArray();
    }

    private void escape(byte b, ByteArrayOutputStream escaped) {
        if (!backslashes) {
            if (b == '\'') {
                escaped.write('\'');
            }
            escaped.write(b);
            return;
        }
        // Half a character must not swallow the backslash of what follows: of 0xbf and a quote GBK would make 0xbf5c.
        int letter = charset.begins(b) ? b : letter(b);
        if (letter != 0) {
            escaped.write('\\');
        }
        escaped.write(letter == 0 ? b : letter);
    }

    /** What stands behind a backslash for a byte; 0 if it needs none. */
    private static int letter(byte b) {
        return switch (b) {
            case 0 -> '0';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case 0x1a -> 'Z';
            case '\'', '"', '\\' -> b;
            default -> 0;
        };
    }
}
