package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code json.dumps('...')} of bytes beyond ASCII: decoded, and refused, as {@code str.decode} does. Jython decodes with a
 * function of its own that refuses surrogates and tells errors in other words.
 */
final class JsonBytes extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._json._json",
            "org.python.modules._json.Scanner",
            1,
            "json.dumps refuses surrogates in bytes",
            JsonBytes::new);

    private JsonBytes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return redirect(
                method, "PyUnicode_DecodeUTF8", "org/wsgilet/bridge/library/EncodedText", "PyUnicode_DecodeUTF8");
    }
}
