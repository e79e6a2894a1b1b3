package org.wsgilet.bridge.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyUnicode;
import org.python.core.imp;

/**
 * Modules of which there is a {@code .pyc} alone: what {@code py_compile} wrote here, as web2py and Jinja2 do for
 * applications and templates, or CPython, whose byte code Jython interprets. A source or class file anywhere on the
 * path goes before, so that what is found without costs no look at more files.
 */
public final class BytecodeFile {

    private static final String SUFFIX = ".pyc";
    private static final String MAGIC = "\u0003\u00f3\r\n";

    /** What stands before the code: the magic number and the time of the source. */
    private static final int HEAD = 8;

    private BytecodeFile() {}

    /**
     * Called by Jython's import, when it has looked for a module.
     *
     * @param found the module, or null
     * @param name without that of the package
     * @param path of the package, or {@code sys.path}
     */
    public static PyObject orFound(PyObject found, String name, String fullName, PyList path) {
        if (found != null) {
            return found;
        }
        PySystemState sys = Py.getSystemState();
        for (PyObject entry : path.asIterable()) {
            String folder = name(entry);
            if (folder == null) {
                continue;
            }
            String module = new File(folder, name).getPath();
            String init = new File(module, "__init__" + SUFFIX).getPath();
            if (isFile(sys, init)) {
                PyModule made = imp.addModule(fullName);
                made.__dict__.__setitem__("__path__", new PyList(new PyObject[] {Py.fileSystemEncode(module)}));
                return load(fullName, init);
            }
            if (isFile(sys, module + SUFFIX)) {
                return load(fullName, module + SUFFIX);
            }
        }
        return null;
    }

    /** Null for what names no folder. */
    private static String name(PyObject entry) {
        if (entry instanceof PyUnicode) {
            return entry.toString();
        }
        return entry instanceof PyString ? Py.fileSystemDecode(entry) : null;
    }

    private static boolean isFile(PySystemState sys, String name) {
        return new File(sys.getPath(name)).isFile();
    }

    /**
     * Runs the code of a file as a module.
     *
     * @throws org.python.core.PyException ImportError for what is no file of byte code
     */
    public static PyObject load(String fullName, String file) {
        byte[] data;
        try {
            data = Files.readAllBytes(new File(PySystemState.getPathLazy(file)).toPath());
        } catch (IOException e) {
            throw new PyException(Py.IOError, Py.newStringUTF8(e.toString()));
        }
        String text = new String(data, ISO_8859_1);
        if (!text.startsWith(MAGIC)) {
            throw Py.ImportError("Bad magic number in " + file);
        }
        PyObject code = LoadedModule.load("marshal")
                .invoke("loads", new PyString(text.substring(Math.min(HEAD, text.length()))));
        if (!(code instanceof PyCode body)) {
            throw Py.ImportError("Non-code object in " + file);
        }
        imp.createFromCode(fullName, body, file);
        return Py.getSystemState().modules.__finditem__(fullName.intern());
    }
}
