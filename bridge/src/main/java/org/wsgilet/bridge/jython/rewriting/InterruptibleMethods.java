package org.wsgilet.bridge.jython.rewriting;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** In some methods, calls the interruptible kin of a method. The JVM does not know of checked exceptions. */
abstract class InterruptibleMethods extends Rewriting {

    private final Set<String> methods;
    private final String owner;
    private final String waiting;

    /**
     * @param methods where
     * @param owner the end of the internal name of the class whose method waits
     * @param waiting that method; {@code waiting + "Interruptibly"} is called in its place
     */
    InterruptibleMethods(ClassVisitor next, Set<String> methods, String owner, String waiting) {
        super(next);
        this.methods = methods;
        this.owner = owner;
        this.waiting = waiting;
    }

    @Override
    public final MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (!methods.contains(method)) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String called, String name, String type, boolean isInterface) {
                boolean waits = name.equals(waiting) && called.endsWith(owner);
                if (waits) {
                    changed();
                }
                super.visitMethodInsn(opcode, called, waits ? name + "Interruptibly" : name, type, isInterface);
            }
        };
    }
}
