package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * A file that cannot be read leaves nothing behind that the next {@code read()} would give: after the error Jython
 * takes its empty buffer for zeros from the file, and {@code tell()} counts them. It could mark the buffer as read. And
 * a file that is not open for reading or writing says so in CPython's words.
 */
final class FileErrors extends Rewriting {

    private static final String OURS = "org/wsgilet/bridge/files/FileChecks";

    static final ChangedClass MODE = changing("IOBase", 2, "what a file is not open for is told by a number");

    static final ChangedClass READ = changing("TextIOBase", 2, "a file that was not read gives zeros later");

    private FileErrors(ClassVisitor next) {
        super(next);
    }

    private static ChangedClass changing(String type, int changes, String without) {
        return new ChangedClass(
                "org.python.core.io." + type, "org.python.core.io.FileDescriptors", changes, without, FileErrors::new);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "checkReadable", "checkWritable" -> {
                forward(method, "org/python/core/io/IOBase", descriptor, OURS, name);
                yield null;
            }
            case "readChunk" -> {
                String read = descriptor.startsWith("()") ? "read1" : "readinto";
                yield redirect(method, read, OURS, read);
            }
            default -> method;
        };
    }
}
