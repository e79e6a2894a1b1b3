package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code isinstance(1500000000000, int)} is true as in CPython, where an {@code int} has 64 bits; what checks its
 * arguments refuses times in milliseconds and large ids otherwise. Jython could have such an {@code int}. And
 * {@code sys} is a module. {@code __instancecheck__} and {@code __subclasscheck__} of a metaclass are bound as any
 * method is: freezegun's are class methods. {@code eval} and {@code exec} give code the built-in names of its globals.
 */
final class IntInstances extends JavaExceptions {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.Py",
            "org.python.core.PyBUF",
            CHANGES + 3,
            "built-in functions raise Java exceptions, isinstance(x, int) is false beyond 32 bits",
            IntInstances::new);

    private IntInstances(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "isInstance" -> new WideFirst(next, descriptor);
            case "runCode" -> new GivenNames(next);
            case "dispatchToChecker" -> new BoundCheck(next);
            default -> next;
        };
    }

    /** {@code BuiltinNames.of(system, globals)} in place of {@code system.getBuiltins()}. */
    private final class GivenNames extends MethodVisitor {

        private static final int GLOBALS = 2;

        GivenNames(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("getBuiltins")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            visitVarInsn(Opcodes.ALOAD, GLOBALS);
            callStatic(
                    this,
                    "org/wsgilet/bridge/library/BuiltinNames",
                    "of",
                    "(Lorg/python/core/PySystemState;Lorg/python/core/PyObject;)Lorg/python/core/PyObject;");
            changed();
        }
    }

    /** {@code Instances.check(checker, cls, argument, name)} in place of {@code checker.__call__(cls, argument)}. */
    private final class BoundCheck extends MethodVisitor {

        private static final int NAME = 2;

        BoundCheck(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("__call__")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            visitVarInsn(Opcodes.ALOAD, NAME);
            String object = "Lorg/python/core/PyObject;";
            callStatic(
                    this,
                    "org/wsgilet/bridge/library/Instances",
                    "check",
                    "(" + object + object + object + "Ljava/lang/String;)" + object);
            changed();
        }
    }

    /** {@code if (Instances.isInstance(inst, cls)) return true;} */
    private final class WideFirst extends MethodVisitor {

        private final String descriptor;

        WideFirst(MethodVisitor next, String descriptor) {
            super(Opcodes.ASM9, next);
            this.descriptor = descriptor;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label original = new Label();
            visitVarInsn(Opcodes.ALOAD, 0);
            visitVarInsn(Opcodes.ALOAD, 1);
            callStatic(this, "org/wsgilet/bridge/library/Instances", "isInstance", descriptor);
            visitJumpInsn(Opcodes.IFEQ, original);
            visitInsn(Opcodes.ICONST_1);
            visitInsn(Opcodes.IRETURN);
            visitLabel(original);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            changed();
        }
    }
}
