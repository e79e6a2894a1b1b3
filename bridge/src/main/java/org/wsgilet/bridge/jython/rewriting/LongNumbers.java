package org.wsgilet.bridge.jython.rewriting;

import java.util.Map;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A {@code long} that is an {@code int} in CPython: its {@code repr}, as in {@code str([1500000000000])}, has no
 * {@code L}, nor its {@code hex}, and what is calculated of it is an {@code int} if it is small, as in
 * {@code int(time.time() * 1000) % 60}. Jython could have an {@code int} of 64 bits.
 *
 * <p>Exponents and shifts beyond 32 bits are taken as they are: {@code 2 ** 2**32} is 1 in Jython.
 */
final class LongNumbers extends Rewriting {

    /** Methods that are ours as a whole, by their names in Jython. */
    private static final Map<String, String> WHOLE =
            Map.of("long_toString", "repr", "long___hex__", "hex", "long___oct__", "oct", "long___rsub__", "rsub");

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyLong",
            "org.python.core.PyBUF",
            64,
            "repr() of numbers beyond 32 bits ends in L, and what is calculated of them stays a long",
            LongNumbers::new);

    private static final String NUMBER = "org/python/core/PyLong";
    private static final String OBJECT = "org/python/core/PyObject";
    private static final String OURS = "org/wsgilet/bridge/library/WideInts";

    private static final Pattern CALCULATION =
            Pattern.compile("long___(r?(add|mul|div|floordiv|mod|divmod|pow|lshift|rshift)|sub|neg|pos|abs|invert)__");
    private static final Pattern OF_BITS = Pattern.compile("long___r?(and|or|xor)__");

    private LongNumbers(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = new WithoutFloats(
                super.visitMethod(access, name, descriptor, signature, exceptions), name.equals("long___format__"));
        boolean hasOther = Type.getArgumentTypes(descriptor).length > 0;
        if (WHOLE.containsKey(name)) {
            forward(method, NUMBER, descriptor, OURS, WHOLE.get(name));
            return null;
        } else if (name.equals("_pow")) {
            return new Exponent(method);
        } else if (CALCULATION.matcher(name).matches()) {
            MethodVisitor result = new Result(method, name.endsWith("_lshift__") ? "leftShift" : "result", hasOther);
            return name.endsWith("rshift__") ? redirect(result, "coerceInt", OURS, "rightShift") : result;
        } else if (OF_BITS.matcher(name).matches()) {
            return new Result(method, "bits", hasOther);
        } else {
            return method;
        }
    }

    /** {@code return WideInts.result(what is returned, this, other)}; a method without another gives itself. */
    private final class Result extends MethodVisitor {

        private final String ours;
        private final boolean hasOther;

        Result(MethodVisitor next, String ours, boolean hasOther) {
            super(Opcodes.ASM9, next);
            this.ours = ours;
            this.hasOther = hasOther;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                visitVarInsn(Opcodes.ALOAD, 0);
                visitVarInsn(Opcodes.ALOAD, hasOther ? 1 : 0);
                callStatic(this, OURS, ours, "(L" + OBJECT + ";L" + NUMBER + ";L" + OBJECT + ";)L" + OBJECT + ";");
                changed();
            }
            super.visitInsn(opcode);
        }
    }

    /** {@code value.pow(WideInts.exponent(value, y))} in place of {@code value.pow(y.intValue())}. */
    private final class Exponent extends MethodVisitor {

        Exponent(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("intValue")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            visitVarInsn(Opcodes.ALOAD, 0);
            callStatic(this, OURS, "exponent", "(L" + owner + ";L" + owner + ";)I");
            changed();
        }
    }

    /**
     * A float and what formats one are cast where they are taken for what they extend: the verifier would load
     * {@code PyFloat} to see that they do, which is changed later.
     */
    private static final class WithoutFloats extends MethodVisitor {

        private static final int FORMATTER = 3;

        private final boolean formats;

        WithoutFloats(MethodVisitor next, boolean formats) {
            super(Opcodes.ASM9, next);
            this.formats = formats;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("true_divide")) {
                visitTypeInsn(Opcodes.CHECKCAST, OBJECT);
            }
        }

        @Override
        public void visitVarInsn(int opcode, int local) {
            if (formats && opcode == Opcodes.ASTORE && local == FORMATTER) {
                visitTypeInsn(Opcodes.CHECKCAST, "org/python/core/stringlib/InternalFormat$Formatter");
            }
            super.visitVarInsn(opcode, local);
        }
    }
}
