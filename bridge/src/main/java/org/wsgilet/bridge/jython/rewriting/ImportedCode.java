package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Compiled modules in jars and zip files: {@code __file__}, and the {@code co_filename} of their code, is the source,
 * which tracebacks print and by which {@code logging} knows its own frames. Jython has the class file there; it could
 * do as for modules in folders.
 */
final class ImportedCode extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.util.importer",
            "org.python.core.util.PlatformUtil",
            2,
            "tracebacks name class files, and logging.exception() its own line",
            ImportedCode::new);

    private static final String OURS = "org/wsgilet/bridge/library/ModuleFile";

    private ImportedCode(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                if (called.equals("makeCode")) {
                    changed();
                    super.visitMethodInsn(opcode, OURS, called, type, isInterface);
                    return;
                }
                if (owner.endsWith("$ModuleCodeData")) { // made with the name of the file last
                    changed();
                    callStatic(this, OURS, "source", "(Ljava/lang/String;)Ljava/lang/String;");
                }
                super.visitMethodInsn(opcode, owner, called, type, isInterface);
            }
        };
    }
}
