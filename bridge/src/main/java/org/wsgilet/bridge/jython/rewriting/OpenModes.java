package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The mode of {@code io.open}: a letter that is none is told before anything else, with the mode that has it. Jython
 * could look for it first.
 */
final class OpenModes extends Rewriting {

    private static final String SELF = "org/python/modules/_io/OpenMode";

    static final ChangedClass CLASS = new ChangedClass(
            SELF.replace('/', '.'),
            "org.python.modules._io.Closer",
            1,
            "letters that are no mode of io.open are not named",
            OpenModes::new);

    private OpenModes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("validate") && descriptor.equals("()V") ? new Unknown(method) : method;
    }

    /** {@code this.invalid |= this.other}, before anything else. */
    private final class Unknown extends MethodVisitor {

        Unknown(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            visitInsn(Opcodes.DUP);
            visitFieldInsn(Opcodes.GETFIELD, SELF, "invalid", "Z");
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, SELF, "other", "Z");
            visitInsn(Opcodes.IOR);
            visitFieldInsn(Opcodes.PUTFIELD, SELF, "invalid", "Z");
            changed();
        }
    }
}
