package org.wsgilet.databases.psycopg2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.python.core.codecs;
import org.wsgilet.databases.python.Utf8;

/** Text in the client encoding of a connection; in UTF-8 where there is no connection. */
final class Text {

    private static final String UTF8 = "UTF8";
    private static final String LATIN1 = "LATIN1";

    private Text() {}

    static boolean isUtf8(Connection connection) {
        return connection == null || UTF8.equals(connection.encoding());
    }

    static PyUnicode unicode(byte[] data, int offset, int length, Connection connection) {
        if (isUtf8(connection)) {
            return Utf8.unicode(data, offset, length);
        }
        String bytes = new String(data, offset, length, ISO_8859_1);
        if (LATIN1.equals(connection.encoding())) {
            return new PyUnicode(bytes, true);
        }
        PyObject decoded = codecs.decode(new PyString(bytes), connection.codec(), "strict");
        return (PyUnicode) decoded;
    }

    /** The bytes of a string, one in each character. */
    static String encoded(PyString string, Connection connection) {
        if (!(string instanceof PyUnicode unicode)) {
            return string.getString();
        }
        if (isUtf8(connection)) {
            return isAscii(unicode.getString()) ? unicode.getString() : new String(Utf8.bytes(unicode), ISO_8859_1);
        }
        return codecs.encode(unicode, connection.codec(), "strict");
    }

    private static boolean isAscii(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (string.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    static byte[] bytes(PyString string, Connection connection) {
        return encoded(string, connection).getBytes(ISO_8859_1);
    }
}
