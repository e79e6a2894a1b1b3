package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code '...' % arguments}: a Unicode argument makes the whole text Unicode, and Jython takes the bytes of the rest
 * for characters, whatever their encoding, where CPython decodes them as ASCII and raises UnicodeDecodeError. Jython
 * could decode where it sets {@code needUnicode}: {@link org.wsgilet.bridge.library.MixedText}.
 *
 * <p>A subclass of {@code str} is formatted by its own {@code __str__}. {@code '%r'} of what has a {@code __repr__}
 * that returns Unicode is none: {@code repr()} encodes it.
 *
 * <p>{@code '%s %s' % {}} has one argument for two: Jython takes a mapping twice. Lists count as mappings, which need
 * not be used.
 */
final class PercentFormat extends Rewriting {

    private static final String NAME = "org/python/core/StringFormatter";
    private static final String UNICODE = "org/python/core/PyUnicode";
    private static final String FLAG = "needUnicode";
    private static final String BEGIN = "beginUnicode";
    private static final String TEXT = "org/wsgilet/bridge/library/MixedText";

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.StringFormatter",
            "org.python.core.PyBUF",
            13,
            "bytes that are formatted together with unicode are taken for characters",
            PercentFormat::new);

    private PercentFormat(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "asText" -> new Mixed(new Own(method));
            case "format" ->
                through(
                        new Mixed(new Mapping(redirect(method, "__repr__", TEXT, "repr"))),
                        1,
                        TEXT,
                        "arguments",
                        "(Lorg/python/core/PyObject;)Lorg/python/core/PyObject;",
                        1);
            case "getarg" -> new Once(method);
            default -> method;
        };
    }

    @Override
    public void visitEnd() {
        begin(super.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                BEGIN,
                "(L" + NAME + ";Z)V",
                null,
                null));
        super.visitEnd();
    }

    /** {@code if (!formatter.needUnicode) { MixedText.check(buffer, format, index); formatter.needUnicode = true; }} */
    private static void begin(MethodVisitor method) {
        Label end = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, FLAG, "Z");
        method.visitJumpInsn(Opcodes.IFNE, end);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "buffer", "Ljava/lang/StringBuilder;");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "format", "Ljava/lang/String;");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "index", "I");
        callStatic(method, TEXT, "check", "(Ljava/lang/StringBuilder;Ljava/lang/String;I)V");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.ICONST_1);
        method.visitFieldInsn(Opcodes.PUTFIELD, NAME, FLAG, "Z");
        method.visitLabel(end);
        method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** Decodes where Unicode begins, and what comes behind. */
    private final class Mixed extends MethodVisitor {

        Mixed(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.PUTFIELD && name.equals(FLAG)) {
                changed();
                callStatic(this, NAME, BEGIN, "(L" + NAME + ";Z)V");
                return;
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        /** An argument that is Unicode: what its class says that it is. */
        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.CHECKCAST && type.equals(UNICODE)) {
                changed();
                callVirtual(this, "org/python/core/PyObject", "__unicode__", "()L" + UNICODE + ";");
                return;
            }
            super.visitTypeInsn(opcode, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals("org/python/core/PyString") && name.equals("getString")) {
                changed();
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitFieldInsn(Opcodes.GETFIELD, NAME, FLAG, "Z");
                callStatic(this, TEXT, "characters", "(Lorg/python/core/PyString;Z)Ljava/lang/String;");
                return;
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    /** {@code arg = MixedText.own(arg, needUnicode);}, before anything else. */
    private final class Own extends MethodVisitor {

        Own(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, NAME, FLAG, "Z");
            callStatic(this, TEXT, "own", "(Lorg/python/core/PyObject;Z)Lorg/python/core/PyObject;");
            visitVarInsn(Opcodes.ASTORE, 1);
            changed();
        }
    }

    /**
     * {@code argIndex = MAPPING} behind {@code args = ...}, and {@code MixedText.isNoMapping(args)} for
     * {@code instanceof PySequence}.
     */
    private final class Mapping extends MethodVisitor {

        private static final int UNUSED_MAPPING = -3;

        Mapping(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            if (opcode == Opcodes.PUTFIELD && name.equals("args")) {
                setArgument(this, UNUSED_MAPPING);
                changed();
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.INSTANCEOF && type.equals("org/python/core/PySequence")) {
                callStatic(this, TEXT, "isNoMapping", "(Lorg/python/core/PyObject;)Z");
                changed();
                return;
            }
            super.visitTypeInsn(opcode, type);
        }
    }

    /** {@code argIndex = -2} where the mapping is returned. */
    private final class Once extends MethodVisitor {

        private static final int USED = -2;

        private boolean isFirst = true;

        Once(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (isFirst && opcode == Opcodes.ARETURN) {
                isFirst = false;
                setArgument(this, USED);
                changed();
            }
            super.visitInsn(opcode);
        }
    }

    private static void setArgument(MethodVisitor method, int index) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitIntInsn(Opcodes.BIPUSH, index);
        method.visitFieldInsn(Opcodes.PUTFIELD, NAME, "argIndex", "I");
    }
}
