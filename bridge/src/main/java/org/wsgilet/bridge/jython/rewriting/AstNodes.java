package org.wsgilet.bridge.jython.rewriting;

import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The lists in a tree of {@code ast}: slices raise Java's IndexOutOfBoundsException or change the tree, {@code pop()}
 * raises, {@code insert} and {@code append} put in what is not converted, {@code del} and assignment of slices take and
 * leave the wrong ones. Here each does what {@code list} does. Jython could make {@code AstList} of {@code PyList}
 * alone.
 */
final class AstNodes extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.AstList",
            "org.python.core.PyBUF",
            15,
            "slices of lists in trees of ast raise Java exceptions",
            AstNodes::new);

    private static final String OURS = "org/wsgilet/bridge/library/AstLists";
    private static final String SELF = "org/python/core/AstList";

    /** By name and descriptor; each calls the method of the name on the right. */
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("getslice(III)Lorg/python/core/PyObject;", "slice"),
            Map.entry("setslice(IIILorg/python/core/PyObject;)V", "setSlice"),
            Map.entry("astlist_append(Lorg/python/core/PyObject;)V", "append"),
            Map.entry("pyadd(Lorg/python/core/PyObject;)Z", "add"),
            Map.entry("astlist_insert(ILorg/python/core/PyObject;)V", "insert"),
            Map.entry("astlist_pop(I)Lorg/python/core/PyObject;", "pop"),
            Map.entry("astlist_count(Lorg/python/core/PyObject;)I", "count"),
            Map.entry("_index(Lorg/python/core/PyObject;Ljava/lang/String;II)I", "index"),
            Map.entry("astlist_extend(Lorg/python/core/PyObject;)V", "extend"),
            Map.entry("astlist___add__(Lorg/python/core/PyObject;)Lorg/python/core/PyObject;", "plus"),
            Map.entry("astlist___radd__(Lorg/python/core/PyObject;)Lorg/python/core/PyObject;", "plusBefore"),
            Map.entry("repeat(I)Lorg/python/core/PyObject;", "repeat"),
            Map.entry("astlist_toString()Ljava/lang/String;", "repr"),
            Map.entry("clone()Ljava/lang/Object;", "copy"));

    private AstNodes(ClassVisitor next) {
        super(next);
    }

    /** Has delRange of the wrong arguments. */
    @Override
    public void visitEnd() {
        String descriptor = "(II)V";
        MethodVisitor method = visitMethod(Opcodes.ACC_PROTECTED, "delRange", descriptor, null, null);
        forward(method, SELF, descriptor, OURS, "deleteRange");
        super.visitEnd();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        String ours = METHODS.get(name + descriptor);
        if (ours == null) {
            return method;
        }
        forward(method, SELF, descriptor, OURS, ours);
        return null;
    }
}
