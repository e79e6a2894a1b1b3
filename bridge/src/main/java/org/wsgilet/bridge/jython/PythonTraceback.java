package org.wsgilet.bridge.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyException;

/** The text of a Python exception as Python prints it. Java frames are part of it only where Java raised. */
public final class PythonTraceback {

    private static final String FRAME = "  File \"";
    private static final String OWN_MODULE = "wsgilet_changes";
    private static final int SHOWN_REPETITIONS = 3;

    /** An exception of Java begins with the name of its class itself. */
    private static final Pattern JAVA_CLASS_TWICE = Pattern.compile("^([\\w$]+(?:\\.[\\w$]+)+): \\1(?=:|$)");

    private PythonTraceback() {}

    public static String of(PyException exception) {
        return withoutRepetitions(text(exception).stripTrailing());
    }

    /** The last line alone: {@code ValueError: boom}. */
    public static String summary(PyException exception) {
        exception.normalize();
        try {
            String line = NativeString.decoded(Py.formatException(exception.type, exception.value));
            return JAVA_CLASS_TWICE.matcher(line).replaceFirst("$1");
        } catch (RuntimeException e) {
            return Py.formatException(exception.type, null) + ": <exception str() failed>";
        }
    }

    private static String text(PyException exception) {
        exception.normalize();
        try {
            return NativeString.decoded(exception.toString());
        } catch (RuntimeException e) {
            String frames = exception.traceback == null ? "" : NativeString.decoded(exception.traceback.dumpStack());
            return frames + summary(exception);
        }
    }

    private static String withoutRepetitions(String traceback) {
        StringBuilder shown = new StringBuilder();
        String previous = "";
        int repetitions = 0;
        for (String entry : entries(traceback)) {
            if (entry.startsWith(FRAME)
                    && entry.lines().findFirst().orElseThrow().contains(OWN_MODULE)) {
                continue;
            }
            repetitions = entry.equals(previous) ? repetitions + 1 : 0;
            if (repetitions < SHOWN_REPETITIONS) {
                shown.append(entry);
            } else {
                shown.setLength(shown.length()
                        - repeated(repetitions - SHOWN_REPETITIONS).length());
                shown.append(repeated(repetitions - SHOWN_REPETITIONS + 1));
            }
            previous = entry;
        }
        return shown.toString().stripTrailing();
    }

    private static String repeated(int times) {
        return times == 0 ? "" : "  [Previous line repeated " + times + " more times]\n";
    }

    /** The heading, each frame with its source line, the exception. */
    private static List<String> entries(String traceback) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (String line : traceback.split("\n", -1)) {
            boolean continuesFrame = line.startsWith("    ") && entry.indexOf(FRAME) == 0;
            if (!continuesFrame && !entry.isEmpty()) {
                entries.add(entry.toString());
                entry.setLength(0);
            }
            entry.append(line).append('\n');
        }
        entries.add(entry.toString());
        return entries;
    }
}
