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
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyTraceback;
import org.wsgilet.bridge.jython.NativeString;

/**
 * One level of a Python traceback, or several at the same place of a recursion.
 *
 * @param line where it was, from 1
 * @param times how many levels it stands for
 * @param isOfPackage whether it is of the standard library, of Wsgilet or of an installed package
 * @param leftOut how many levels are not shown between it and the one that called it
 * @param firstLine the number of the first of the lines around it
 */
record Frame(
        String file,
        int line,
        String function,
        int times,
        boolean isOfPackage,
        int leftOut,
        int firstLine,
        List<String> source,
        Map<String, String> locals) {

    private static final int LINES_AROUND = 4;
    private static final int MAX_VALUE = 800;
    /** So many, where there are more than both: where a recursion began, and what it came to. */
    private static final int OUTERMOST = 10;

    private static final int INNERMOST = 50;

    /** The outermost first. */
    static List<Frame> of(PyException exception) {
        List<Run> runs = runs(exception.traceback);
        PackageFolders packages =
                PackageFolders.of(runs.stream().map(run -> file(run.last)).toList());
        int firstInner = Math.max(OUTERMOST, runs.size() - INNERMOST);
        int leftOut = runs.subList(Math.min(OUTERMOST, runs.size()), Math.min(firstInner, runs.size())).stream()
                .mapToInt(run -> run.times)
                .sum();
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            if (i < OUTERMOST || i >= firstInner) {
                frames.add(of(runs.get(i), packages, i == firstInner ? leftOut : 0));
            }
        }
        addWrongSource(exception, packages, frames);
        return frames;
    }

    /** Levels one after the other that are at the same place. */
    private static final class Run {
        private PyTraceback last;
        private int times = 1;

        Run(PyTraceback first) {
            last = first;
        }

        boolean isAt(PyTraceback other) {
            return last.tb_lineno == other.tb_lineno && last.tb_frame.f_code == other.tb_frame.f_code;
        }
    }

    private static List<Run> runs(PyObject outermost) {
        List<Run> runs = new ArrayList<>();
        PyObject next = outermost;
        while (next instanceof PyTraceback traceback) {
            Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (before != null && before.isAt(traceback)) {
                before.last = traceback;
                before.times++;
            } else {
                runs.add(new Run(traceback));
            }
            next = traceback.tb_next;
        }
        return runs;
    }

    private static Frame of(Run run, PackageFolders packages, int leftOut) {
        String function = run.last.tb_frame.f_code.co_name;
        return of(file(run.last), run.last.tb_lineno, function, run.times, packages, leftOut, locals(run.last));
    }

    private static Frame of(
            String file,
            int line,
            String function,
            int times,
            PackageFolders packages,
            int leftOut,
            Map<String, String> locals) {
        List<String> lines = lines(file);
        int first = Math.max(0, Math.min(line - 1 - LINES_AROUND, lines.size()));
        int last = Math.min(lines.size(), line + LINES_AROUND);
        List<String> source = lines.subList(first, Math.max(first, last));
        boolean isOfPackage = source.isEmpty() || packages.has(file);
        return new Frame(file, line, function, times, isOfPackage, leftOut, first + 1, source, locals);
    }

    /** A SyntaxError has no level for the source that is none. */
    private static void addWrongSource(PyException exception, PackageFolders packages, List<Frame> frames) {
        if (!exception.match(Py.SyntaxError)) {
            return;
        }
        PyObject file = exception.value.__findattr__("filename");
        if (exception.value.__findattr__("lineno") instanceof PyInteger line && file != null) {
            String name = NativeString.decoded(file.toString());
            Frame frame = of(name, line.getValue(), "no Python", 1, packages, 0, Map.of());
            if (!frame.source().isEmpty()) {
                frames.add(frame);
            }
        }
    }

    private static String file(PyTraceback traceback) {
        return NativeString.decoded(traceback.tb_frame.f_code.co_filename);
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
