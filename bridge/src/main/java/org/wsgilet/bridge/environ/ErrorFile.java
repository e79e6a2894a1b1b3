package org.wsgilet.bridge.environ;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.expose.ExposedType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.jython.ExposedMethod;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.bridge.jython.NativeString;

/**
 * {@code wsgi.errors}: a text file whose lines go to the SLF4J logger {@code wsgi.errors}. A line without its end waits
 * for the rest or for {@code flush()}. Takes {@code str} (as UTF-8) and {@code unicode}; safe for use by many threads.
 */
@ExposedType(name = "wsgi.errors", isBaseType = false)
public final class ErrorFile extends PyObject {

    public static final PyType TYPE = ExposedTypes.of(
            ErrorFile.class,
            "wsgi.errors",
            null,
            ExposedMethod.<ErrorFile>withArgument("write", ErrorFile::write),
            ExposedMethod.<ErrorFile>withArgument("writelines", ErrorFile::writelines),
            ExposedMethod.<ErrorFile>withoutArgument("flush", (file, none) -> file.flush()));

    private static final Logger log = LoggerFactory.getLogger("wsgi.errors");

    private static final String SOFTSPACE = "softspace";

    private PyObject softspace = Py.Zero;
    private final StringBuilder line = new StringBuilder();

    public ErrorFile() {
        super(TYPE);
    }

    private synchronized PyObject write(PyObject text) {
        if (!(text instanceof PyString)) {
            throw Py.TypeError(
                    "wsgi.errors.write() takes a str, not " + text.getType().fastGetName());
        }
        String written = text instanceof PyUnicode ? text.asString() : NativeString.decoded(text.asString());
        int start = 0;
        for (int end; (end = written.indexOf('\n', start)) >= 0; start = end + 1) {
            line.append(written, start, end);
            logLine();
        }
        line.append(written, start, written.length());
        return Py.None;
    }

    private PyObject writelines(PyObject lines) {
        lines.asIterable().forEach(this::write);
        return Py.None;
    }

    /** Logs what was written of a line that has not ended. */
    public synchronized PyObject flush() {
        if (!line.isEmpty()) {
            logLine();
        }
        return Py.None;
    }

    /** {@code print >>environ['wsgi.errors']} keeps a note there whether a space is due before the next word. */
    @Override
    public void __setattr__(String name, PyObject value) {
        if (!name.equals(SOFTSPACE)) {
            super.__setattr__(name, value);
        }
        softspace = value;
    }

    @Override
    public PyObject __findattr_ex__(String name) {
        return name.equals(SOFTSPACE) ? softspace : super.__findattr_ex__(name);
    }

    private void logLine() {
        log.error(line.toString());
        line.setLength(0);
    }
}
