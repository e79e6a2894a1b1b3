package org.wsgilet.bridge.jython;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.python.core.PyFrame;
import org.python.core.ThreadState;

/** What Python code a thread runs at this moment, as a traceback shows it. */
public final class PythonStack {

    private static final int MAX_FRAMES = 100;

    private PythonStack() {}

    /**
     * Can be called by any thread. The thread that is looked at goes on meanwhile: its frames are those of about now.
     *
     * @return a line for each frame and its source line, the innermost last; "" where no Python code runs
     */
    public static String of(ThreadState thread) {
        Deque<String> frames = new ArrayDeque<>();
        PyFrame frame = thread.frame;
        for (; frame != null && frames.size() < MAX_FRAMES; frame = frame.f_back) {
            frames.addFirst(describe(frame));
        }
        return (frame == null ? "" : "  (frames further out are left out)\n") + String.join("", frames);
    }

    private static String describe(PyFrame frame) {
        String file = NativeString.decoded(frame.f_code.co_filename);
        int line = frame.f_lineno;
        String source = sourceLine(file, line);
        return "  File \"" + file + "\", line " + line + ", in " + frame.f_code.co_name + "\n"
                + (source.isEmpty() ? "" : "    " + source + "\n");
    }

    private static String sourceLine(String file, int number) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file), ISO_8859_1);
            return number > 0 && number <= lines.size()
                    ? NativeString.decoded(lines.get(number - 1).strip())
                    : "";
        } catch (IOException | InvalidPathException e) {
            return ""; // of the standard library, or moved away
        }
    }
}
