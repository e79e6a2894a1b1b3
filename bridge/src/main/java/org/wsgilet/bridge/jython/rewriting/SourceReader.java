package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The reading of sources. Jython looks for an encoding in the first two lines and then goes back, for 100,000
 * characters: a longer first line is an {@code IOError}, and an error further down is shown without its line. An error
 * of encoding has neither line nor byte, one of syntax the words of the parser generator, and some sources that are no
 * Python have none. A reader that is marked takes memory for all of these characters, for the shortest text, too.
 * Jython could look for the encoding in the bytes that it has read. What was written to a file that nobody closed is in
 * no file yet.
 */
final class SourceReader extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.ParserFacade",
            "org.python.core.PyBUF",
            10,
            "first lines of 100,000 characters do not load, and syntax errors are others",
            SourceReader::new);

    private static final int LIMIT = 100_000;

    /** In characters. A reader takes as much memory at once, for any source that is longer than its buffer. */
    private static final int OUR_LIMIT = 1 << 20;

    private static final String OF_STREAM =
            "(Ljava/io/InputStream;Lorg/python/core/CompilerFlags;Ljava/lang/String;ZZ)";
    private static final String OF_TEXT = "(Ljava/lang/String;";
    private static final String ENCODING = "org/wsgilet/bridge/compiling/SourceEncoding";
    private static final String SYNTAX = "org/wsgilet/bridge/syntax/SourceSyntax";
    private static final String OF_MESSAGE = "(Ljava/lang/String;)Lorg/python/core/PyException;";
    private static final String OF_MESSAGE_AND_FILE =
            "(Ljava/lang/String;Ljava/lang/String;)Lorg/python/core/PyException;";

    private SourceReader(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("findEncoding")) {
            forward(next, null, descriptor, ENCODING, "declared");
            return null;
        }
        return switch (name) {
            case "<clinit>" -> new Limit(next);
            case "fixParseError" ->
                through(
                        new ParseError(next),
                        1,
                        "org/wsgilet/bridge/syntax/SyntaxErrors",
                        "asInCPython",
                        "(Ljava/lang/Throwable;Ljava/lang/String;)Ljava/lang/Throwable;",
                        1,
                        2);
            case "parse" -> new Mark(descriptor.startsWith(OF_TEXT) ? text(next) : new Characters(next));
            case "prepBufReader" -> new Mark(descriptor.startsWith(OF_STREAM) ? new Stream(next) : next);
            default -> next;
        };
    }

    private MethodVisitor text(MethodVisitor next) {
        String descriptor = "(Ljava/lang/String;Lorg/python/core/CompilerFlags;)Ljava/lang/String;";
        return through(next, 0, SYNTAX, "marked", descriptor, 0, 3);
    }

    /** {@code SourceText.mark(reader, limit)} in place of {@code reader.mark(limit)}. */
    private final class Mark extends MethodVisitor {

        Mark(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("mark") && owner.endsWith("BufferedReader")) {
                callStatic(mv, "org/wsgilet/bridge/compiling/SourceText", "mark", "(Ljava/io/BufferedReader;I)V");
                changed();
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }

    /** {@code SourceSyntax.checked(reader, kind, cflags)} in place of {@code new NoCloseReaderStream(reader)}. */
    private final class Characters extends MethodVisitor {

        private static final String STREAM = "org/python/antlr/NoCloseReaderStream";
        private static final int KIND = 1;
        private static final int FLAGS = 3;

        private boolean inCreation;

        Characters(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            inCreation = type.equals(STREAM);
            if (!inCreation) {
                super.visitTypeInsn(opcode, type);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (!inCreation) {
                super.visitInsn(opcode);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.equals(STREAM)) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            inCreation = false;
            super.visitVarInsn(Opcodes.ALOAD, KIND);
            super.visitVarInsn(Opcodes.ALOAD, FLAGS);
            callStatic(
                    mv,
                    SYNTAX,
                    "checked",
                    "(Ljava/io/Reader;Lorg/python/core/CompileMode;Lorg/python/core/CompilerFlags;)"
                            + "Lorg/antlr/runtime/CharStream;");
            changed();
        }
    }

    /**
     * {@code Unwritten.write()}, before anything else: the source may be a file that was written and dropped. And
     * {@code SourceEncoding.checked(readEncoding(input), fromString, bom, filename)}.
     */
    private final class Stream extends MethodVisitor {

        private static final int FILENAME = 2;
        private static final int FROM_STRING = 3;
        private static final int MARK = 5;

        Stream(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            callStatic(mv, "org/wsgilet/bridge/files/Unwritten", "write", "()V");
            changed();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("readEncoding")) {
                visitVarInsn(Opcodes.ILOAD, FROM_STRING);
                visitVarInsn(Opcodes.ILOAD, MARK);
                visitVarInsn(Opcodes.ALOAD, FILENAME);
                callStatic(mv, ENCODING, "checked", "(Ljava/lang/String;ZZLjava/lang/String;)Ljava/lang/String;");
                changed();
            }
        }
    }

    private final class Limit extends MethodVisitor {

        Limit(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value.equals(LIMIT)) {
                super.visitLdcInsn(OUR_LIMIT);
                changed();
            } else {
                super.visitLdcInsn(value);
            }
        }
    }

    /** Also {@code throw SourceEncoding.error(msg, filename)} in place of {@code throw Py.SyntaxError(msg)}. */
    private final class ParseError extends MethodVisitor {

        private static final int FILENAME = 2;

        ParseError(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("SyntaxError") && descriptor.equals(OF_MESSAGE)) {
                super.visitVarInsn(Opcodes.ALOAD, FILENAME);
                callStatic(mv, ENCODING, "error", OF_MESSAGE_AND_FILE);
                changed();
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }
}
