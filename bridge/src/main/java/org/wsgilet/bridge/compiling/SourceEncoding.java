package org.wsgilet.bridge.compiling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.wsgilet.bridge.jython.NativeString;

/** Sources whose bytes are none of their encoding: the SyntaxError that CPython has for them, with file, line and byte. */
public final class SourceEncoding {

    private static final Pattern NON_ASCII = Pattern.compile("[\\x80-\\xff]");
    private static final Pattern DECLARED = Pattern.compile(".* for encoding '(.*)'", Pattern.DOTALL);

    private SourceEncoding() {}

    /**
     * What is wrong with a file.
     *
     * @param message of Jython, which knows neither line nor byte; it is kept where the file does not tell
     */
    public static PyException error(String message, String filename) {
        try {
            Path file = Path.of(Py.getSystemState().getPath(filename));
            return error(message, filename, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException | RuntimeException e) {
            return Py.SyntaxError(message);
        }
    }

    private static PyException error(String message, String filename, String bytes) {
        Matcher declared = DECLARED.matcher(message);
        if (declared.matches()) {
            return undecodable(message, filename, bytes, declared.group(1));
        }
        Matcher found = NON_ASCII.matcher(bytes);
        if (!found.find()) {
            return Py.SyntaxError(message);
        }
        int line = bytes.substring(0, found.start()).split("\\n", -1).length;
        return syntaxError(
                "Non-ASCII character '\\x%02x' in file %s on line %d, but no encoding declared; see "
                                .formatted((int) bytes.charAt(found.start()), filename, line)
                        + "http://python.org/dev/peps/pep-0263/ for details",
                filename,
                line);
    }

    private static PyException undecodable(String message, String filename, String bytes, String encoding) {
        int number = 0;
        for (String line : bytes.split("\n", -1)) {
            number++;
            try {
                Py.newString(line).invoke("decode", Py.newString(encoding));
            } catch (PyException e) {
                return syntaxError(e.value.__str__().toString(), filename, number);
            }
        }
        return Py.SyntaxError(message);
    }

    private static PyException syntaxError(String message, String filename, int line) {
        PyObject place = new PyTuple(
                Py.newString(NativeString.encoded(filename)), Py.newInteger(line), Py.newInteger(0), Py.None);
        return new PyException(Py.SyntaxError, new PyTuple(Py.newString(NativeString.encoded(message)), place));
    }
}
