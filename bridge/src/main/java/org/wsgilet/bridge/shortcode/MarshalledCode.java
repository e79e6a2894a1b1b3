package org.wsgilet.bridge.shortcode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.python.Version;
import org.python.core.BytecodeLoader;
import org.python.core.CompileMode;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyTableCode;
import org.python.core.imp;
import org.wsgilet.bridge.interpreting.CompiledFunctions;
import org.wsgilet.bridge.interpreting.ProgramTable;

/**
 * Code objects in {@code marshal}: the class that they are compiled to, or the text of what is interpreted, behind a
 * mark that no other version understands. Like CPython's, what is loaded is run: it has to come from where one trusts.
 */
public final class MarshalledCode {

    /** The type in the format of marshal, which CPython does not use. */
    public static final char TYPE = 'J';

    private static final String MARK = "Wsgilet 1, Jython " + Version.PY_VERSION;
    private static final String LIBRARY = "__pyclasspath__/";

    private MarshalledCode() {}

    /**
     * Called by the changed {@code _marshal.Marshaller}, which takes each plain {@code object()} for a byte code and
     * fails.
     */
    public static void check(PyObject value) {
        if (value != null && value.getType() == PyObject.TYPE) {
            throw Py.ValueError("unmarshallable object");
        }
    }

    /** Called by the changed {@code _marshal.Marshaller}. Raises ValueError for code whose source is not there. */
    public static String dumped(PyObject code) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write((PyTableCode) code, new DataOutputStream(bytes));
            int size = bytes.size();
            String head = "" + TYPE + (char) (size & 0xFF) + (char) (size >> 8 & 0xFF) + (char) (size >> 16 & 0xFF)
                    + (char) (size >>> 24);
            return head + bytes.toString(ISO_8859_1);
        } catch (Exception | LinkageError e) { // what Jython's compiler declares, and a class of something else
            throw Py.ValueError("unmarshallable object");
        }
    }

    private static void write(PyTableCode code, DataOutputStream out) throws Exception {
        Origin origin = Origin.of(code);
        out.writeUTF(MARK);
        out.writeUTF(code.co_filename);
        boolean isInterpreted =
                origin != null && Origin.table(code) instanceof ProgramTable && CompiledFunctions.index(code) == 0;
        out.writeBoolean(isInterpreted);
        if (isInterpreted) {
            out.writeUTF(origin.kind().name());
            out.writeInt(origin.flags());
            out.writeBoolean(origin.isUnicode());
            out.writeInt(origin.text().length());
            out.writeChars(origin.text());
            return;
        }
        byte[] file = origin != null ? origin.classFile() : classFile(code);
        int index = CompiledFunctions.index(code);
        if (!CompiledFunctions.isSame(code, CompiledFunctions.function(module(file, code.co_filename), index))) {
            throw new IOException("the source has changed");
        }
        out.writeInt(index);
        out.writeInt(file.length);
        out.write(file);
    }

    /** Jython reads the name of a class from itself where the given one ends so. */
    private static PyCode module(byte[] classFile, String file) {
        return BytecodeLoader.makeCode(Origin.CLASS + "$py", classFile, file);
    }

    /** The class of the module that a function is of. */
    private static byte[] classFile(PyTableCode code) throws IOException {
        String name = code.co_filename;
        if (!name.startsWith(LIBRARY)) {
            File source = new File(PySystemState.getPathLazy(name));
            if (!source.isFile()) {
                throw new IOException(name + " is no file");
            }
            return imp.compileSource(Origin.CLASS, source, name);
        }
        String resource = name.substring(LIBRARY.length()).replaceAll("\\.py$", "\\$py.class");
        try (InputStream in = Py.getSystemState().getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not there");
            }
            return in.readAllBytes();
        }
    }

    /** Called by the changed {@code _marshal.Unmarshaller}. Raises ValueError for what another version wrote. */
    public static PyObject loaded(int size, String data) {
        if (size < 0) {
            throw Py.ValueError("bad marshal data");
        }
        if (data.length() < size) {
            throw Py.EOFError("EOF read where object expected");
        }
        try {
            return read(new DataInputStream(new ByteArrayInputStream(data.getBytes(ISO_8859_1))));
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw Py.ValueError("bad marshal data (code that this version does not understand)");
        }
    }

    private static PyObject read(DataInputStream in) throws IOException, ReflectiveOperationException {
        if (!in.readUTF().equals(MARK)) {
            throw new IOException("of another version");
        }
        String file = in.readUTF();
        if (in.readBoolean()) {
            CompileMode kind = CompileMode.valueOf(in.readUTF());
            int flags = in.readInt();
            boolean isUnicode = in.readBoolean();
            char[] text = new char[in.readInt()];
            for (int i = 0; i < text.length; i++) {
                text[i] = in.readChar();
            }
            return new Origin(new String(text), file, kind, flags, isUnicode).code();
        }
        int index = in.readInt();
        byte[] classFile = in.readNBytes(in.readInt());
        PyTableCode code = CompiledFunctions.function(module(classFile, file), index);
        if (code == null) {
            throw new IOException("no such function");
        }
        return code;
    }
}
