package org.wsgilet.bridge.compiling;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyUnicode;
import org.python.core.codecs;
import org.wsgilet.bridge.syntax.TextEncoding;

/**
 * The encodings of sources, and those whose bytes are none of it: the SyntaxError that CPython has for them, with file,
 * line and byte.
 */
public final class SourceEncoding {

    private static final Pattern NON_ASCII = Pattern.compile("[\\x80-\\xff]");

    /**
     * PEP 263: only a comment on a line of its own declares one; the second line does so behind a comment or nothing.
     */
    private static final Pattern COMMENT = Pattern.compile("[ \\t\\f]*#.*?coding[:=]\\s*([-\\w.]+).*");

    private static final Pattern NO_CODE = Pattern.compile("[ \\t\\f]*(#.*)?");

    private SourceEncoding() {}

    /** Called by the changed {@code ParserFacade}: the encoding that a source declares; null if it declares none. */
    public static String declared(BufferedReader source) throws IOException {
        String first = source.readLine();
        String declared = declaredIn(first);
        boolean isDecided =
                declared != null || first == null || !NO_CODE.matcher(first).matches();
        return isDecided ? declared : declaredIn(source.readLine());
    }

    private static String declaredIn(String line) {
        Matcher comment = COMMENT.matcher(line == null ? "" : line);
        return comment.matches() ? comment.group(1) : null;
    }

    /**
     * Called by the changed {@code ParserFacade}: the encoding that is declared, if it can be that of a source.
     *
     * @param hasMark whether the source begins with the byte order mark of UTF-8
     */
    public static String checked(String encoding, boolean isText, boolean hasMark, String filename) {
        if (encoding == null) {
            return null;
        }
        int line = isText ? 0 : 1;
        String name = normal(encoding);
        if (hasMark && !name.equals("utf-8")) {
            throw TextEncoding.syntaxError("encoding problem: " + name + " with BOM", filename, line);
        }
        if (!name.equals("utf-8") && !isCharset(encoding) && isOfBytes(encoding)) {
            String message = isText
                    ? "decoder did not return an unicode object (type=str)"
                    : "codec did not return a unicode object";
            throw TextEncoding.syntaxError(message, filename, line);
        }
        return encoding;
    }

    /** The names that CPython knows by more than one. */
    private static String normal(String encoding) {
        String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
        if (name.equals("utf-8") || name.startsWith("utf-8-")) {
            return "utf-8";
        }
        boolean isLatin = name.matches("(latin-1|iso-8859-1|iso-latin-1)(-.*)?|iso8859-1");
        return isLatin ? "iso-8859-1" : encoding;
    }

    private static boolean isCharset(String encoding) {
        try {
            return Charset.isSupported(encoding);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** Whether it is one from bytes to bytes, such as {@code hex}. */
    private static boolean isOfBytes(String encoding) {
        try {
            PyObject decoded = codecs.lookup(encoding).pyget(1).__call__(Py.EmptyString);
            return !(decoded.__getitem__(0) instanceof PyUnicode);
        } catch (PyException e) {
            return false;
        }
    }

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
        Matcher declared = TextEncoding.DECLARED.matcher(message);
        if (declared.matches()) {
            return undecodable(message, filename, bytes, declared.group(1));
        }
        Matcher found = NON_ASCII.matcher(bytes);
        if (!found.find()) {
            return Py.SyntaxError(message);
        }
        int line = bytes.substring(0, found.start()).split("\\n", -1).length;
        return TextEncoding.syntaxError(
                String.format(
                                Locale.ROOT,
                                "Non-ASCII character '\\x%02x' in file %s on line %d, but no encoding declared; see ",
                                (int) bytes.charAt(found.start()),
                                filename,
                                line)
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
                return TextEncoding.syntaxError(e.value.__str__().toString(), filename, number);
            }
        }
        return Py.SyntaxError(message);
    }
}
