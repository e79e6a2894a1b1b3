package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Compiles a source to a class, whose methods may have 64 KB each: a table of 1,500 rows, or a module of many statements, ends
 * in Java's RuntimeException. Now it is compiled a second time, in smaller pieces ({@code bridge.compiling.LargeSource}).
 * Jython could do so for itself.
 */
final class SourceCompiler extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.Module",
            "org.python.compiler.CompilationContext",
            1,
            "sources beyond 64 KB do not load",
            SourceCompiler::new);

    private static final String MODULE = "org/python/compiler/Module";
    private static final String OURS = "org/wsgilet/bridge/compiling/LargeSource";
    private static final String AS_IT_IS = "compileAsItIs";
    private static final String PROBLEM = "java/lang/RuntimeException";

    private SourceCompiler(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (!name.equals("compile") || !descriptor.endsWith("J)V")) {
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
        compile(super.visitMethod(access, name, descriptor, signature, exceptions), descriptor);
        changed();
        return super.visitMethod(access, AS_IT_IS, descriptor, signature, exceptions);
    }

    /**
     * {@code node = LargeSource.prepare(node); try { compileAsItIs(...); return; } catch (RuntimeException e) { node = LargeSource.split(node, e); } try {
     * compileAsItIs(...); } catch (RuntimeException e) { throw LargeSource.refused(e, filename); }}
     */
    private static void compile(MethodVisitor method, String descriptor) {
        Label first = new Label();
        Label failed = new Label();
        Label second = new Label();
        Label failedAgain = new Label();
        Label end = new Label();
        method.visitCode();
        method.visitTryCatchBlock(first, failed, failed, PROBLEM);
        method.visitTryCatchBlock(second, end, failedAgain, PROBLEM);
        String node = Type.getArgumentTypes(descriptor)[0].getDescriptor();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        callStatic(method, OURS, "prepare", "(" + node + ")" + node);
        method.visitVarInsn(Opcodes.ASTORE, 0);
        method.visitLabel(first);
        callAsItIs(method, descriptor);
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(failed);
        method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {PROBLEM});
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.SWAP);
        callStatic(method, OURS, "split", "(" + node + "L" + PROBLEM + ";)" + node);
        method.visitVarInsn(Opcodes.ASTORE, 0);
        method.visitLabel(second);
        callAsItIs(method, descriptor);
        method.visitLabel(end);
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(failedAgain);
        method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {PROBLEM});
        method.visitVarInsn(Opcodes.ALOAD, 3);
        callStatic(method, OURS, "refused", "(L" + PROBLEM + ";Ljava/lang/String;)L" + PROBLEM + ";");
        method.visitInsn(Opcodes.ATHROW);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void callAsItIs(MethodVisitor method, String descriptor) {
        int local = 0;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        callStatic(method, MODULE, AS_IT_IS, descriptor);
    }
}
