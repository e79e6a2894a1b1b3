package org.wsgilet.bridge.library;

import org.python.core.PyObject;
import org.python.core.PyUnicode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.wsgilet.bridge.jython.NativeString;

/** Where the records of Python's {@code logging} go. Called by {@code wsgilet_logging.py}. */
public final class PythonLog {

    private static final int ERROR = 40;
    private static final int WARNING = 30;
    private static final int INFO = 20;
    private static final int DEBUG = 10;

    private PythonLog() {}

    /**
     * @param logger its Python name is its name in SLF4J
     * @param level as a number of Python
     * @param text str or unicode
     */
    public static void write(PyObject logger, int level, PyObject text) {
        Logger target = LoggerFactory.getLogger(text(logger));
        Level threshold = level(level);
        if (target.isEnabledForLevel(threshold)) {
            target.atLevel(threshold).log(text(text));
        }
    }

    private static String text(PyObject object) {
        return object instanceof PyUnicode ? object.asString() : NativeString.decoded(object.toString());
    }

    private static Level level(int level) {
        return level >= ERROR
                ? Level.ERROR
                : level >= WARNING
                        ? Level.WARN
                        : level >= INFO ? Level.INFO : level >= DEBUG ? Level.DEBUG : Level.TRACE;
    }
}
