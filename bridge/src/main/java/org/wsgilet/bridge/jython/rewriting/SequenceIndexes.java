package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code list.__getitem__} and its like count what is in a list or tuple. Jython asks a class that extends one for its
 * {@code __len__}, so that a longer answer ends in Java's exception and a shorter one hides items. It could ask its own
 * array.
 */
final class SequenceIndexes extends Rewriting {

    private static final String SELF = "org/python/core/PySequence$DefaultIndexDelegate";

    static final ChangedClass CLASS = new ChangedClass(
            SELF.replace('/', '.'),
            "org.python.core.PyBUF",
            1,
            "classes that extend list or tuple are indexed by their __len__",
            SequenceIndexes::new);

    private SequenceIndexes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("len") ? new Raw(method) : method;
    }

    /** {@code ListItems.length(sequence)} in place of {@code sequence.__len__()}. */
    private final class Raw extends MethodVisitor {

        Raw(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("__len__")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            callStatic(this, "org/wsgilet/bridge/library/ListItems", "length", "(Lorg/python/core/PyObject;)I");
            changed();
        }
    }
}
