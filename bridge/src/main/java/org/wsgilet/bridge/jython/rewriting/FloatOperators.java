package org.wsgilet.bridge.jython.rewriting;

import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code 1.0 // 0.1} is 9.0, not 10.0, as is {@code divmod(1.0, 0.1)[0]}. Jython rounds the quotient; it could use the
 * remainder. A power that is too large is an OverflowError, not {@code inf}.
 */
final class FloatOperators extends Rewriting {

    private static final String FLOAT = "org/python/core/PyFloat";

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyFloat",
            "org.python.core.PyBUF",
            5,
            "// and divmod() of floats are off by one at times",
            FloatOperators::new);

    private static final Map<String, String> OPERATORS = Map.of(
            "float___divmod__", "divmod",
            "__rdivmod__", "rdivmod",
            "float___floordiv__", "floordiv",
            "float___rfloordiv__", "rfloordiv");

    private FloatOperators(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("_pow")) {
            return redirect(method, "pow", "org/wsgilet/bridge/library/FloatDivision", "pow");
        }
        if (!OPERATORS.containsKey(name)) {
            return method;
        }
        forward(method, FLOAT, descriptor, "org/wsgilet/bridge/library/FloatDivision", OPERATORS.get(name));
        return null;
    }
}
