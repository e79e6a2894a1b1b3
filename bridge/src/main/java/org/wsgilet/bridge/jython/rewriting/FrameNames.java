package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code f_locals} of the frame of a class body has no names of the functions around it, as in CPython, which adds
 * those for functions alone. Jython puts them there, and so into the class, once somebody asks: zope.interface does,
 * and refused interfaces for them. Jython could look at the flags of the code. A free variable without a value is a
 * NameError, as it is there for the variables of others.
 */
final class FrameNames extends Rewriting {

    private static final String SELF = "org/python/core/PyFrame";

    static final ChangedClass CLASS = new ChangedClass(
            SELF.replace('/', '.'),
            "org.python.core.PyBUF",
            3,
            "names of functions get into classes whose f_locals are asked for",
            FrameNames::new);

    private FrameNames(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "getLocals" -> new OfFunctions(next);
            case "getderef" -> new Unbound(next);
            default -> next;
        };
    }

    /** {@code Namespaces.unbound(message, this, index)} in place of {@code Py.UnboundLocalError(message)}. */
    private final class Unbound extends MethodVisitor {

        Unbound(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("UnboundLocalError")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            visitVarInsn(Opcodes.ALOAD, 0);
            visitVarInsn(Opcodes.ILOAD, 1);
            callStatic(
                    mv,
                    "org/wsgilet/bridge/library/Namespaces",
                    "unbound",
                    "(Ljava/lang/String;L" + SELF + ";I)Lorg/python/core/PyException;");
            changed();
        }
    }

    /** {@code Namespaces.freeNames(this)} in place of {@code this.f_nfreevars}. */
    private final class OfFunctions extends MethodVisitor {

        OfFunctions(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (!name.equals("f_nfreevars")) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
                return;
            }
            callStatic(this, "org/wsgilet/bridge/library/Namespaces", "freeNames", "(Lorg/python/core/PyFrame;)I");
            changed();
        }
    }
}
