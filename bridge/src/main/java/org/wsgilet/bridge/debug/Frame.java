package org.wsgilet.bridge.debug;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTraceback;
import org.wsgilet.bridge.jython.NativeString;

/**
 * One level of a Python traceback.
 *
 * @param line where it was, from 1
 * @param firstLine the number of the first of the lines around it
 */
record Frame(String file, int line, String function, int firstLine, List<String> source, Map<String, String> locals) {

    /** Whether it is of the standard library, of Wsgilet or of an installed package. */
    boolean isOfLibrary() {
        return file.startsWith("__pyclasspath__") || file.contains("site-packages/") || source.isEmpty();
    }

    /** Whether it is at the same place in a recursion. */
    boolean isAt(Frame other) {
        return line == other.line && file.equals(other.file) && function.equals(other.function);
    }

    private static final int LINES_AROUND = 4;
    private static final int MAX_VALUE = 800;
    private static final int MAX_FRAMES = 60;

    /** The outermost first; of a deep recursion the innermost alone. */
    static List<Frame> of(PyException exception) {
        List<Frame> frames = new ArrayList<>();
        PyObject next = exception.traceback;
        while (next instanceof PyTraceback traceback) {
            frames.add(of(traceback));
            if (frames.size() > MAX_FRAMES) {
                frames.remove(0);
            }
            next = traceback.tb_next;
        }
        return frames;
    }

    private static Frame of(PyTraceback traceback) {
        String file = NativeString.decoded(traceback.tb_frame.f_code.co_filename);
        List<String> lines = lines(file);
        int line = traceback.tb_lineno;
        int first = Math.max(0, Math.min(line - 1 - LINES_AROUND, lines.size()));
        int last = Math.min(lines.size(), line + LINES_AROUND);
        return new Frame(
                file,
                line,
                traceback.tb_frame.f_code.co_name,
                first + 1,
                lines.subList(first, Math.max(first, last)),
                locals(traceback));
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file), ISO_8859_1).stream()
                    .map(NativeString::decoded)
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of(); // of the standard library
        }
    }

    private static Map<String, String> locals(PyTraceback traceback) {
        Map<String, String> locals = new TreeMap<>();
        try {
            PyObject variables = traceback.tb_frame.getLocals();
            for (PyObject name : variables.invoke("keys").asIterable()) {
                if (!name.toString().startsWith("__")) {
                    locals.put(name.toString(), repr(variables.__getitem__(name)));
                }
            }
        } catch (PyException e) {
            locals.put("(locals)", "cannot be read");
        }
        return locals;
    }

    /** What Python shows of a value, the beginning of a long one. */
    static String repr(PyObject value) {
        return new BoundedRepr(MAX_VALUE).of(value);
    }
}
