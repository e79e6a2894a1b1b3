package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code [].append()}: {@code append() takes exactly one argument (0 given)}. Jython counts the list among those that the
 * method takes and not among those that are given, in words of its own.
 */
final class ArgumentCounts extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyBuiltinMethodNarrow",
            "org.python.core.PyBUF",
            7,
            "methods of built-in types miscount their arguments in a TypeError",
            ArgumentCounts::new);

    private ArgumentCounts(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return redirect(method, "unexpectedCall", "org/wsgilet/bridge/library/Wording", "unexpectedCall");
    }
}
