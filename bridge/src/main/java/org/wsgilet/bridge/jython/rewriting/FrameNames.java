package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code f_locals} of the frame of a class body has no names of the functions around it, as in CPython, which adds those for
 * functions alone. Jython puts them there, and so into the class, once somebody asks: zope.interface does, and refused
 * interfaces for them. Jython could look at the flags of the code.
 */
final class FrameNames extends Rewriting {

    private static final String SELF = "org/python/core/PyFrame";

    static final ChangedClass CLASS = new ChangedClass(
            SELF.replace('/', '.'),
            "org.python.core.PyBUF",
            2,
            "names of functions get into classes whose f_locals are asked for",
            FrameNames::new);

    private FrameNames(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("getLocals") ? new OfFunctions(next) : next;
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
