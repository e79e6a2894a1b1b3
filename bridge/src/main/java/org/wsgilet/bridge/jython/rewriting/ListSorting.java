package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code list.sort} and {@code sorted} take any answers of comparisons. Jython sorts by Java's method, which throws
 * where they contradict one another, and goes on comparing after one raised. Jython could sort by {@code <} alone.
 *
 * <p>What calls the method is changed: the class of lists and that of types cannot be loaded one before the other.
 */
final class ListSorting extends Rewriting {

    static final ChangedClass METHOD = changing("PyList$list_sort_exposer", "list_sort");

    static final ChangedClass SORTED = changing("SortedFunction", "sort");

    private final String called;

    private ListSorting(ClassVisitor next, String called) {
        super(next);
        this.called = called;
    }

    private static ChangedClass changing(String type, String called) {
        return new ChangedClass(
                "org.python.core." + type,
                "org.python.core.PyBUF",
                1,
                "lists cannot be sorted by comparisons that contradict one another",
                next -> new ListSorting(next, called));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return redirect(method, called, "org/wsgilet/bridge/library/ListSort", "sort");
    }
}
