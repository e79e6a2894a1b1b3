package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code math.fmod} of an infinity is an error, {@code math.modf(-0.0)} has two of them, and {@code math.ldexp} takes
 * whole numbers alone. {@code math.pow(2, 2000)} and {@code math.log(5, 1)} are errors, not {@code inf}, and a
 * factorial is an {@code int}, of an integer. Jython could say so.
 */
final class MathFunctions extends Rewriting {

    private static final String OURS = "org/wsgilet/bridge/library/MathDomain";

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.math",
            "org.python.modules.synchronize",
            6,
            "math.fmod(inf, 2) is nan",
            MathFunctions::new);

    private MathFunctions(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals("factorial")) {
            String ofObjects = "(Lorg/python/core/PyObject;)Lorg/python/core/PyObject;";
            forward(super.visitMethod(access, name, ofObjects, null, exceptions), null, ofObjects, OURS, name);
            return null;
        }
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "fmod", "modf" -> {
                forward(method, null, descriptor, OURS, name);
                yield null;
            }
            case "pow" -> redirect(method, "pow", OURS, name);
            case "applyLoggedBase" -> new Quotient(method);
            case "ldexp" -> redirect(method, "getLong", OURS, "exponent");
            default -> method;
        };
    }

    /** {@code MathDomain.quotient(a, b)} in place of {@code a / b}. */
    private final class Quotient extends MethodVisitor {

        Quotient(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode != Opcodes.DDIV) {
                super.visitInsn(opcode);
                return;
            }
            callStatic(mv, OURS, "quotient", "(DD)D");
            changed();
        }
    }
}
