package org.wsgilet.bridge.jython.rewriting;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What is one step in CPython by its lock, and was not here: {@code next()} of iterators over texts and ranges, of
 * {@code enumerate} and {@code itertools.count}, whose numbers came twice. These methods take the lock of their object
 * now. Jython could declare them so.
 */
final class AtomicMethods extends Rewriting {

    static final List<ChangedClass> CLASSES = List.of(
            changing("org.python.core.PyFastSequenceIter", "__iternext__"),
            changing("org.python.core.PyXRangeIter", "__iternext__"),
            changing("org.python.core.PyEnumerate", "enumerate___iternext__"),
            changing("org.python.modules.itertools.count", "__iternext__", "org.python.modules.itertools.itertools"));

    private final String method;

    private AtomicMethods(ClassVisitor next, String method) {
        super(next);
        this.method = method;
    }

    private static ChangedClass changing(String type, String method) {
        return changing(type, method, "org.python.core.PyBUF");
    }

    private static ChangedClass changing(String type, String method, String neighbour) {
        return new ChangedClass(
                type,
                neighbour,
                1,
                method + " of " + type.substring(type.lastIndexOf('.') + 1) + " is not safe for threads",
                next -> new AtomicMethods(next, method));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        boolean isBridge = (access & Opcodes.ACC_BRIDGE) != 0;
        if (!name.equals(method) || isBridge) {
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
        changed();
        return super.visitMethod(access | Opcodes.ACC_SYNCHRONIZED, name, descriptor, signature, exceptions);
    }
}
