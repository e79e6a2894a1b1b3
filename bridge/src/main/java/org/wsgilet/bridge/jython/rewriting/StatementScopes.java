package org.wsgilet.bridge.jython.rewriting;

import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code exec(code, names)} is {@code exec code in names} in CPython 2.7.9, also in a function inside of another.
 * Jython's compiler takes the tuple for code alone, which is a SyntaxError there. Jython could look into the tuple.
 * {@code from m import *} in a function is not known there either, because its one name is {@code *}: what it binds
 * would be global to the function. Jython could ask for that name.
 *
 * <p>A name that a function declares as global is so for the module, too ({@code GlobalNames}).
 *
 * <p>And what is warned of a global statement that comes too late: programs filter warnings by their words.
 */
final class StatementScopes extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.ScopesCompiler",
            "org.python.compiler.CompilationContext",
            6,
            "exec(code, names) is refused in functions inside of others, from m import * binds nothing in functions",
            StatementScopes::new);

    private static final Map<Object, String> WORDS = Map.of(
            "' declared global after ", "' is ",
            "assignment", "assigned to before global declaration",
            "use", "used prior to global declaration");

    private StatementScopes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "visitExec" ->
                redirect(next, "getInternalGlobals", "org/wsgilet/bridge/compiling/ExecTuple", "globals");
            case "visitImportFrom" -> redirect(next, "size", "org/wsgilet/bridge/library/ImportStar", "bound");
            case "visitGlobal" -> new GlobalStatement(next);
            default -> next;
        };
    }

    private final class GlobalStatement extends MethodVisitor {

        GlobalStatement(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        /** {@code GlobalNames.add(cur, name, this)} in place of {@code cur.addGlobal(name)}. */
        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("addGlobal")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            visitVarInsn(Opcodes.ALOAD, 0);
            callStatic(
                    mv,
                    "org/wsgilet/bridge/compiling/GlobalNames",
                    "add",
                    "(Lorg/python/compiler/ScopeInfo;Ljava/lang/String;Lorg/python/compiler/ScopesCompiler;)I");
            changed();
        }

        @Override
        public void visitLdcInsn(Object value) {
            String said = WORDS.get(value);
            if (said != null) {
                changed();
            }
            super.visitLdcInsn(said == null ? value : said);
        }
    }
}
