package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code io.FileIO}, which takes and gives objects in place of descriptors, and of those only its own kinds of files,
 * no pipe. It does not tell that it appends, asks no {@code __setattr__} of a subclass for its name, and
 * {@code readinto} is -1 at the end of standard input. Jython could count descriptors, take each raw stream, and do as
 * CPython in these.
 */
final class RawFile extends OpenedByUs {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._io.PyFileIO",
            "org.python.modules._io.Closer",
            9,
            "descriptors of io.open are no numbers",
            RawFile::new);

    private static final String OURS = FILES + "RawFiles";
    private static final String MODES = "org/python/modules/_io/OpenMode";

    /** The argument of the constructor. */
    private static final int MODE = 3;

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

    /** The mode goes through {@link org.wsgilet.bridge.files.RawFiles} on its way into the object. */
    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String type) {
                if (opcode == Opcodes.PUTFIELD && name.equals("mode")) {
                    changed();
                    visitVarInsn(Opcodes.ALOAD, MODE);
                    callStatic(mv, OURS, "mode", "(" + type + "L" + MODES + ";)" + type);
                }
                super.visitFieldInsn(opcode, owner, name, type);
            }
        };
    }

    @Override
    boolean change(MethodVisitor next, String method, String called) {
        if (method.equals("setDelegate") && called.equals("__setitem__")) {
            changed();
            next.visitVarInsn(Opcodes.ALOAD, 0);
            String object = "L" + OBJECT + ";";
            callStatic(next, OURS, "setName", "(" + object + "Ljava/lang/String;" + object + object + ")V");
            return true;
        }
        if (method.equals("FileIO_readinto") && called.equals("readinto")) {
            changed();
            callStatic(next, OURS, "readinto", "(Lorg/python/core/io/RawIOBase;Ljava/nio/ByteBuffer;)I");
            return true;
        }
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
