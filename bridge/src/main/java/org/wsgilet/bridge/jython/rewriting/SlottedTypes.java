package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes whose {@code __slots__} is deleted or replaced once they are made, as those of undefined values in Jinja2: to
 * extend one raises. Jython counts the names that it finds there now, where CPython knows what it has made of them.
 * Objects of a class with a property {@code __dict__} of its own (proxies of celery, Mercurial's modules) have
 * attributes, which {@code object.__setattr__} sets; Jython gives them none, and no others to a class made with the
 * {@code __dict__} of another among its names. What a class says itself of {@code __weakref__} (a property, as in
 * proxies of wrapt) is replaced by Jython's own. {@code type(sys)} is that of modules, and a class named {@code ___}
 * can have slots: Jython shows the Java class of {@code sys}, and looks for a letter in the name of the class. Their
 * calls read {@code **mapping} as {@link KeywordArguments} says.
 */
final class SlottedTypes extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyType",
            "org.python.core.PyBUF",
            8,
            "classes that have deleted their __slots__ cannot be extended",
            SlottedTypes::new);

    private static final String OURS = "org/wsgilet/bridge/library/";

    private SlottedTypes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        return switch (method) {
            case "findSlottedAncestors" -> new MadeSlots(next);
            case "newType" -> new OwnDict(next);
            case "createDictSlot" -> redirect(next, "__setitem__", OURS + "SlotNames", "setDict");
            case "createWeakrefSlot" -> redirect(next, "__setitem__", OURS + "SlotNames", "setWeakref");
            case "type___new__" -> redirect(next, "getType", OURS + "ShownType", "of");
            case "mangleName" -> {
                forward(next, null, descriptor, "org/wsgilet/bridge/jython/PrivateNames", "mangled");
                yield null;
            }
            default -> next;
        };
    }

    @Override
    public void visitEnd() {
        KeywordArguments.addTo(this);
        super.visitEnd();
    }

    /** {@code SlotNames.of(tp.dict, "__slots__", tp)} in place of {@code tp.dict.__finditem__("__slots__")}. */
    private final class MadeSlots extends MethodVisitor {

        MadeSlots(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (!name.equals("__finditem__")) {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
                return;
            }
            visitVarInsn(Opcodes.ALOAD, 0);
            callStatic(
                    this,
                    "org/wsgilet/bridge/library/SlotNames",
                    "of",
                    "(Lorg/python/core/PyObject;Ljava/lang/String;Lorg/python/core/PyType;)Lorg/python/core/PyObject;");
            changed();
        }
    }

    /** {@code null} in place of {@code dict.__finditem__("__dict__")}: whether there is one decides nothing. */
    private final class OwnDict extends MethodVisitor {

        private Object constant;

        OwnDict(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(value);
            constant = value;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (!name.equals("__finditem__") || !"__dict__".equals(constant)) {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
                return;
            }
            visitInsn(Opcodes.POP2);
            visitInsn(Opcodes.ACONST_NULL);
            changed();
        }
    }
}
