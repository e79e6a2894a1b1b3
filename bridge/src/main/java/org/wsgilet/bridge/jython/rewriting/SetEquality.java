package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code ==} and {@code !=} of sets compare what is in them. Jython walks over the other set as a Java collection, which
 * makes Java objects of the items that can become one: two sets with the same date or Decimal were never equal. Jython could
 * walk over it as a Python object.
 */
final class SetEquality extends Rewriting {

    private static final String SELF = "org/python/core/BaseSet";

    static final ChangedClass CLASS = new ChangedClass(
            SELF.replace('/', '.'),
            "org.python.core.PyBUF",
            2,
            "sets with dates or Decimals are not equal",
            SetEquality::new);

    private SetEquality(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("baseset___eq__") && !name.equals("baseset___ne__")) {
            return method;
        }
        forward(method, SELF, descriptor, "org/wsgilet/bridge/library/SetItems", name.substring("baseset".length()));
        return null;
    }
}
