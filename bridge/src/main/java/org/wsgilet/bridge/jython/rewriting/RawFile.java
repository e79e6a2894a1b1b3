package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code io.FileIO}, which takes and gives objects in place of descriptors, and of those only its own kinds of files, no pipe.
 * Jython could count descriptors, and take each raw stream.
 */
final class RawFile extends OpenedByUs {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._io.PyFileIO",
            "org.python.modules._io.OpenMode",
            5,
            "descriptors of io.open are no numbers",
            RawFile::new);

    private RawFile(ClassVisitor next) {
        super(next);
    }

    @Override
    boolean change(MethodVisitor next, String method, int opcode, String type) {
        if (opcode != Opcodes.INSTANCEOF || !type.equals("org/python/core/io/StreamIO")) {
            return false;
        }
        changed();
        next.visitTypeInsn(opcode, "org/python/core/io/RawIOBase");
        return true;
    }

    @Override
    boolean change(MethodVisitor next, String method, String called) {
        if (method.equals("FileIO_flush") && called.equals("checkClosed")) {
            changed(); // CPython's flush() asks whether it is closed itself, not its descriptor
            next.visitInsn(Opcodes.POP);
            return true;
        }
        if (!called.equals("__tojava__") || !method.equals("setDelegate")) {
            return false;
        }
        changed();
        callStatic(next, FILES + "Descriptors", "toJava", "(L" + OBJECT + ";Ljava/lang/Class;)Ljava/lang/Object;");
        return true;
    }
}
