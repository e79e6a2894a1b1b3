package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code math.fmod} of an infinity is an error, {@code math.modf(-0.0)} has two of them, and {@code math.ldexp} takes
 * whole numbers alone. Jython could say so.
 */
final class MathFunctions extends Rewriting {

    private static final String OURS = "org/wsgilet/bridge/library/MathDomain";

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.math",
            "org.python.modules.synchronize",
            3,
            "math.fmod(inf, 2) is nan",
            MathFunctions::new);

    private MathFunctions(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "fmod", "modf" -> {
                forward(method, null, descriptor, OURS, name);
                yield null;
            }
            case "ldexp" -> redirect(method, "getLong", OURS, "exponent");
            default -> method;
        };
    }
}
