package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code repr} of a float has as few digits as tell it from others. Jython takes those of Java, which are one more for some numbers
 * before JDK 19. It could look for shorter ones.
 */
final class FloatText extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.stringlib.FloatFormatter",
            "org.python.core.stringlib.FieldNameIterator$Chunk",
            1,
            "repr() of some floats has a digit too many",
            FloatText::new);

    private FloatText(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("reprDigits")
                ? redirect(method, "toString", "org/wsgilet/bridge/library/ShortestFloat", "toString")
                : method;
    }
}
