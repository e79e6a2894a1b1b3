package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code csv.QUOTE_NONNUMERIC} quotes a text with digits, which is no number. Jython asks whether it can be made one; it could ask for
 * its type.
 */
final class CsvFields extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._csv.PyWriter",
            "org.python.modules._csv.QuoteStyle",
            1,
            "csv.QUOTE_NONNUMERIC does not quote texts with digits",
            CsvFields::new);

    private CsvFields(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return redirect(method, "__float__", "org/wsgilet/bridge/library/WrittenNumber", "of");
    }
}
