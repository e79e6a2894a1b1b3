package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code file.read(n)} gives fewer bytes at the end of the file alone, as C's {@code fread()} does: of a pipe Jython
 * gives what is there at once, and who reads a header from a program gets half of it. It could go on reading.
 */
final class WholeReads extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.io.BinaryIOWrapper",
            "org.python.core.io.FileDescriptors",
            2,
            "read(n) of a pipe gives fewer bytes than there are to come",
            WholeReads::new);

    private WholeReads(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("read")) {
            return method;
        }
        String ours = "org/wsgilet/bridge/files/WholeRead";
        return redirect(redirect(method, "read", ours, "read"), "readinto", ours, "readinto");
    }
}
