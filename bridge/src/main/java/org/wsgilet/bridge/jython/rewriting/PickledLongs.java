package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A {@code long} in a pickle of text ends in an L, whatever its {@code repr} is ({@link LongText}); {@code cPickle} drops the
 * last character when it reads one, also where that is a digit, as CPython accepts it. Jython could look for the L.
 */
final class PickledLongs extends Rewriting {

    static final ChangedClass WRITTEN = changing("cPickle$Pickler", "save_long", "toString");
    static final ChangedClass READ = changing("cPickle$Unpickler", "load_long", "substring");

    private final String method;
    private final String call;

    private PickledLongs(ClassVisitor next, String method, String call) {
        super(next);
        this.method = method;
        this.call = call;
    }

    private static ChangedClass changing(String type, String method, String call) {
        return new ChangedClass(
                "org.python.modules." + type,
                "org.python.modules.Setup",
                1,
                "cPickle drops the last digit of numbers without L",
                next -> new PickledLongs(next, method, call));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals(method) ? new Ours(next) : next;
    }

    /** Calls the method of ours with the object and what it is called with. */
    private final class Ours extends MethodVisitor {

        Ours(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals(call)) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            String withObject = "(L" + owner + ";" + descriptor.substring(1);
            callStatic(this, "org/wsgilet/bridge/library/WideInts", method, withObject);
            changed();
        }
    }
}
