package org.wsgilet.bridge.files;

import java.nio.file.Files;
import java.nio.file.Path;
import org.python.core.PyException;
import org.python.core.PyString;

/** The name of a {@code bz2.BZ2File}. */
public final class BzName {

    private BzName() {}

    /** Called by Jython's BZ2File: an absolute name, as Java takes it. */
    public static String path(PyString name) {
        return FileName.path(name).toString();
    }

    /** Called by Jython's BZ2File where Java did not open it. */
    public static PyException error(PyString name) {
        Path file = FileName.path(name);
        if (Files.isDirectory(file)) {
            return Errors.io(Errors.EISDIR, name);
        }
        return Errors.io(Files.exists(file) ? Errors.EACCES : Errors.ENOENT, name);
    }
}
