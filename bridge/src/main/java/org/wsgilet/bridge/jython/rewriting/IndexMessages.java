package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What an index is told that a sequence does not have: {@code list index out of range}, the message that most logs
 * have. Jython could word it as CPython does.
 *
 * <p>A step that is 1 is none: {@code numbers[0:2:1] = range(5)} is refused in Jython.
 */
final class IndexMessages extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.SequenceIndexDelegate",
            "org.python.core.PyBUF",
            5,
            "an index out of range is not told as in CPython",
            IndexMessages::new);

    private IndexMessages(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("checkIdxAndSetSlice")) {
            return new Step(method);
        }
        return descriptor.startsWith("(Lorg/python/core/PyObject;") ? new Raises(method) : method;
    }

    /** {@code Slices.step(slice)} in place of {@code slice.step}. */
    private final class Step extends MethodVisitor {

        Step(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (!name.equals("step")) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
                return;
            }
            callStatic(
                    this,
                    "org/wsgilet/bridge/library/Slices",
                    "step",
                    "(Lorg/python/core/PySlice;)Lorg/python/core/PyObject;");
            changed();
        }
    }

    /** {@code throw Wording.notAnIndex(this, index)}, {@code throw Wording.outOfRange(this, index)}. */
    private final class Raises extends MethodVisitor {

        Raises(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.equals("org/python/core/Py") || !name.endsWith("Error")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            changed();
            visitInsn(Opcodes.POP);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitVarInsn(Opcodes.ALOAD, 1);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "org/wsgilet/bridge/library/Wording",
                    name.equals("TypeError") ? "notAnIndex" : "outOfRange",
                    "(Lorg/python/core/SequenceIndexDelegate;Lorg/python/core/PyObject;)Lorg/python/core/PyException;",
                    false);
        }
    }
}
