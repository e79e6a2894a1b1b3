package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Changes one class, and counts the places. A subclass for each class of Jython says in its comment what is at fault
 * there and what Jython itself could do; what it does not change goes through as it is. Stack maps are not computed:
 * code with jumps brings its own.
 */
abstract class Rewriting extends ClassVisitor {

    private int changes;

    Rewriting(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** To be called for each place that is changed. */
    final void changed() {
        changes++;
    }

    final int changes() {
        return changes;
    }

    /**
     * The body of a method: it returns what a static method of ours returns. That method gets the object first (unless
     * this one is static), then the arguments; it is named by text, so that its class is loaded when it is called.
     * Counts as one change; the caller returns null to its ClassVisitor.
     *
     * @param self the type of the object, as an internal name; null for a static method
     */
    final void forward(MethodVisitor method, String self, String descriptor, String ours, String name) {
        Type returned = Type.getReturnType(descriptor);
        int local = 0;
        method.visitCode();
        if (self != null) {
            method.visitVarInsn(Opcodes.ALOAD, local++);
        }
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        String withSelf = self == null ? descriptor : "(L" + self + ";" + descriptor.substring(1);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, ours, name, withSelf, false);
        method.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }

    /**
     * A method whose calls of one name go to a static method of ours, which gets what the other would get: the object
     * first (unless the other is static), then the arguments. Each call counts as a change.
     */
    final MethodVisitor redirect(MethodVisitor next, String called, String ours, String name) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                if (!method.equals(called)) {
                    super.visitMethodInsn(opcode, owner, method, type, isInterface);
                    return;
                }
                callStatic(
                        mv, ours, name, opcode == Opcodes.INVOKESTATIC ? type : "(L" + owner + ";" + type.substring(1));
                changed();
            }
        };
    }

    /**
     * A method one of whose arguments is what a static method of ours returns, before anything else. Counts as one
     * change.
     *
     * @param argument the local variable of the argument
     * @param given the local variables that ours gets
     */
    final MethodVisitor through(
            MethodVisitor next, int argument, String ours, String name, String descriptor, int... given) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
                super.visitCode();
                Type[] types = Type.getArgumentTypes(descriptor);
                for (int i = 0; i < types.length; i++) {
                    mv.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), given[i]);
                }
                callStatic(mv, ours, name, descriptor);
                mv.visitVarInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.ISTORE), argument);
                changed();
            }
        };
    }

    static void callVirtual(MethodVisitor method, String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    static void callStatic(MethodVisitor method, String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
