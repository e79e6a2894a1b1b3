package org.wsgilet.bridge.jython.rewriting;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code Class.__contains__ = function} of a classic class: Jython keeps the six methods that instances ask for most
 * beside the class's names, and sets them there alone, so that the class, its {@code __dict__}, {@code hasattr} and
 * subclasses have not what was set. Jython could set both.
 */
final class ClassicClasses extends Rewriting {

    private static final String NAME = "org/python/core/PyClass";
    private static final String OBJECT = "Lorg/python/core/PyObject;";
    private static final String METHOD = "__setattr__";
    private static final Set<String> KEPT =
            Set.of("__getattr__", METHOD, "__delattr__", "__tojava__", "__del__", "__contains__");

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyClass",
            "org.python.core.PyBUF",
            6,
            "special methods that are set on classic classes are not in them",
            ClassicClasses::new);

    private ClassicClasses(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals(METHOD) ? new InBoth(method) : method;
    }

    /** {@code this.__contains__ = ClassicMethods.set(this, value, "__contains__")}. */
    private final class InBoth extends MethodVisitor {

        InBoth(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.PUTFIELD && KEPT.contains(name)) {
                changed();
                visitInsn(Opcodes.DUP2);
                visitLdcInsn(name);
                callStatic(
                        this,
                        "org/wsgilet/bridge/library/ClassicMethods",
                        "set",
                        "(L" + NAME + ";" + OBJECT + "Ljava/lang/String;)" + OBJECT);
                visitInsn(Opcodes.SWAP);
                visitInsn(Opcodes.POP);
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }
    }
}
