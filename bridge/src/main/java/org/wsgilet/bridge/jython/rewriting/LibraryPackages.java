package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Packages in jars on the class path, such as the standard library: their {@code __path__} is the folder of the
 * package, as {@code zipimport} has it, so that {@code pkgutil} and {@code imp} find what is in it. Jython has the
 * folder of all packages there, and looks for modules by their full names below it. Jython could do as its zipimport.
 */
final class LibraryPackages extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.ClasspathPyImporter",
            "org.python.core.PyBUF",
            3,
            "pkgutil and imp find nothing in packages of the standard library",
            LibraryPackages::new);

    private static final String SELF = "org/python/core/ClasspathPyImporter";
    private static final String OF_NAME = "(Ljava/lang/String;)Ljava/lang/String;";

    private LibraryPackages(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "makeFilename", "makeFilePath" ->
                through(method, 1, "org/wsgilet/bridge/library/LibraryFolder", "lastName", OF_NAME, 1);
            case "makePackagePath" -> {
                packagePath(method);
                yield null;
            }
            default -> method;
        };
    }

    /** {@code return makeFilePath(fullname);} */
    private void packagePath(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        callVirtual(method, SELF, "makeFilePath", OF_NAME);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }
}
