package org.wsgilet.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wsgilet.bridge.jython.Interpreter;

/**
 * Jython for tests of single classes. Whoever starts it in a JVM decides whether its classes are those that Wsgilet
 * changes: tests that come later need these.
 */
public final class StartedPython {

    private static Interpreter first;

    private StartedPython() {}

    public static synchronized void start() {
        if (first == null) {
            first = new Interpreter(
                    Path.of(""), List.of(), Map.of(), StartedPython.class.getClassLoader(), null, Set.of());
        }
    }
}
