package org.wsgilet.databases.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.databases.Python;

/** The tests that CPython 2.7.18 has of its {@code sqlite3}. */
class CPythonTestsIT {

    private static final Path TESTS = Path.of("cpython-tests").toAbsolutePath();
    private static final int TESTS_OF_SQLITE3 = 244;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void passButForThoseThatAreListed(boolean onDisk) throws IOException {
        List<String> known = Files.readAllLines(Path.of("src/test/resources/cpython-sqlite3-failures.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .toList();
        PyList names = new PyList();
        known.forEach(name -> names.append(Py.newString(name)));
        try (Interpreter interpreter = Python.interpreter(TESTS)) {
            PyObject result = interpreter.runOnNewThread(() -> imp.importName("cpython_sqlite3", true)
                    .invoke("run", new PyObject[] {
                        Py.newString(TESTS.resolve("sqlite3_test").toString()), Py.newBoolean(onDisk), names
                    }));
            List<String> failures = new ArrayList<>();
            result.__getitem__(1).asIterable().forEach(name -> failures.add(name.toString()));
            assertThat(failures).as(result.__getitem__(2).toString()).containsExactlyElementsOf(known);
            assertThat(result.__getitem__(0).asInt()).isEqualTo(TESTS_OF_SQLITE3);
        }
    }
}
