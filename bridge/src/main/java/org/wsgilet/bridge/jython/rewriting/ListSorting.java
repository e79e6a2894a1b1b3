package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code list.sort} and {@code sorted} take any answers of comparisons. Jython sorts by Java's method, which throws where
 * they contradict one another, and goes on comparing after one raised. Jython could sort by {@code <} alone.
 *
 * <p>What calls the method is changed: the class of lists and that of types cannot be loaded one before the other.
 */
final class ListSorting extends Rewriting {

    private static final String LIST = "org/python/core/PyList";

    static final ChangedClass METHOD = changing("org.python.core.PyList$list_sort_exposer");

    static final ChangedClass SORTED = changing("org.python.core.SortedFunction");

    private ListSorting(ClassVisitor next) {
        super(next);
    }

    private static ChangedClass changing(String type) {
        return new ChangedClass(
                type,
                "org.python.core.PyBUF",
                1,
                "lists cannot be sorted by comparisons that contradict one another",
                ListSorting::new);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new Sorts(super.visitMethod(access, name, descriptor, signature, exceptions));
    }

    /** {@code ListSort.sort(list, ...)} in place of {@code list.sort(...)} and {@code list.list_sort(...)}. */
    private final class Sorts extends MethodVisitor {

        Sorts(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.equals(LIST) || !name.endsWith("sort")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            callStatic(
                    this, "org/wsgilet/bridge/library/ListSort", "sort", "(L" + LIST + ";" + descriptor.substring(1));
            changed();
        }
    }
}
