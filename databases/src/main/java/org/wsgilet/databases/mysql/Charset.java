package org.wsgilet.databases.mysql;

import java.util.Locale;

/**
 * The character set of a session: by which the server reads what is sent. In some of them the second byte of a
 * character may be a quote or a backslash of ASCII.
 */
enum Charset {
    /** Any in which the other bytes of a character are no ASCII. */
    SAFE {
        @Override
        int length(byte[] text, int at) {
            return 1;
        }

        @Override
        boolean begins(byte first) {
            return false;
        }
    },
    BIG5 {
        @Override
        int length(byte[] text, int at) {
            int second = at + 1 < text.length ? text[at + 1] & 0xff : 0;
            return begins(text[at]) && (in(second, 0x40, 0x7e) || in(second, 0xa1, 0xfe)) ? 2 : 1;
        }

        @Override
        boolean begins(byte first) {
            return in(first & 0xff, 0xa1, 0xf9);
        }
    },
    GBK {
        @Override
        int length(byte[] text, int at) {
            int second = at + 1 < text.length ? text[at + 1] & 0xff : 0;
            return begins(text[at]) && (in(second, 0x40, 0x7e) || in(second, 0x80, 0xfe)) ? 2 : 1;
        }

        @Override
        boolean begins(byte first) {
            return in(first & 0xff, 0x81, 0xfe);
        }
    },
    GB18030 {
        @Override
        int length(byte[] text, int at) {
            if (GBK.length(text, at) == 2) {
                return 2;
            }
            boolean four = at + 3 < text.length
                    && begins(text[at])
                    && in(text[at + 1], '0', '9')
                    && in(text[at + 2] & 0xff, 0x81, 0xfe)
                    && in(text[at + 3], '0', '9');
            return four ? 4 : 1;
        }

        @Override
        boolean begins(byte first) {
            return in(first & 0xff, 0x81, 0xfe);
        }
    },
    SJIS {
        @Override
        int length(byte[] text, int at) {
            int second = at + 1 < text.length ? text[at + 1] & 0xff : 0;
            return begins(text[at]) && (in(second, 0x40, 0x7e) || in(second, 0x80, 0xfc)) ? 2 : 1;
        }

        @Override
        boolean begins(byte first) {
            return in(first & 0xff, 0x81, 0x9f) || in(first & 0xff, 0xe0, 0xfc);
        }
    };

    static Charset of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "big5" -> BIG5;
            case "gbk" -> GBK;
            case "gb18030" -> GB18030;
            case "sjis", "cp932" -> SJIS;
            default -> SAFE;
        };
    }

    /** How many bytes the character has that begins there; 1 if they are no character. */
    abstract int length(byte[] text, int at);

    /** Whether a byte may be the first of several. */
    abstract boolean begins(byte first);

    private static boolean in(int b, int from, int to) {
        return b >= from && b <= to;
    }
}
