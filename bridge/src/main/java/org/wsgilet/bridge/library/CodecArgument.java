package org.wsgilet.bridge.library;

import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.GivenBytes;

/** What {@code str.encode} and {@code unicode.decode} convert before, called by the changed {@code codecs}. */
public final class CodecArgument {

    private CodecArgument() {}

    /** The text that is to be encoded. Raises UnicodeDecodeError for bytes that are not ASCII. */
    public static String encoded(PyString text) {
        return text instanceof PyUnicode ? text.getString() : text.decode().toString();
    }

    /** The bytes that are to be decoded. Raises UnicodeEncodeError for Unicode that is not ASCII. */
    public static String decoded(PyString bytes) {
        return GivenBytes.of(bytes);
    }
}
