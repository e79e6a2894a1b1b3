package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * Sets and views of dicts compare what is in them. Jython walks over the other set as a Java collection, which makes Java
 * objects of the items that can become one: two sets with the same date or Decimal were never equal. With what is no set,
 * {@code <} and its like raised TypeError, also where the other knows how to compare itself; those of a view of keys or items
 * answered the opposite. Jython could walk over it as a Python object, return NotImplemented, and say True for a subset.
 */
final class SetComparisons extends Rewriting {

    private static final String CORE = "org/python/core/";
    private static final String SET = "baseset";
    private static final String VIEW = "dict_view";

    static final ChangedClass CLASS = changed("BaseSet", 7, "sets with dates or Decimals are not equal");
    static final ChangedClass VIEWS =
            changed("BaseDictionaryView", 6, "d.viewkeys() < keys is the opposite of what it is in CPython");

    private SetComparisons(ClassVisitor next) {
        super(next);
    }

    private static ChangedClass changed(String name, int changes, String without) {
        return new ChangedClass(
                "org.python.core." + name, "org.python.core.PyBUF", changes, without, SetComparisons::new);
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
                "org/wsgilet/bridge/library/SetItems",
                name.substring((isView ? VIEW : SET).length()));
        return null;
    }
}
