package org.wsgilet.bridge.jython;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.slf4j.LoggerFactory;

/** Python 2's {@code str}, which PEP 3333 calls the native string: each character holds one byte. */
public final class NativeString {

    private static final MethodHandle NEW_STRING = newString();

    private NativeString() {}

    /** Jython's public functions look at each character once more, which uploads feel. */
    private static MethodHandle newString() {
        MethodType type = MethodType.methodType(PyString.class, String.class);
        try {
            return MethodHandles.lookup().unreflect(Internal.NEW_BYTES.method()).asType(type);
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(NativeString.class).debug("bodies are checked for bytes once more", e);
            try {
                return MethodHandles.publicLookup().findStatic(Py.class, "newString", type);
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError("Jython has no Py.newString(String)", impossible);
            }
        }
    }

    /** The bytes as they are, copied. */
    public static PyString of(byte[] bytes, int offset, int length) {
        String string = new String(bytes, offset, length, ISO_8859_1);
        try {
            return (PyString) NEW_STRING.invokeExact(string);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // it declares none
        }
    }

    /** Text of a container, mostly handed out byte by byte already. */
    public static PyString of(String text) {
        return Py.newString(isLatin1(text) ? text : encoded(text));
    }

    /** The UTF-8 bytes of decoded text. */
    public static PyString utf8(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        PyString encoded = of(bytes, 0, bytes.length);
        // Java has a question mark for a surrogate on its own, which in Python 2 is encoded like the others.
        return encoded.getString().indexOf('?') < 0 || !hasLoneSurrogate(text)
                ? encoded
                : Py.newString(encodedByHand(text));
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(NativeString::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String encodedByHand(String text) {
        StringBuilder bytes = new StringBuilder(text.length() + 2);
        text.codePoints().forEach(codePoint -> {
            if (isSurrogate(codePoint)) {
                bytes.append((char) 0xED)
                        .append((char) (0x80 | codePoint >> 6 & 0x3F))
                        .append((char) (0x80 | codePoint & 0x3F));
            } else {
                bytes.append(encoded(Character.toString(codePoint)));
            }
        });
        return bytes.toString();
    }

    /** The UTF-8 bytes of decoded text, one in each character. */
    public static String encoded(String text) {
        return isAscii(text) ? text : new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** The text that bytes mean: UTF-8, or Latin-1 where they are no UTF-8. */
    public static String decoded(String bytes) {
        if (isAscii(bytes) || !isLatin1(bytes)) {
            return bytes;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    /** What Python's {@code bytes.decode('utf-8', 'replace')} makes of bytes, one in each character. */
    public static PyUnicode unicode(String bytes) {
        // The decoder of the module codecs says which bytes become one replacement character.
        return isAscii(bytes) ? new PyUnicode(bytes, true) : Utf8.decode(bytes, "replace");
    }

    /** Whether a value is a {@code str}, of no subclass, of these bytes. */
    public static boolean isEqual(PyObject value, String bytes) {
        return value != null
                && value.getClass() == PyString.class
                && ((PyString) value).getString().equals(bytes);
    }

    /** Whether each character stands for one byte. */
    public static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** Whether text and its UTF-8 bytes are the same. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
