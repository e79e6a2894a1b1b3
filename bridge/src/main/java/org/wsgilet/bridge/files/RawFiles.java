package org.wsgilet.bridge.files;

import java.nio.ByteBuffer;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.io.RawIOBase;
import org.python.modules._io.OpenMode;

/** What {@code io.FileIO} tells of itself. */
public final class RawFiles {

    private RawFiles() {}

    /** Called by Jython's class, which takes a file that is appended to for one that is written. */
    public static PyString mode(PyString told, OpenMode mode) {
        return Py.newUnicode(mode.appending ? (mode.updating ? "ab+" : "ab") : told.getString());
    }

    /** Called by Jython's class, which puts the name into the dict of the object: a subclass may have a word in it. */
    public static void setName(PyObject dict, String attribute, PyObject name, PyObject file) {
        file.__setattr__(attribute, name);
    }

    /** How many bytes are read; 0 at the end, which Java tells as -1. */
    public static int readinto(RawIOBase stream, ByteBuffer buffer) {
        return Math.max(0, stream.readinto(buffer));
    }
}
