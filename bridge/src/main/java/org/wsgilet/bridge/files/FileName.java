package org.wsgilet.bridge.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * The name of a file, which for Linux is bytes. Java makes text of it in the encoding of its start, and bytes again,
 * and loses what is not valid there: a name in Latin-1 anywhere, every name beyond ASCII where the locale is C. Its URI
 * keeps each byte, whatever the locale.
 */
final class FileName {

    private static final String HEX = "0123456789ABCDEF";
    private static final String FILE = "file://";

    private FileName() {}

    /**
     * The file of a name, relative to the interpreter's working directory.
     *
     * @throws PyException TypeError if it is no text or has a NUL in it; OSError ENOENT if it is empty
     */
    static Path path(PyObject name) {
        String bytes = bytes(name);
        if (bytes.isEmpty()) {
            throw Errors.os(Errors.ENOENT, name);
        }
        return path(bytes.charAt(0) == '/' ? bytes : workingDirectory() + "/" + bytes);
    }

    private static String workingDirectory() {
        return encoded(Py.getSystemState().getCurrentWorkingDir());
    }

    /** @param bytes of an absolute name, one in each character */
    static Path path(String bytes) {
        return isAscii(bytes) ? Path.of(bytes) : Path.of(URI.create(FILE + escaped(bytes)));
    }

    /** The file a link of that text leads to, not resolved. */
    static Path relative(PyObject name) {
        String bytes = bytes(name);
        if (isAscii(bytes) || bytes.charAt(0) == '/') {
            return isAscii(bytes) ? Path.of(bytes) : path(bytes);
        }
        Path root = Path.of("/");
        return root.relativize(path("/" + bytes));
    }

    /** The bytes of a name, one in each character. */
    static String bytes(PyObject name) {
        String bytes;
        if (name instanceof PyUnicode text) {
            bytes = encoded(text.getString());
        } else if (name instanceof PyString text) {
            bytes = text.getString();
        } else if (name instanceof BufferProtocol) {
            bytes = name.__str__().toString();
        } else {
            throw Py.TypeError("coercing to Unicode: need string or buffer, "
                    + name.getType().fastGetName() + " found");
        }
        if (bytes.indexOf('\0') >= 0) {
            throw Py.TypeError("must be encoded string without NULL bytes, not str");
        }
        return bytes;
    }

    /** The last part of a path as Python has it: bytes, or text if it was asked by text and they are UTF-8. */
    static PyObject name(Path path, boolean asText) {
        String bytes = bytes(path.getFileName());
        if (!asText || isAscii(bytes)) {
            return asText ? new PyUnicode(bytes) : Py.newString(bytes);
        }
        String text = text(bytes);
        return encoded(text).equals(bytes) ? new PyUnicode(text) : Py.newString(bytes);
    }

    /** What bytes of a name are as text. */
    static String text(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    /** The bytes of a whole path, one in each character. */
    static String bytes(Path path) {
        String text = path.toString();
        if (isAscii(text) && text.indexOf('?') < 0) { // Java's sign for what it does not know
            return text;
        }
        Path absolute = path.isAbsolute() ? path : Path.of("/").resolve(path);
        String bytes = unescaped(absolute.toUri().getRawPath());
        if (bytes.length() > 1 && bytes.endsWith("/")) {
            bytes = bytes.substring(0, bytes.length() - 1); // a folder's
        }
        return path.isAbsolute() ? bytes : bytes.substring(1);
    }

    private static String escaped(String bytes) {
        StringBuilder escaped = new StringBuilder(bytes.length() + 16);
        for (int i = 0; i < bytes.length(); i++) {
            char b = bytes.charAt(i);
            if (b == '/' && i > 0 && bytes.charAt(i - 1) == '/') {
                continue;
            }
            if (b == '/' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z') {
                escaped.append(b);
            } else {
                escaped.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        int length = escaped.length();
        return length > 1 && escaped.charAt(length - 1) == '/' ? escaped.substring(0, length - 1) : escaped.toString();
    }

    private static String unescaped(String uri) {
        StringBuilder bytes = new StringBuilder(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%') {
                c = (char) Integer.parseInt(uri, i + 1, i + 3, 16);
                i += 2;
            }
            bytes.append(c);
        }
        return bytes.toString();
    }

    private static String encoded(String text) {
        return isAscii(text) ? text : new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }
}
