package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Sets and views of dicts compare what is in them. Jython walks over the other set as a Java collection, which makes
 * Java objects of the items that can become one: two sets with the same date or Decimal were never equal. With what is
 * no set, {@code <} and its like raised TypeError, also where the other knows how to compare itself; those of a view of
 * keys or items answered the opposite. Jython could walk over it as a Python object, return NotImplemented, and say
 * True for a subset.
 */
final class SetComparisons extends Rewriting {

    private static final String CORE = "org/python/core/";
    private static final String OURS = "org/wsgilet/bridge/library/SetItems";
    private static final String BINARY = "(Lorg/python/core/PyObject;)Lorg/python/core/PyObject;";
    private static final String SET = "baseset";
    private static final String VIEW = "dict_view";

    static final ChangedClass CLASS = changed("BaseSet", 7, "sets with dates or Decimals are not equal");
    static final ChangedClass VIEWS =
            changed("BaseDictionaryView", 10, "d.viewkeys() < keys is the opposite of what it is in CPython");

    private final boolean isOfViews;

    private SetComparisons(ClassVisitor next, boolean isOfViews) {
        super(next);
        this.isOfViews = isOfViews;
    }

    private static ChangedClass changed(String name, int changes, String without) {
        return new ChangedClass(
                "org.python.core." + name,
                "org.python.core.PyBUF",
                changes,
                without,
                next -> new SetComparisons(next, name.equals("BaseDictionaryView")));
    }

    /** {@code set & view} and its like, which Jython does not know. */
    @Override
    public void visitEnd() {
        if (isOfViews) {
            for (String name : new String[] {"__rand__", "__ror__", "__rxor__", "__rsub__"}) {
                MethodVisitor method = super.visitMethod(Opcodes.ACC_PUBLIC, name, BINARY, null, null);
                forward(method, CORE + "BaseDictionaryView", BINARY, OURS, name);
            }
        }
        super.visitEnd();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.matches("(" + SET + "|" + VIEW + ")___(eq|ne|lt|le|gt|ge|cmp)__")) {
            return method;
        }
        boolean isView = name.startsWith(VIEW);
        forward(
                method,
                CORE + (isView ? "BaseDictionaryView" : "BaseSet"),
                descriptor,
                OURS,
                name.substring((isView ? VIEW : SET).length()));
        return null;
    }
}
