package org.wsgilet.databases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wsgilet.bridge.jython.Interpreter;

/** Interpreters for the tests. */
public final class Python {

    private Python() {}

    /** One that imports from {@code src/test/python} and other folders. */
    public static Interpreter interpreter(Path... folders) {
        List<Path> path = new ArrayList<>(List.of(folders));
        path.add(Path.of("src/test/python").toAbsolutePath());
        return new Interpreter(
                Path.of("").toAbsolutePath(), path, Map.of(), Python.class.getClassLoader(), null, Set.of());
    }
}
