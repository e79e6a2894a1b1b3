package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code marshal} of code objects, by which Jinja2, MoinMoin and others cache what they compiled: Jython's are Java
 * classes, which it does not write. The text of a float has no length before it, and is read as another number. Ours
 * ({@code bridge.shortcode.MarshalledCode}) writes the class, and loads it. Jython could do so.
 */
final class MarshalledObjects extends Rewriting {

    static final ChangedClass WRITTEN = changing("Marshaller", "write_object", 2);
    static final ChangedClass READ = changing("Unmarshaller", "read_object", 1);

    private static final String OURS = "org/wsgilet/bridge/shortcode/MarshalledCode";
    private static final String OBJECT = "Lorg/python/core/PyObject;";
    private static final String STRING = "Ljava/lang/String;";
    private static final char TYPE = 'J';

    private final String owner;
    private final String method;

    private MarshalledObjects(ClassVisitor next, String owner, String method) {
        super(next);
        this.owner = owner;
        this.method = method;
    }

    private static ChangedClass changing(String type, String method, int changes) {
        return new ChangedClass(
                "org.python.modules._marshal$" + type,
                "org.python.modules.Setup",
                changes,
                "code objects are unmarshallable",
                next -> new MarshalledObjects(next, "org/python/modules/_marshal$" + type, method));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("write_float")) {
            return new Length(next);
        }
        if (!name.equals(method)) {
            return next;
        }
        return method.equals("write_object") ? new Writing(next) : new Reading(next);
    }

    /**
     * {@code if (v instanceof PyTableCode) { write_string(MarshalledCode.dumped(v)); return; }}, before anything else.
     */
    private final class Writing extends MethodVisitor {

        Writing(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label other = new Label();
            visitVarInsn(Opcodes.ALOAD, 1);
            callStatic(this, OURS, "check", "(" + OBJECT + ")V");
            visitVarInsn(Opcodes.ALOAD, 1);
            visitTypeInsn(Opcodes.INSTANCEOF, "org/python/core/PyTableCode");
            visitJumpInsn(Opcodes.IFEQ, other);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitVarInsn(Opcodes.ALOAD, 1);
            callStatic(this, OURS, "dumped", "(" + OBJECT + ")" + STRING);
            super.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "write_string", "(" + STRING + ")V", false);
            visitInsn(Opcodes.RETURN);
            visitLabel(other);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            changed();
        }
    }

    /** {@code write_byte(f.__repr__().toString().length());}, before anything else. */
    private final class Length extends MethodVisitor {

        Length(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            visitVarInsn(Opcodes.ALOAD, 1);
            callVirtual(this, "org/python/core/PyFloat", "__repr__", "()Lorg/python/core/PyString;");
            callVirtual(this, "org/python/core/PyString", "toString", "()" + STRING);
            callVirtual(this, "java/lang/String", "length", "()I");
            visitInsn(Opcodes.I2C);
            super.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "write_byte", "(C)V", false);
            changed();
        }
    }

    /**
     * Where the type is none of CPython's: {@code if (type == 'J') { type = read_int(); return loaded(type,
     * read_string(type)); }}
     */
    private final class Reading extends MethodVisitor {

        /** The local variable {@code type}. */
        private static final int VARIABLE = 2;

        Reading(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value.equals("unknown type code")) {
                Label other = new Label();
                visitVarInsn(Opcodes.ILOAD, VARIABLE);
                visitIntInsn(Opcodes.BIPUSH, TYPE);
                visitJumpInsn(Opcodes.IF_ICMPNE, other);
                visitVarInsn(Opcodes.ALOAD, 0);
                visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "read_int", "()I", false);
                visitVarInsn(Opcodes.ISTORE, VARIABLE);
                visitVarInsn(Opcodes.ILOAD, VARIABLE);
                visitVarInsn(Opcodes.ALOAD, 0);
                visitVarInsn(Opcodes.ILOAD, VARIABLE);
                visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "read_string", "(I)" + STRING, false);
                callStatic(this, OURS, "loaded", "(I" + STRING + ")" + OBJECT);
                visitInsn(Opcodes.ARETURN);
                visitLabel(other);
                visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                changed();
            }
            super.visitLdcInsn(value);
        }
    }
}
