package org.wsgilet.bridge.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;

/**
 * The place of an error that is found in the tree of a source: CPython reads its line from the file, and knows no
 * column.
 */
final class ErrorPlace {

    private ErrorPlace() {}

    /** @param behind whether the place is not among the arguments of the exception */
    static PyException exception(PyObject type, PyObject message, PyString file, int line, boolean behind) {
        PyObject number = Py.newInteger(line);
        PyObject text = text(file, line);
        if (!behind) {
            return new PyException(type, new PyTuple(message, new PyTuple(file, number, Py.None, text)));
        }
        PyObject error = type.__call__(message);
        error.__setattr__("filename", file);
        error.__setattr__("lineno", number);
        error.__setattr__("text", text);
        return new PyException(type, error);
    }

    private static PyObject text(PyString file, int line) {
        try {
            Path path = Path.of(Py.getSystemState().getPath(Py.fileSystemDecode(file)));
            if (!Files.isRegularFile(path)) {
                return Py.None;
            }
            List<String> lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
            return line <= 0 || line > lines.size()
                    ? Py.None
                    : Py.newString(lines.get(line - 1).replaceFirst("^[ \t\f]+", "") + "\n");
        } catch (IOException | RuntimeException e) {
            return Py.None;
        }
    }
}
