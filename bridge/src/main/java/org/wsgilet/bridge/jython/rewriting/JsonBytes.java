package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code json.dumps('...')} of bytes beyond ASCII: decoded, and refused, as {@code str.decode} does. Jython decodes
 * with a function of its own that refuses surrogates and tells errors in other words. What is wrong in Unicode is told
 * in other words than what is wrong in bytes.
 */
final class JsonBytes extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._json._json",
            "org.python.modules._json.Scanner",
            2,
            "json.dumps refuses surrogates in bytes",
            JsonBytes::new);

    private static final String OBJECT = "org/python/core/PyObject";
    private static final String MESSAGE = "(Ljava/lang/String;L" + OBJECT + ";L" + OBJECT + ";L" + OBJECT + ";)V";

    private JsonBytes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("raise_errmsg") && descriptor.equals(MESSAGE)) {
            return through(
                    method,
                    0,
                    "org/wsgilet/bridge/library/JsonMessages",
                    "of",
                    "(Ljava/lang/String;L" + OBJECT + ";)Ljava/lang/String;",
                    0,
                    1);
        }
        return redirect(
                method, "PyUnicode_DecodeUTF8", "org/wsgilet/bridge/library/EncodedText", "PyUnicode_DecodeUTF8");
    }
}
