package org.wsgilet.bridge.jython.rewriting;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code f(a=1, **mapping)}: the mapping becomes a dict first, as in CPython. Jython asks it for {@code mapping['a']},
 * to see whether {@code a} is given twice: a defaultdict says yes to that, and a mapping that reads its keys, as that
 * of SQLAlchemy's constraints, raises. Jython could copy it as CPython does.
 *
 * <p>And a function is any functional interface of Java: Jython counts an interface's static methods, too, so that no
 * lambda was a Comparator or a Function. It could count the abstract ones.
 */
final class KeywordArguments extends Rewriting {

    static final List<ChangedClass> CLASSES = List.of(changing("PyMethod"), changing("PyFunction"));

    private static final String CALL = "_callextra";
    private static final String DESCRIPTOR = "([Lorg/python/core/PyObject;[Ljava/lang/String;Lorg/python/core/PyObject;"
            + "Lorg/python/core/PyObject;)Lorg/python/core/PyObject;";

    private static final String OURS = "org/wsgilet/bridge/library/FunctionalInterfaces";

    private final String self;

    private KeywordArguments(ClassVisitor next, String self) {
        super(next);
        this.self = self;
    }

    private static ChangedClass changing(String type) {
        return new ChangedClass(
                "org.python.core." + type,
                "org.python.core.PyBUF",
                3,
                "mappings behind ** are asked for the other keywords, too, and no lambda is a Comparator",
                next -> new KeywordArguments(next, "org/python/core/" + type));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        String ours = Map.of("__tojava__", "of", "invoke", "invoke").get(name);
        if (ours == null || !descriptor.endsWith(")Ljava/lang/Object;")) {
            return method;
        }
        forward(method, self, descriptor, OURS, ours);
        return null;
    }

    @Override
    public void visitEnd() {
        addTo(this);
        super.visitEnd();
    }

    /**
     * {@code return super._callextra(args, keywords, starargs, Keywords.of(kwargs, this, keywords))}; counts as one
     * change.
     */
    static void addTo(Rewriting type) {
        MethodVisitor method = type.visitMethod(Opcodes.ACC_PUBLIC, CALL, DESCRIPTOR, null, null);
        method.visitCode();
        for (int local = 0; local <= 4; local++) {
            method.visitVarInsn(Opcodes.ALOAD, local);
        }
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 2);
        callStatic(
                method,
                "org/wsgilet/bridge/library/Keywords",
                "of",
                "(Lorg/python/core/PyObject;Lorg/python/core/PyObject;[Ljava/lang/String;)Lorg/python/core/PyObject;");
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "org/python/core/PyObject", CALL, DESCRIPTOR, false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        type.changed();
    }
}
