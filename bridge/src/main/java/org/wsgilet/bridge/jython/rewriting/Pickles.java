package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A {@code long} in a pickle of text ends in an L, whatever its {@code repr} is ({@link LongText}); {@code cPickle} drops the
 * last character when it reads one, also where that is a digit, as CPython accepts it. Jython could look for the L. Of functions
 * and classes it writes the name, also of those that no module has: a pickle that nothing can read. CPython looks first, and
 * Jython could do so, as the module {@code pickle} does.
 */
final class Pickles extends Rewriting {

    static final ChangedClass WRITTEN = changing("cPickle$Pickler", "save_long", "toString", 2);

    static final ChangedClass READ = changing("cPickle$Unpickler", "load_long", "substring", 1);

    private final String method;
    private final String call;

    private Pickles(ClassVisitor next, String method, String call) {
        super(next);
        this.method = method;
        this.call = call;
    }

    private static ChangedClass changing(String type, String method, String call, int changes) {
        return new ChangedClass(
                "org.python.modules." + type,
                "org.python.modules.Setup",
                changes,
                "cPickle drops the last digit of numbers without L, and writes names that no module has",
                next -> new Pickles(next, method, call));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("save_global") && descriptor.contains(";Lorg")) { // the object and its name
            return new Checked(next);
        }
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

    /** {@code PickledNames.check(object, name, protocol)}, before anything else. */
    private final class Checked extends MethodVisitor {

        Checked(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitVarInsn(Opcodes.ALOAD, 2);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, "org/python/modules/cPickle$Pickler", "protocol", "I");
            callStatic(
                    this,
                    "org/wsgilet/bridge/library/PickledNames",
                    "check",
                    "(Lorg/python/core/PyObject;Lorg/python/core/PyObject;I)V");
            changed();
        }
    }
}
