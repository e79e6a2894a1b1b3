package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code itertools.imap(None, items)} gives tuples of one item, as in CPython, where {@code map(None, items)} gives the
 * items.
 */
final class TuplesOfOne extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.itertools.imap$1",
            "org.python.modules.itertools.itertools",
            1,
            "imap(None, items) gives items, not tuples",
            TuplesOfOne::new);

    private TuplesOfOne(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("__iternext__") ? new Never(next) : next;
    }

    /** {@code if (n == 0)} in place of {@code if (n == 1)}: there is one at least. */
    private final class Never extends MethodVisitor {

        Never(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ICONST_1) {
                changed();
                super.visitInsn(Opcodes.ICONST_0);
                return;
            }
            super.visitInsn(opcode);
        }
    }
}
