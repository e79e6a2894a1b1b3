package org.wsgilet.bridge.files;

import java.lang.reflect.Field;
import org.python.core.PyFile;
import org.python.core.PyObject;
import org.python.core.io.RawIOBase;
import org.python.core.io.TextIOBase;

/** What is behind {@code sys.stdin}, {@code stdout} and {@code stderr}. */
final class StandardStreams {

    private StandardStreams() {}

    /** Null if it is no file of Jython's. */
    static RawIOBase raw(PyObject stream) {
        if (!(stream instanceof PyFile)) {
            return null;
        }
        try {
            Field file = PyFile.class.getDeclaredField("file");
            file.setAccessible(true);
            return ((TextIOBase) file.get(stream)).fileno();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
