package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code bz2.BZ2File}: a name is relative to the interpreter's working directory, and a file that is not there has its
 * error number. Jython takes the folder in which the JVM was started. It could ask {@code PySystemState.getPath}.
 */
final class BzFile extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.bz2.PyBZ2File",
            "org.python.modules.bz2.bz2",
            2,
            "BZ2File does not know the working directory",
            BzFile::new);

    private static final String OURS = "org/wsgilet/bridge/files/BzName";

    private BzFile(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("BZ2File___init__") && descriptor.contains("PyString") ? new Opening(method) : method;
    }

    /** {@code fileName = BzName.path(inFileName)}, and {@code throw BzName.error(inFileName, mode)}. */
    private final class Opening extends MethodVisitor {

        Opening(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("asString")) {
                callStatic(this, OURS, "path", "(Lorg/python/core/PyString;)Ljava/lang/String;");
                changed();
            } else if (name.equals("IOError")) {
                visitInsn(Opcodes.POP);
                visitVarInsn(Opcodes.ALOAD, 1);
                callStatic(this, OURS, "error", "(Lorg/python/core/PyString;)Lorg/python/core/PyException;");
                changed();
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }
}
