package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Code keeps {@code unicode_literals} and {@code print_function} of {@code __future__}, for {@code exec}, {@code eval}
 * and {@code compile} in it. Jython's compiler keeps {@code division} alone. It could keep all. And the code of a
 * module begins at its first statement.
 */
final class CompiledCode extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.PyCodeConstant",
            "org.python.compiler.CompilationContext",
            2,
            "exec does not know unicode_literals and print_function",
            CompiledCode::new);

    /** Arguments of the constructor. */
    private static final int TREE = 1;

    private static final int COMPILER_FLAGS = 9;

    private CompiledCode(ClassVisitor next) {
        super(next);
    }

    /** {@code moreflags = KeptFlags.with(flags, cflags)} and {@code co_firstlineno = LineEvents.first(line, tree)}. */
    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String type) {
                if (opcode == Opcodes.PUTFIELD && name.equals("moreflags")) {
                    visitVarInsn(Opcodes.ALOAD, COMPILER_FLAGS);
                    callStatic(
                            mv,
                            "org/wsgilet/bridge/interpreting/KeptFlags",
                            "with",
                            "(ILorg/python/core/CompilerFlags;)I");
                    changed();
                } else if (opcode == Opcodes.PUTFIELD && name.equals("co_firstlineno")) {
                    visitVarInsn(Opcodes.ALOAD, TREE);
                    callStatic(
                            mv,
                            "org/wsgilet/bridge/interpreting/LineEvents",
                            "first",
                            "(ILorg/python/antlr/base/mod;)I");
                    changed();
                }
                super.visitFieldInsn(opcode, owner, name, type);
            }
        };
    }
}
