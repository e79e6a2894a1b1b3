package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code file}: it keeps what is written in a buffer until the JVM collects it, has objects in place of descriptors,
 * cannot open names that are no UTF-8, refuses the mode "rw", and raises ClassCastException for {@code open(1)}. Jython
 * could flush as CPython does for most programs, and count descriptors.
 */
final class FileObject extends OpenedByUs {

    private static final String STRING = "org/python/core/PyString";

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyFile",
            "org.python.core.PyBUF",
            7,
            "what is written to files that nobody closes is written late, and file descriptors are no numbers",
            FileObject::new);

    private static final String DISK_FILE = FILES + "DiskFile";
    private static final String ARGUMENTS = "org/python/core/ArgParser";

    private FileObject(ClassVisitor next) {
        super(next);
    }

    @Override
    boolean change(MethodVisitor next, String method, int opcode, String type) {
        if (opcode != Opcodes.CHECKCAST || !type.equals(STRING) || !method.equals("file___init__")) {
            return false;
        }
        changed();
        callStatic(next, DISK_FILE, "name", "(L" + OBJECT + ";)L" + STRING + ";");
        return true;
    }

    /** {@code "a+"} begins to read at the start of the file, as C has it; {@code io.open} at its end. */
    @Override
    void made(MethodVisitor next, String type) {
        if (type.equals(DISK_FILE)) {
            callVirtual(next, DISK_FILE, "atStart", "()L" + DISK_FILE + ";");
        }
    }

    /** The mode is read as CPython does: "rw" is "r". */
    @Override
    boolean change(MethodVisitor next, String method, String called) {
        if (!called.equals("getString") || !method.equals("file___init__")) {
            return false;
        }
        changed();
        callVirtual(next, ARGUMENTS, "getString", "(ILjava/lang/String;)Ljava/lang/String;");
        callStatic(next, DISK_FILE, "mode", "(Ljava/lang/String;)Ljava/lang/String;");
        return true;
    }
}
