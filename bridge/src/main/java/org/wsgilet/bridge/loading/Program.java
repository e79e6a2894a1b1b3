package org.wsgilet.bridge.loading;

import java.util.List;
import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;
import org.wsgilet.bridge.files.StandardStreams;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.MainThread;
import org.wsgilet.bridge.jython.NativeString;

/**
 * A Python program that runs as {@code __main__} in an interpreter, with what applications get there.
 *
 * @param text the file or folder, the module's name or the program itself
 * @param arguments follow in {@code sys.argv}
 */
public record Program(Kind kind, String text, List<String> arguments) {

    /** Where a program comes from, as on the command line of {@code python}. */
    public enum Kind {
        FILE,
        MODULE,
        CODE,
        INPUT
    }

    /**
     * Runs the program to the end of the last thread that is not a daemon. An exception that nothing catches is printed
     * to {@code sys.stderr}.
     *
     * @return the exit code that Python would end with, from 0 to 255
     */
    public int run(Interpreter interpreter) {
        try (Interpreter.Visit visit = interpreter.enter()) {
            MainThread.begin();
            StandardStreams.tellErrors();
            PyList words = new PyList();
            arguments.forEach(argument -> words.append(bytes(argument)));
            PyString name = Py.newString(kind.name().toLowerCase(Locale.ROOT));
            return imp.importName("wsgilet_run", true)
                    .invoke("run", new PyObject[] {name, bytes(text), words}, Py.NoKeywords)
                    .asInt();
        }
    }

    private static PyString bytes(String text) {
        return Py.newString(NativeString.encoded(text));
    }
}
