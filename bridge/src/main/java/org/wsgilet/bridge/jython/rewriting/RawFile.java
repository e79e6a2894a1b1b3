package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** {@code io.FileIO}, which takes and gives objects in place of descriptors. Jython could count descriptors. */
final class RawFile extends OpenedByUs {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._io.PyFileIO",
            "org.python.modules._io.OpenMode",
            3,
            "descriptors of io.open are no numbers",
            RawFile::new);

    private RawFile(ClassVisitor next) {
        super(next);
    }

    @Override
    boolean change(MethodVisitor next, String method, String called) {
        if (!called.equals("__tojava__") || !method.equals("setDelegate")) {
            return false;
        }
        changed();
        callStatic(next, FILES + "Descriptors", "toJava", "(L" + OBJECT + ";Ljava/lang/Class;)Ljava/lang/Object;");
        return true;
    }
}
