package org.wsgilet.bridge.jython.rewriting;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code reversed}, tuples and other sequences: iterators whose types have the names and methods of CPython's. Jython
 * asks Java for the methods of the class; it could expose them as it does others. Where threads share one
 * {@code next()} is one step, as by CPython's lock, and the iterator over a tuple tells how many items are left.
 * {@code reversed} that has been at its end stays there. A KeyError of {@code __getitem__} ends no iteration.
 */
final class ExposedIterators extends Rewriting {

    static final List<ChangedClass> CLASSES = List.of(
            changing("PyReversedIterator", "reversed", 3),
            changing("PyTupleIterator", null, 2),
            changing("PySequenceIter", "iterator", 2));

    private static final String OURS = "org/wsgilet/bridge/library/";

    private final String type;
    private final String exposed;

    private ExposedIterators(ClassVisitor next, String type, String exposed) {
        super(next);
        this.type = type;
        this.exposed = exposed;
    }

    private static ChangedClass changing(String type, String exposed, int changes) {
        return new ChangedClass(
                "org.python.core." + type,
                "org.python.core.PyBUF",
                changes,
                type + " is not safe for threads, or has the methods of Java",
                next -> new ExposedIterators(next, "org/python/core/" + type, exposed));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals("__iternext__") && !type.endsWith("PySequenceIter")) {
            changed();
            MethodVisitor next =
                    super.visitMethod(access | Opcodes.ACC_SYNCHRONIZED, name, descriptor, signature, exceptions);
            return type.endsWith("PyReversedIterator") ? new Ending(next) : next;
        }
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (type.endsWith("PyTupleIterator") && name.equals("<init>")) {
            return redirect(method, "iterator", OURS + "TupleItems", "iterator");
        }
        return name.equals("__iternext__") ? redirect(method, "__finditem__", OURS + "SequenceItems", "at") : method;
    }

    /** {@code idx = ReversedItems.index(item, idx)} before it returns the item. */
    private final class Ending extends MethodVisitor {

        private boolean isOver;

        Ending(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN && !isOver) { // the second one returns null, at the end
                isOver = true;
                super.visitInsn(Opcodes.DUP);
                visitVarInsn(Opcodes.ALOAD, 0);
                super.visitInsn(Opcodes.SWAP);
                visitVarInsn(Opcodes.ALOAD, 0);
                visitFieldInsn(Opcodes.GETFIELD, type, "idx", "I");
                callStatic(this, OURS + "ReversedItems", "index", "(Lorg/python/core/PyObject;I)I");
                visitFieldInsn(Opcodes.PUTFIELD, type, "idx", "I");
                changed();
            }
            super.visitInsn(opcode);
        }
    }

    @Override
    public void visitEnd() {
        if (exposed != null) {
            addTo(this, type, exposed);
        }
        super.visitEnd();
    }

    /** {@code @ExposedType}, and {@code static { IteratorTypes.expose(type, name); }}; counts as one change. */
    static void addTo(Rewriting rewriting, String type, String name) {
        rewriting.visitAnnotation("Lorg/python/expose/ExposedType;", true).visitEnd();
        MethodVisitor method = rewriting.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        method.visitCode();
        method.visitLdcInsn(Type.getObjectType(type));
        method.visitLdcInsn(name);
        callStatic(method, OURS + "IteratorTypes", "expose", "(Ljava/lang/Class;Ljava/lang/String;)V");
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        rewriting.changed();
    }
}
