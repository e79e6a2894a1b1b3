package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code unknown encoding: x}, which Jython tells as {@code unknown encoding 'x'}. */
final class EncodingMessages extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.codecs$CodecState",
            "org.python.core.PyBUF",
            2,
            "an unknown encoding is not told as in CPython",
            EncodingMessages::new);

    private EncodingMessages(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("lookup")) {
            return method;
        }
        return new MethodVisitor(Opcodes.ASM9, method) {
            private boolean isBegun;

            @Override
            public void visitLdcInsn(Object value) {
                if (value.equals("unknown encoding '")) {
                    isBegun = true;
                    changed();
                    super.visitLdcInsn("unknown encoding: ");
                } else if (isBegun && value.equals("'")) {
                    changed();
                    super.visitLdcInsn("");
                } else {
                    super.visitLdcInsn(value);
                }
            }
        };
    }
}
