package org.wsgilet.bridge.jython.rewriting;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code array.array}: what {@code tostring}, {@code tofile}, {@code fromstring} and {@code fromfile} write and read is
 * in little-endian order, as on every machine that CPython 2.7 is common on; Jython has Java's order. {@code byteswap}
 * swaps the bytes of an item, not those of what Java keeps it in. What an array refuses is said in CPython's words;
 * what it cannot be added to or multiplied with is a TypeError for its methods, too, where Jython returns
 * NotImplemented. Threads that share an array lose no item. Jython could take the order of the machine, and do so.
 */
final class ArrayItems extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyArray",
            "org.python.core.PyBUF",
            41,
            "items of arrays are in big-endian order, and arrays refuse values in other words",
            ArrayItems::new);

    private static final String SELF = "org/python/core/PyArray";
    private static final String OURS = "org/wsgilet/bridge/library/ArrayBytes";

    /** Those of {@code __new__}: a local variable, before that of the keywords. */
    private static final int ARGUMENTS = 3;

    private static final String ARRAY = "[Lorg/python/core/PyObject;";
    private static final String CHECKS = "org/wsgilet/bridge/library/ArrayItem";
    private static final String OBJECT = "Lorg/python/core/PyObject;";

    /**
     * Methods whose object, their last argument or the first of {@code fromfile}, goes through one of {@code ArrayItem}
     * first, and the name of that one.
     */
    private static final Map<String, String> CHECKED = Map.ofEntries(
            Map.entry("pyset", "stored"),
            Map.entry("insert", "stored"),
            Map.entry("array___add__", "appended"),
            Map.entry("array___iadd__", "extending"),
            Map.entry("array___mul__", "repeating"),
            Map.entry("array___rmul__", "repeating"),
            Map.entry("array___imul__", "repeating"),
            Map.entry("array_fromstring", "bytes"),
            Map.entry("fromfile", "file"),
            Map.entry("tofile", "file"));

    /** What changes the length: one step for threads, as for lists, where Jython loses items. */
    private static final Set<String> ONE_STEP = Set.of(
            "append",
            "array_append",
            "extend",
            "array_extend",
            "array_fromlist",
            "array_fromstring",
            "array_fromunicode",
            "array_insert",
            "insert",
            "array_pop",
            "pop",
            "array_remove",
            "remove",
            "array_reverse",
            "reverse",
            "setslice",
            "delRange",
            "del");

    private static final Map<Object, String> WORDS = Map.of(
            "data length not a multiple of item size", "string length not a multiple of item size",
            "must be string or read-only buffer, not %s",
                    "fromstring() argument 1 must be string or read-only buffer, not %s",
            "not enough items in file. %d requested, %d actually read", "not enough items in file");

    private ArrayItems(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        boolean isOneStep = ONE_STEP.contains(name) && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0;
        if (isOneStep) {
            changed();
        }
        MethodVisitor method = super.visitMethod(
                isOneStep ? access | Opcodes.ACC_SYNCHRONIZED : access, name, descriptor, signature, exceptions);
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean streams = name.equals("toStream") || name.equals("fromStream") && arguments.length == 3;
        if (streams) {
            String stream = arguments[0].getDescriptor();
            return through(method, 1, OURS, "swapped", "(" + stream + "L" + SELF + ";)" + stream, 1, 0);
        }
        if (name.equals("byteswap")) {
            forward(method, SELF, descriptor, OURS, name);
            return null;
        }
        if (name.equals("array___reduce__")) {
            forward(method, SELF, descriptor, CHECKS, "reduce");
            return null;
        }
        if (name.equals("array_new")) {
            String ours = "(" + ARRAY + "[Ljava/lang/String;)" + ARRAY;
            return through(method, ARGUMENTS, CHECKS, "arguments", ours, ARGUMENTS, ARGUMENTS + 1);
        }
        String check = CHECKED.get(name);
        Words words = new Words(method);
        boolean checked = check != null && descriptor.contains(OBJECT) && (access & Opcodes.ACC_BRIDGE) == 0;
        int argument = name.equals("fromfile") ? 1 : arguments.length;
        String ours = "(" + OBJECT + "L" + SELF + ";)" + OBJECT;
        return checked ? through(words, argument, CHECKS, check, ours, argument, 0) : words;
    }

    /** What is said, and {@code ArrayItem.given(itemType.get(this, i), this)}. */
    private final class Words extends MethodVisitor {

        Words(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLdcInsn(Object value) {
            String said = WORDS.get(value);
            if (said != null) {
                changed();
            }
            super.visitLdcInsn(said == null ? value : said);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (owner.endsWith("$ItemType") && name.equals("get")) {
                visitVarInsn(Opcodes.ALOAD, 0);
                callStatic(this, CHECKS, "given", "(" + OBJECT + "L" + SELF + ";)" + OBJECT);
                changed();
            }
        }
    }
}
