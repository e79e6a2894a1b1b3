package org.wsgilet.bridge.jython.rewriting;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code f(a=1, **mapping)}: the mapping becomes a dict first, as in CPython. Jython asks it for {@code mapping['a']},
 * to see whether {@code a} is given twice: a defaultdict says yes to that, and a mapping that reads its keys, as that
 * of SQLAlchemy's constraints, raises. Jython could copy it as CPython does.
 */
final class KeywordArguments extends Rewriting {

    static final List<ChangedClass> CLASSES = List.of(changing("PyMethod"), changing("PyFunction"));

    private static final String CALL = "_callextra";
    private static final String DESCRIPTOR = "([Lorg/python/core/PyObject;[Ljava/lang/String;Lorg/python/core/PyObject;"
            + "Lorg/python/core/PyObject;)Lorg/python/core/PyObject;";

    private KeywordArguments(ClassVisitor next) {
        super(next);
    }

    private static ChangedClass changing(String type) {
        return new ChangedClass(
                "org.python.core." + type,
                "org.python.core.PyBUF",
                1,
                "mappings behind ** are asked for the other keywords, too",
                KeywordArguments::new);
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
