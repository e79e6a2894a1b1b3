package org.wsgilet.databases.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.databases.Python;

/** What CPython's tests do not ask: the tests in {@code src/test/python}. */
class Sqlite3Test {

    @ParameterizedTest
    @ValueSource(strings = {"dropped", "faults", "file_names", "values", "callbacks"})
    void pass(String module) {
        try (Interpreter interpreter = Python.interpreter()) {
            PyObject said = interpreter.runOnNewThread(
                    () -> imp.importName("running", true).invoke("run", Py.newString(module)));
            assertThat(said.toString()).isEmpty();
        }
    }
}
