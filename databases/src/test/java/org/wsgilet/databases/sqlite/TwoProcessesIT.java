package org.wsgilet.databases.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.databases.Python;

class TwoProcessesIT {

    private static final int TIMES = 200;

    @TempDir
    Path folder;

    @Test
    void writeToOneFile() throws Exception {
        String file = folder.resolve("x.db").toString();
        run("prepare", Py.newString(file));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoProcessesIT.class.getName(),
                        file)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        write(file, 1);
        assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(other.exitValue()).isZero();
        assertThat(run("counts", Py.newString(file)).toString()).isEqualTo("[" + TIMES + ", " + TIMES + "]");
    }

    /** The other process. */
    public static void main(String[] arguments) {
        write(arguments[0], 2);
    }

    private static void write(String file, int who) {
        run("write", Py.newString(file), Py.newInteger(who), Py.newInteger(TIMES));
    }

    private static PyObject run(String function, PyObject... arguments) {
        try (Interpreter interpreter = Python.interpreter()) {
            return interpreter.runOnNewThread(
                    () -> imp.importName("writing", true).invoke(function, arguments));
        }
    }
}
