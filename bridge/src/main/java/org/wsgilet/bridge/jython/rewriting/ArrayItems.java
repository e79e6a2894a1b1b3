package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code array.array}: what {@code tostring}, {@code tofile}, {@code fromstring} and {@code fromfile} write and read is in
 * little-endian order, as on every machine that CPython 2.7 is common on; Jython has Java's order. {@code byteswap} swaps
 * the bytes of an item, not those of what Java keeps it in. Jython could take the order of the machine.
 */
final class ArrayItems extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyArray",
            "org.python.core.PyBUF",
            3,
            "items of arrays are in big-endian order",
            ArrayItems::new);

    private static final String SELF = "org/python/core/PyArray";
    private static final String OURS = "org/wsgilet/bridge/library/ArrayBytes";

    private ArrayItems(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean streams = name.equals("toStream") || name.equals("fromStream") && arguments.length == 3;
        if (streams) {
            return new Swapped(method, arguments[0].getDescriptor());
        }
        if (name.equals("byteswap")) {
            forward(method, SELF, descriptor, OURS, name);
            return null;
        }
        return method;
    }

    /** {@code stream = ArrayBytes.swapped(stream, this)}, before anything else. */
    private final class Swapped extends MethodVisitor {

        private final String stream;

        Swapped(MethodVisitor next, String stream) {
            super(Opcodes.ASM9, next);
            this.stream = stream;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitVarInsn(Opcodes.ALOAD, 0);
            callStatic(this, OURS, "swapped", "(" + stream + "L" + SELF + ";)" + stream);
            visitVarInsn(Opcodes.ASTORE, 1);
            changed();
        }
    }
}
