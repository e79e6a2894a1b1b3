package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Compiles a source to a class, whose methods may have 64 KB each: a table of 1,500 rows, or a module of many
 * statements, ends in Java's RuntimeException. Ours compiles it in smaller pieces then ({@code
 * bridge.compiling.LargeSource}); and constants are made in several methods, where a thousand functions were too many
 * for one. What compiles a function is ours, too ({@code LineCompiler}): it knows the lines that CPython's has. Jython
 * could do so for itself.
 */
final class SourceCompiler extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.Module",
            "org.python.compiler.CompilationContext",
            7,
            "sources beyond 64 KB do not load, lines are missing in tracebacks",
            SourceCompiler::new);

    private static final String MODULE = "org/python/compiler/Module";
    private static final String OURS = "org/wsgilet/bridge/compiling/LargeSource";
    private static final String NAMES = "org/wsgilet/bridge/jython/PrivateNames";
    private static final String TEXT = "Ljava/lang/String;";
    private static final String AS_IT_IS = "compileAsItIs";
    private static final String PROBLEM = "java/lang/RuntimeException";

    private SourceCompiler(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals("addConstants")) {
            return new Constants(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
        if (name.equals("codeConstant")) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return through(new OfFunction(next), 2, NAMES, "plain", "(" + TEXT + TEXT + ")" + TEXT, 2, 4);
        }
        if (!name.equals("compile") || !descriptor.endsWith("J)V")) {
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
        compile(super.visitMethod(access, name, descriptor, signature, exceptions), descriptor);
        changed();
        return super.visitMethod(access, AS_IT_IS, descriptor, signature, exceptions);
    }

    /**
     * {@code if (LargeSource.compile(...)) { return; } try { compileAsItIs(...); } catch (RuntimeException e) { throw
     * LargeSource.refused(e, filename); }}
     */
    private static void compile(MethodVisitor method, String descriptor) {
        Label start = new Label();
        Label end = new Label();
        Label failed = new Label();
        method.visitCode();
        method.visitTryCatchBlock(start, end, failed, PROBLEM);
        call(method, descriptor, OURS, "compile", descriptor.replace(")V", ")Z"));
        method.visitJumpInsn(Opcodes.IFEQ, start);
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(start);
        method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        call(method, descriptor, MODULE, AS_IT_IS, descriptor);
        method.visitLabel(end);
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(failed);
        method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {PROBLEM});
        method.visitVarInsn(Opcodes.ALOAD, 3);
        callStatic(method, OURS, "refused", "(L" + PROBLEM + ";Ljava/lang/String;)L" + PROBLEM + ";");
        method.visitInsn(Opcodes.ATHROW);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void call(MethodVisitor method, String arguments, String owner, String name, String descriptor) {
        int local = 0;
        for (Type argument : Type.getArgumentTypes(arguments)) {
            method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        callStatic(method, owner, name, descriptor);
    }

    /**
     * {@code new LineCompiler(this, printResults)} in place of {@code new CodeCompiler(this, printResults)}, and names.
     */
    private final class OfFunction extends MethodVisitor {

        private static final String THEIRS = "org/python/compiler/CodeCompiler";
        private static final String LINES = "org/wsgilet/bridge/compiling/LineCompiler";

        OfFunction(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW && type.equals(THEIRS)) {
                changed();
                super.visitTypeInsn(opcode, LINES);
            } else {
                super.visitTypeInsn(opcode, type);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKESPECIAL && owner.equals(THEIRS)) {
                changed();
                super.visitMethodInsn(opcode, LINES, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }

    /** {@code c = LargeConstants.next(classfile, c)} behind each {@code constant.put(c)}. */
    private final class Constants extends MethodVisitor {

        private static final String FILE = "Lorg/python/compiler/ClassFile;";
        private static final String CODE = "Lorg/python/compiler/Code;";

        Constants(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (!name.equals("put")) {
                return;
            }
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, MODULE, "classfile", FILE);
            visitVarInsn(Opcodes.ALOAD, 1);
            callStatic(mv, "org/wsgilet/bridge/compiling/LargeConstants", "next", "(" + FILE + CODE + ")" + CODE);
            visitVarInsn(Opcodes.ASTORE, 1);
            changed();
        }
    }
}
