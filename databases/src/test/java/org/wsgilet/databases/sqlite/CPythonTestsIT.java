package org.wsgilet.databases.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
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
    void pass(boolean onDisk) {
        try (Interpreter interpreter = Python.interpreter(TESTS)) {
            PyObject result = interpreter.runOnNewThread(() -> imp.importName("cpython_sqlite3", true)
                    .invoke("run", new PyObject[] {
                        Py.newString(TESTS.resolve("sqlite3_test").toString()), Py.newBoolean(onDisk)
                    }));
            assertThat(result.__getitem__(1).toString()).isEmpty();
            assertThat(result.__getitem__(0).asInt()).isEqualTo(TESTS_OF_SQLITE3);
        }
    }
}
