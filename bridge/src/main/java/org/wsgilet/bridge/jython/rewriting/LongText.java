package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code repr} of a {@code long} that is an {@code int} in CPython, as in {@code str([1500000000000])}: without the
 * {@code L}. Jython could have an {@code int} of 64 bits.
 */
final class LongText extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyLong",
            "org.python.core.PyBUF",
            1,
            "repr() of numbers beyond 32 bits ends in L",
            LongText::new);

    private LongText(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("long_toString")) {
            return method;
        }
        forward(method, "org/python/core/PyLong", descriptor, "org/wsgilet/bridge/library/WideInts", "repr");
        return null;
    }
}
