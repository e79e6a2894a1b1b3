package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Imports of submodules: their package is asked for {@code __path__} as CPython does, by its attribute. Jython looks
 * into the dict of a module alone, and nowhere if the package is no module, so that packages that put an object of
 * their own into {@code sys.modules} (Werkzeug 0.16, Twisted) lose their submodules. Jython could ask as CPython does.
 *
 * <p>Built-in modules are modules, not Java classes, {@code __file__} names the source of a compiled module, a module
 * that is not found is named with what was to be imported from it, a function in the place of {@code __import__} gets
 * no locals of functions, and {@code from module import *} raises for a name of {@code __all__} that is not there. A
 * compiled module has the permissions of its source. What Jython itself loads, as {@code io.open} the module
 * {@code io}, waits for no import of another thread once it is there. Modules of which there is a {@code .pyc} alone
 * are found.
 */
final class Imports extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.imp",
            "org.python.core.PyBUF",
            18,
            "packages that are replaced in sys.modules have no submodules, built-in modules are Java classes",
            Imports::new);

    private static final String OURS = "org/wsgilet/bridge/library/ReplacedPackage";
    private static final String STAR = "org/wsgilet/bridge/library/ImportStar";

    private static final int NAMES = 1; // of ensureFromList
    private static final int IS_ALL = 3;

    // Variables of import_first and import_logic.
    private static final int FULL_NAME = 2;
    private static final int REST_OF_NAME = 2;
    private static final int START = 6;
    private static final int NO_START = -1;

    private Imports(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "import_next" ->
                through(
                        next,
                        0,
                        OURS,
                        "of",
                        "(Lorg/python/core/PyObject;Ljava/lang/StringBuilder;Ljava/lang/String;)Lorg/python/core/PyObject;",
                        0,
                        1,
                        2);
            case "import_module_level" -> new Relative(next);
            case "find_module" -> new Found(next);
            case "loadBuiltin" -> new Builtin(next);
            case "createFromPyClass" -> new Compiled(next);
            case "cacheCompiledSource" ->
                redirect(next, "makePrivateRW", "org/wsgilet/bridge/library/ModuleFile", "compiled");
            case "import_first" -> descriptor.contains("Builder;L") ? new NotFound(next, FULL_NAME, NO_START) : next;
            case "import_logic" -> new NotFound(next, REST_OF_NAME, START);
            case "ensureFromList" -> descriptor.endsWith("Z)V") ? submodules(next) : next;
            case "importAll" -> {
                if (!descriptor.startsWith("(Lorg/python/core/PyObject;")) {
                    yield next;
                }
                forward(next, null, descriptor, STAR, name);
                yield null;
            }
            case "load" -> {
                if (!descriptor.startsWith("(Ljava/lang/String;)")) {
                    yield next;
                }
                forward(next, null, descriptor, "org/wsgilet/bridge/library/LoadedModule", name);
                yield null;
            }
            case "importOne", "importOneAs", "importFromAs" ->
                redirect(next, "getLocals", "org/wsgilet/bridge/library/Namespaces", "locals");
            default -> next;
        };
    }

    private MethodVisitor submodules(MethodVisitor next) {
        String descriptor = "(Lorg/python/core/PyObject;Lorg/python/core/PyObject;Z)Lorg/python/core/PyObject;";
        return through(next, NAMES, STAR, "submodules", descriptor, 0, NAMES, IS_ALL);
    }

    /** {@code return BytecodeFile.orFound(found, name, fullName, path)} in place of {@code return found}. */
    private final class Found extends MethodVisitor {

        Found(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                for (int argument = 0; argument < 3; argument++) {
                    visitVarInsn(Opcodes.ALOAD, argument);
                }
                callStatic(
                        this,
                        "org/wsgilet/bridge/library/BytecodeFile",
                        "orFound",
                        "(Lorg/python/core/PyObject;Ljava/lang/String;Ljava/lang/String;Lorg/python/core/PyList;)Lorg/python/core/PyObject;");
                changed();
            }
            super.visitInsn(opcode);
        }
    }

    /**
     * {@code Py.ImportError(ReplacedPackage.notFound(message, name, start))}: all of the name that is left, as CPython
     * says it.
     */
    private final class NotFound extends MethodVisitor {

        private final int name;
        private final int start;

        NotFound(MethodVisitor next, int name, int start) {
            super(Opcodes.ASM9, next);
            this.name = name;
            this.start = start;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
            if (called.equals("ImportError")) {
                visitVarInsn(Opcodes.ALOAD, name);
                if (start < 0) {
                    visitInsn(Opcodes.ICONST_0);
                } else {
                    visitVarInsn(Opcodes.ILOAD, start);
                }
                callStatic(this, OURS, "notFound", "(Ljava/lang/String;Ljava/lang/String;I)Ljava/lang/String;");
                changed();
            }
            super.visitMethodInsn(opcode, owner, called, descriptor, isInterface);
        }
    }

    /** {@code isPackage(pkgMod)} in place of {@code pkgMod instanceof PyModule}. */
    private final class Relative extends MethodVisitor {

        Relative(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode != Opcodes.INSTANCEOF || !type.equals("org/python/core/PyModule")) {
                super.visitTypeInsn(opcode, type);
                return;
            }
            callStatic(this, OURS, "isPackage", "(Lorg/python/core/PyObject;)Z");
            changed();
        }
    }

    /** {@code BuiltinModule.of(PyType.fromClass(c), name)}. */
    private final class Builtin extends MethodVisitor {

        Builtin(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("fromClass") || name.equals("createFromClass")) {
                visitVarInsn(Opcodes.ALOAD, 0);
                callStatic(
                        this,
                        "org/wsgilet/bridge/library/BuiltinModule",
                        "of",
                        "(Lorg/python/core/PyObject;Ljava/lang/String;)Lorg/python/core/PyObject;");
                changed();
            }
        }
    }

    /** {@code createFromCode(name, code, ModuleFile.of(compiledName, sourceName, source))}. */
    private final class Compiled extends MethodVisitor {

        Compiled(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("createFromCode")) {
                visitVarInsn(Opcodes.ALOAD, 3);
                visitVarInsn(Opcodes.ALOAD, 7);
                callStatic(
                        this,
                        "org/wsgilet/bridge/library/ModuleFile",
                        "of",
                        "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/Enum;)Ljava/lang/String;");
                changed();
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
