package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code 'bytes'.encode('ascii')} decodes the bytes first, and {@code u'text'.decode('ascii')} encodes the text:
 * UnicodeDecodeError and UnicodeEncodeError if they are not ASCII. Jython takes both for the same where it does not ask
 * for a codec; it could look at the type.
 */
final class DirectCodecs extends Rewriting {

    private static final String STRING = "org/python/core/PyString";

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.codecs",
            "org.python.core.PyBUF",
            8,
            "bytes can be encoded to ASCII and Latin-1, Unicode be decoded from ASCII",
            DirectCodecs::new);

    private DirectCodecs(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean isDirect = name.equals("encode") || name.equals("decode");
        return isDirect && descriptor.startsWith("(L" + STRING) ? new Argument(method, name + "d") : method;
    }

    /** {@code CodecArgument.encoded(v)} or {@code decoded(v)} in place of {@code v.toString()}. */
    private final class Argument extends MethodVisitor {

        private final String ours;

        Argument(MethodVisitor next, String ours) {
            super(Opcodes.ASM9, next);
            this.ours = ours;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.equals(STRING) || !name.equals("toString")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            callStatic(this, "org/wsgilet/bridge/library/CodecArgument", ours, "(L" + STRING + ";)Ljava/lang/String;");
            changed();
        }
    }
}
