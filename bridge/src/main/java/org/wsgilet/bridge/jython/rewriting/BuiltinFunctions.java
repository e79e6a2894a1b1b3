package org.wsgilet.bridge.jython.rewriting;

import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What Java code of Jython imports, as {@code warnings} for a warning: a function in the place of {@code __import__}
 * gets None for namespaces that there are none of. Jython hands on Java's null, and a Python function that reads such
 * an argument raises UnboundLocalError. Jython could pass {@code Py.None}. And an import
 * where the built-in names have no {@code __import__} is an ImportError.
 *
 * <p>{@code repr()} returns what {@code __repr__} does, also where that is Unicode.
 *
 * <p>The IOError of {@code execfile()} has the name of the file.
 *
 * <p>{@code range()} of numbers beyond 32 bits divides what can be an int by a long ({@link LongNumbers}), with the
 * operator.
 */
final class BuiltinFunctions extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.__builtin__",
            "org.python.core.PyBUF",
            10,
            "functions in place of __import__ fail for what Java imports",
            BuiltinFunctions::new);

    private static final int ARGUMENTS_AFTER_NAME = 3;

    private BuiltinFunctions(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("getLenOfRangeLongs")) {
            return new Operators(next);
        }
        if (name.equals("execfile_flags")) {
            return new Named(next);
        }
        if (name.equals("repr")) {
            return redirect(next, "__repr__", "org/wsgilet/bridge/library/MixedText", "repr");
        }
        return name.equals("__import__") && descriptor.contains("I)") ? withoutNulls(next) : next;
    }

    /** {@code FileChecks.notRead(e, name)} in place of {@code Py.IOError(e)}. */
    private final class Named extends MethodVisitor {

        Named(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("IOError")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            visitVarInsn(Opcodes.ALOAD, 0);
            callStatic(
                    mv,
                    "org/wsgilet/bridge/files/FileChecks",
                    "notRead",
                    "(Ljava/io/IOException;Ljava/lang/String;)Lorg/python/core/PyException;");
            changed();
        }
    }

    /** {@code globals = Namespaces.orNone(globals)}, and so for the others. */
    private MethodVisitor withoutNulls(MethodVisitor next) {
        MethodVisitor method = redirect(next, "__finditem__", "org/wsgilet/bridge/library/BuiltinNames", "importer");
        for (int argument = 1; argument <= ARGUMENTS_AFTER_NAME; argument++) {
            method = through(
                    method,
                    argument,
                    "org/wsgilet/bridge/library/Namespaces",
                    "orNone",
                    "(Lorg/python/core/PyObject;)Lorg/python/core/PyObject;",
                    argument);
        }
        return method;
    }

    /**
     * {@code diff._floordiv(step)._add(Py.One)} in place of the methods with more underscores, which return null for
     * others.
     */
    private final class Operators extends MethodVisitor {

        private static final Map<String, String> NAMES = Map.of("__floordiv__", "_floordiv", "__add__", "_add");

        Operators(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (NAMES.containsKey(name)) {
                changed();
            }
            super.visitMethodInsn(opcode, owner, NAMES.getOrDefault(name, name), descriptor, isInterface);
        }
    }
}
