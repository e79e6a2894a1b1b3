package org.wsgilet.bridge.jython;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.python.core.PyBUF;
import org.slf4j.LoggerFactory;

/**
 * Surrogates on their own in {@code unicode}: characters in Python 2, which sources, JSON and codecs are full of. Jython's
 * {@code PyUnicode} refuses them with a ValueError when it counts the characters of a text, in private methods of it and of
 * its inner classes. These are loaded here with those methods changed, before Jython itself loads them.
 */
final class LoneSurrogates {

    private static final String TEXT = "org/python/core/PyUnicode";
    private static final String ITERATOR = TEXT + "$SubsequenceIteratorImpl";
    private static final String INDEXES = TEXT + "$Supplementary";
    private static final String STRING = "java/lang/String";
    private static final String CHARACTER = "java/lang/Character";
    private static final String COUNTS = "getSupplementaryCounts";
    private static final String COUNTS_OF_PAIRS = "countsOfPairs";

    private LoneSurrogates() {}

    /** To be called before anything else of Jython runs. */
    static void allow() {
        try {
            define(TEXT, 3, TextRewriting::new);
            define(ITERATOR, 1, IteratorRewriting::new);
            define(INDEXES, 4, IndexRewriting::new);
        } catch (IOException | IllegalAccessException | LinkageError e) {
            LoggerFactory.getLogger(LoneSurrogates.class)
                    .debug("surrogates on their own are refused: this Jython is not the one Wsgilet knows", e);
        }
    }

    private interface Rewriter {
        Rewriting of(ClassVisitor next);
    }

    private static void define(String name, int changes, Rewriter rewriter) throws IOException, IllegalAccessException {
        try (InputStream original = PyBUF.class.getResourceAsStream("/" + name + ".class")) {
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, 0);
            Rewriting rewriting = rewriter.of(writer);
            reader.accept(rewriting, 0);
            if (rewriting.changes != changes) {
                throw new IllegalAccessException(name + " has other methods");
            }
            MethodHandles.privateLookupIn(PyBUF.class, MethodHandles.lookup()).defineClass(writer.toByteArray());
        }
    }

    private abstract static class Rewriting extends ClassVisitor {

        int changes;

        Rewriting(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        static void call(MethodVisitor method, String owner, String name, String descriptor) {
            int opcode = owner.equals(CHARACTER) ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
            method.visitMethodInsn(opcode, owner, name, descriptor, false);
        }
    }

    private static final class TextRewriting extends Rewriting {

        TextRewriting(ClassVisitor next) {
            super(next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if (name.equals(COUNTS)) {
                counts(super.visitMethod(access, name, descriptor, signature, exceptions), descriptor);
                changes++;
                return new WithoutLastCheck(
                        super.visitMethod(access, COUNTS_OF_PAIRS, descriptor, signature, exceptions));
            }
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (name.equals("calcAdvance")) {
                advance(method);
                changes++;
                return null;
            }
            return method;
        }

        /** {@code return s.codePointCount(0, s.length()) == s.length() ? null : countsOfPairs(s);} */
        private static void counts(MethodVisitor method, String descriptor) {
            Label pairs = new Label();
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ICONST_0);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            call(method, STRING, "length", "()I");
            call(method, STRING, "codePointCount", "(II)I");
            method.visitVarInsn(Opcodes.ALOAD, 0);
            call(method, STRING, "length", "()I");
            method.visitJumpInsn(Opcodes.IF_ICMPNE, pairs);
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ARETURN);
            method.visitLabel(pairs);
            method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, TEXT, COUNTS_OF_PAIRS, descriptor, false);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(3, 1);
            method.visitEnd();
        }

        /** {@code return Character.charCount(string.codePointAt(p));} */
        private static void advance(MethodVisitor method) {
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ILOAD, 1);
            call(method, STRING, "codePointAt", "(I)I");
            call(method, CHARACTER, "charCount", "(I)I");
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(2, 2);
            method.visitEnd();
        }

        /** The first question is where to begin, the second whether the last character is to be refused: no. */
        private final class WithoutLastCheck extends MethodVisitor {

            private int questions;

            WithoutLastCheck(MethodVisitor next) {
                super(Opcodes.ASM9, next);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (name.equals("isSurrogate") && ++questions == 2) {
                    changes++;
                    super.visitInsn(Opcodes.POP);
                    super.visitInsn(Opcodes.ICONST_0);
                    return;
                }
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }

    private static final class IteratorRewriting extends Rewriting {

        IteratorRewriting(ClassVisitor next) {
            super(next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (name.equals("nextCodePoint")) {
                nextCodePoint(method);
                changes++;
                return null;
            }
            return method;
        }

        /** {@code int c = getString().codePointAt(k); k += Character.charCount(c); current += 1; return c;} */
        private static void nextCodePoint(MethodVisitor method) {
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.GETFIELD, ITERATOR, "this$0", "L" + TEXT + ";");
            call(method, TEXT, "getString", "()L" + STRING + ";");
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.GETFIELD, ITERATOR, "k", "I");
            call(method, STRING, "codePointAt", "(I)I");
            method.visitVarInsn(Opcodes.ISTORE, 1);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.DUP);
            method.visitFieldInsn(Opcodes.GETFIELD, ITERATOR, "k", "I");
            method.visitVarInsn(Opcodes.ILOAD, 1);
            call(method, CHARACTER, "charCount", "(I)I");
            method.visitInsn(Opcodes.IADD);
            method.visitFieldInsn(Opcodes.PUTFIELD, ITERATOR, "k", "I");
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.DUP);
            method.visitFieldInsn(Opcodes.GETFIELD, ITERATOR, "current", "I");
            method.visitInsn(Opcodes.ICONST_1);
            method.visitInsn(Opcodes.IADD);
            method.visitFieldInsn(Opcodes.PUTFIELD, ITERATOR, "current", "I");
            method.visitVarInsn(Opcodes.ILOAD, 1);
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(3, 2);
            method.visitEnd();
        }
    }

    /** A high surrogate is half of a character only if the other half follows. */
    private static final class IndexRewriting extends Rewriting {

        IndexRewriting(ClassVisitor next) {
            super(next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    if (called.equals("charAt")) {
                        changes++;
                        call(mv, STRING, "codePointAt", "(I)I");
                    } else if (called.equals("isHighSurrogate")) {
                        changes++;
                        call(mv, CHARACTER, "isSupplementaryCodePoint", "(I)Z");
                    } else {
                        super.visitMethodInsn(opcode, owner, called, type, isInterface);
                    }
                }
            };
        }
    }
}
