package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code itertools.tee} and {@code groupby}: {@link org.wsgilet.bridge.library.TeeIterator} and
 * {@link org.wsgilet.bridge.library.Groups} say what is at fault. Jython could let go of what all have read, and read
 * no item before it is asked for.
 */
final class SharedIterators extends Rewriting {

    private static final String PACKAGE = "org.python.modules.itertools.";
    private static final String OURS = "org/wsgilet/bridge/library/";
    private static final String OBJECT = "Lorg/python/core/PyObject;";
    private static final String GROUPBY = "org/python/modules/itertools/groupby";
    private static final String ITERATOR = "Lorg/python/core/PyIterator;";

    static final ChangedClass TEE = new ChangedClass(
            PACKAGE + "PyTeeIterator", PACKAGE + "itertools", 2, "itertools.tee keeps all items", SharedIterators::new);

    static final ChangedClass GROUPS = new ChangedClass(
            PACKAGE + "groupby",
            PACKAGE + "itertools",
            1,
            "itertools.groupby reads an item before it gives the one before",
            SharedIterators::new);

    private SharedIterators(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("fromIterable")) {
            forward(method, null, descriptor, OURS + "TeeIterator", name);
            return null;
        }
        if (name.equals("tee___copy__")) {
            forward(method, "org/python/modules/itertools/PyTeeIterator", descriptor, OURS + "TeeIterator", "copy");
            return null;
        }
        if (name.equals("groupby___init__") && descriptor.equals("(" + OBJECT + OBJECT + ")V")) {
            groups(method);
            return null;
        }
        return method;
    }

    /** {@code iter = Groups.of(iterable, keyfunc);} */
    private void groups(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitVarInsn(Opcodes.ALOAD, 2);
        callStatic(method, OURS + "Groups", "of", "(" + OBJECT + OBJECT + ")" + ITERATOR);
        method.visitFieldInsn(Opcodes.PUTFIELD, GROUPBY, "iter", ITERATOR);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }
}
