package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code cStringIO.StringIO().write(x)} takes bytes, and Unicode that is ASCII. Jython takes the characters of any
 * Unicode for bytes, and the text of whatever object.
 */
final class StringFile extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.cStringIO$StringIO",
            "org.python.modules.cStringIO",
            2,
            "files of cStringIO take what is no bytes",
            StringFile::new);

    private StringFile(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals("write") && descriptor.startsWith("(Ljava/")) { // Python would find it for any text
            changed();
            return super.visitMethod(access & ~Opcodes.ACC_PUBLIC, name, descriptor, signature, exceptions);
        }
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("write") && descriptor.startsWith("(Lorg/")
                ? redirect(method, "toString", "org/wsgilet/bridge/library/WrittenBytes", "of")
                : method;
    }
}
