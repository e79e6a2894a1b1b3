package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A {@code long} in a pickle of text ends in an L, whatever its {@code repr} is ({@link LongNumbers}); {@code cPickle}
 * drops the last character when it reads one, also where that is a digit, as CPython accepts it. Jython could look for
 * the L. Of functions and classes it writes the name, also of those that no module has: a pickle that nothing can read.
 * CPython looks first, and Jython could do so, as the module {@code pickle} does.
 */
final class Pickles extends Rewriting {

    static final ChangedClass WRITTEN = changing("cPickle$Pickler", "save_long", "toString", 7);

    static final ChangedClass READ = changing("cPickle$Unpickler", "load_long", "substring", 9);

    private static final String PICKLER = "org/python/modules/cPickle$Pickler";
    private static final String FILE = "org/python/modules/PyIOFile";
    private static final String OBJECT = "Lorg/python/core/PyObject;";
    private static final String POSITION = "positionOf";
    private static final String PUT_OR_GET = "putOrGet";

    private final String method;
    private final String call;

    private Pickles(ClassVisitor next, String method, String call) {
        super(next);
        this.method = method;
        this.call = call;
    }

    private static ChangedClass changing(String type, String method, String call, int changes) {
        return new ChangedClass(
                "org.python.modules." + type,
                "org.python.modules.Setup",
                changes,
                "cPickle drops the last digit of numbers without L, and writes names that no module has",
                next -> new Pickles(next, method, call));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("save_global") && descriptor.contains(";Lorg")) { // the object and its name
            return new Checked(next);
        }
        return switch (name) {
            case "save_reduce" -> new Remembered(next);
            // A class whose metaclass is registered in copy_reg is written as that says.
            case "save" -> redirect(next, "isSubClass", "org/wsgilet/bridge/library/PickledNames", "isSubClass");
            case "save_unicode", "load_unicode", "load_binunicode" -> new Texts(next);
            case "load_float" -> redirect(next, "valueOf", "org/wsgilet/bridge/library/WideInts", name);
            // A class that a module has no more is an AttributeError, not a SystemError.
            case "find_class" -> redirect(next, "__findattr__", "org/wsgilet/bridge/library/PickledNames", "found");
            case "load_setitem", "load_setitems" -> new AnyMapping(next);
            default -> name.equals(method) ? redirect(next, call, "org/wsgilet/bridge/library/WideInts", method) : next;
        };
    }

    @Override
    public void visitEnd() {
        if (method.startsWith("save")) {
            position(super.visitMethod(Opcodes.ACC_PRIVATE, POSITION, "(I" + OBJECT + ")I", null, null));
            putOrGet(super.visitMethod(Opcodes.ACC_PRIVATE, PUT_OR_GET, "(I)V", null, null));
        }
        super.visitEnd();
    }

    /** {@code int m = getMemoPosition(id, object); return m >= 0 ? ~m : putMemo(id, object);} */
    private static void position(MethodVisitor method) {
        Label isNew = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitVarInsn(Opcodes.ALOAD, 2);
        callVirtual(method, PICKLER, "getMemoPosition", "(ILjava/lang/Object;)I");
        method.visitVarInsn(Opcodes.ISTORE, 3);
        method.visitVarInsn(Opcodes.ILOAD, 3);
        method.visitJumpInsn(Opcodes.IFLT, isNew);
        method.visitVarInsn(Opcodes.ILOAD, 3);
        method.visitInsn(Opcodes.ICONST_M1);
        method.visitInsn(Opcodes.IXOR);
        method.visitInsn(Opcodes.IRETURN);
        method.visitLabel(isNew);
        method.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Opcodes.INTEGER}, 0, null);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitVarInsn(Opcodes.ALOAD, 2);
        own(method, "putMemo", "(I" + OBJECT + ")I");
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** {@code if (position >= 0) { put(position); } else { file.write(POP); get(~position); }} */
    private static void putOrGet(MethodVisitor method) {
        Label isKnown = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitJumpInsn(Opcodes.IFLT, isKnown);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        own(method, "put", "(I)V");
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(isKnown);
        method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {PICKLER});
        method.visitFieldInsn(Opcodes.GETFIELD, PICKLER, "file", "L" + FILE + ";");
        method.visitIntInsn(Opcodes.BIPUSH, '0');
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, FILE, "write", "(C)V", true);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitInsn(Opcodes.ICONST_M1);
        method.visitInsn(Opcodes.IXOR);
        own(method, "get", "(I)V");
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void own(MethodVisitor method, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, PICKLER, name, descriptor, false);
    }

    /** An object that was written among its own arguments is taken from the memo, as pickle does, not written twice. */
    private final class Remembered extends MethodVisitor {

        Remembered(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String ours = name.equals("putMemo") ? POSITION : name.equals("put") ? PUT_OR_GET : name;
            if (!ours.equals(name)) {
                changed();
            }
            super.visitMethodInsn(opcode, owner, ours, descriptor, isInterface);
        }
    }

    /** Texts with surrogates on their own, backslashes and ends of lines. */
    private final class Texts extends MethodVisitor {

        Texts(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.startsWith("PyUnicode_")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            callStatic(mv, "org/wsgilet/bridge/library/EncodedText", name, descriptor);
            changed();
        }
    }

    /** What {@code SETITEM} fills need not be a dict, and {@code SETITEMS} begins with the first item. */
    private final class AnyMapping extends MethodVisitor {

        private static final String DICT = "org/python/core/PyDictionary";
        private static final String ANY = "org/python/core/PyObject";

        /** The local variable of {@code load_setitems} with the number of keys and values. */
        private static final int MARK = 1;

        private int peeks;

        AnyMapping(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.CHECKCAST && type.equals(DICT)) {
                changed();
            } else {
                super.visitTypeInsn(opcode, type);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("peek") && descriptor.startsWith("(I") && ++peeks > 1) {
                fromBelow(peeks == 2);
            }
            super.visitMethodInsn(opcode, owner.equals(DICT) ? ANY : owner, name, descriptor, isInterface);
        }

        /** {@code peek(mark - i)} in place of {@code peek(i)} for a key, {@code peek(mark - i - 2)} for a value. */
        private void fromBelow(boolean isKey) {
            visitVarInsn(Opcodes.ILOAD, MARK);
            visitInsn(Opcodes.SWAP);
            visitInsn(Opcodes.ISUB);
            if (!isKey) {
                visitInsn(Opcodes.ICONST_2);
                visitInsn(Opcodes.ISUB);
            }
            changed();
        }

        @Override
        public void visitFrame(int type, int locals, Object[] local, int items, Object[] stack) {
            Object[] any = local == null ? null : local.clone();
            for (int i = 0; i < locals && any != null && i < any.length; i++) {
                any[i] = DICT.equals(any[i]) ? ANY : any[i];
            }
            super.visitFrame(type, locals, any, items, stack);
        }
    }

    /** {@code PickledNames.check(object, name, protocol)}, before anything else. */
    private final class Checked extends MethodVisitor {

        Checked(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitVarInsn(Opcodes.ALOAD, 2);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, "org/python/modules/cPickle$Pickler", "protocol", "I");
            callStatic(
                    this,
                    "org/wsgilet/bridge/library/PickledNames",
                    "check",
                    "(Lorg/python/core/PyObject;Lorg/python/core/PyObject;I)V");
            changed();
        }
    }
}
