package org.wsgilet.bridge.jython.rewriting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Surrogates on their own in {@code unicode}: characters in Python 2, which sources, JSON and codecs are full of.
 * {@code PyUnicode} refuses them with a ValueError when it counts the characters of a text. Jython could count with
 * {@code String.codePointAt}, which takes them as characters, here and in the two inner classes.
 *
 * <p>Upper and lower case, letters, numbers and lines are those of Java, and of the language of the machine:
 * {@link org.wsgilet.bridge.library.UnicodeLetters}. {@code unicode(object, encoding)} is
 * {@link org.wsgilet.bridge.library.UnicodeNew}. A bytearray is decoded as if it were a str, which CPython refuses.
 * {@code count} does not end for an empty text in one with characters beyond the BMP, and finds nothing else beyond
 * Latin-1 there.
 */
final class UnicodeText extends Rewriting {

    static final String NAME = "org/python/core/PyUnicode";
    static final String STRING = "java/lang/String";
    static final String CHARACTER = "java/lang/Character";
    static final String WITHOUT = "surrogates on their own are refused in unicode";
    static final ChangedClass CLASS =
            new ChangedClass("org.python.core.PyUnicode", "org.python.core.PyBUF", 27, WITHOUT, UnicodeText::new);

    private static final String COUNTS = "getSupplementaryCounts";
    private static final String COUNTS_OF_PAIRS = "countsOfPairs";

    private static final String COUNT = "org/wsgilet/bridge/library/UnicodeCount";
    private static final String LETTERS = "org/wsgilet/bridge/library/UnicodeLetters";
    private static final Set<String> LETTER_METHODS = Set.of("unicode_lower", "unicode_upper", "unicode_isdigit");

    private static final String PREFIX = "unicode_";

    /** Methods that ask Java for the case of a character, and for the other one. */
    private static final Set<String> CASES = Set.of(PREFIX + "title", PREFIX + "swapcase", PREFIX + "capitalize");

    /** Methods that ask us alone. */
    private static final Set<String> FORWARDED = Set.of(
            PREFIX + "splitlines",
            PREFIX + "isalnum",
            PREFIX + "isnumeric",
            PREFIX + "islower",
            PREFIX + "isupper",
            PREFIX + "istitle");

    private UnicodeText(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals(COUNTS)) {
            counts(super.visitMethod(access, name, descriptor, signature, exceptions), descriptor);
            return new WithoutLastCheck(super.visitMethod(access, COUNTS_OF_PAIRS, descriptor, signature, exceptions));
        }
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("calcAdvance")) {
            advance(method);
            return null;
        }
        if (FORWARDED.contains(name)) {
            forward(method, NAME, descriptor, LETTERS, name.substring(PREFIX.length()));
            return null;
        }
        if (name.equals("unicode_count")) {
            return redirect(redirect(method, "isBasicPlane", COUNT, "isCounted"), "_count", COUNT, "of");
        }
        if (name.equals("unicode_new")) {
            created(method);
            return null;
        }
        if (name.startsWith("coerceTo") && name.endsWith("OrNull")) {
            return new Taken(method);
        }
        if (CASES.contains(name)) {
            for (String ofJava : List.of("isLowerCase", "isUpperCase", "toLowerCase", "toUpperCase", "toTitleCase")) {
                method = redirect(method, ofJava, LETTERS, ofJava);
            }
        }
        return LETTER_METHODS.contains(name) ? new Letters(method) : method;
    }

    /** {@code return s.codePointCount(0, s.length()) == s.length() ? null : countsOfPairs(s);} */
    private void counts(MethodVisitor method, String descriptor) {
        Label pairs = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        callVirtual(method, STRING, "length", "()I");
        callVirtual(method, STRING, "codePointCount", "(II)I");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        callVirtual(method, STRING, "length", "()I");
        method.visitJumpInsn(Opcodes.IF_ICMPNE, pairs);
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.ARETURN);
        method.visitLabel(pairs);
        method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        callStatic(method, NAME, COUNTS_OF_PAIRS, descriptor);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }

    /** {@code return Character.charCount(string.codePointAt(p));} */
    private void advance(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        callVirtual(method, STRING, "codePointAt", "(I)I");
        callStatic(method, CHARACTER, "charCount", "(I)I");
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
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
                changed();
                super.visitInsn(Opcodes.POP);
                super.visitInsn(Opcodes.ICONST_0);
                return;
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    /** {@code return UnicodeNew.of(subtype, args, keywords);} */
    private void created(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 2);
        method.visitVarInsn(Opcodes.ALOAD, 3);
        method.visitVarInsn(Opcodes.ALOAD, 4);
        callStatic(
                method,
                "org/wsgilet/bridge/library/UnicodeNew",
                "of",
                "(Lorg/python/core/PyType;[Lorg/python/core/PyObject;[L" + STRING + ";)Lorg/python/core/PyObject;");
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }

    /** {@code MixedText.check(other)}, before anything else. */
    private final class Taken extends MethodVisitor {

        Taken(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            callStatic(this, "org/wsgilet/bridge/library/MixedText", "check", "(Lorg/python/core/PyObject;)V");
            changed();
        }
    }

    /** Asks us, not Java. */
    private final class Letters extends MethodVisitor {

        private static final Map<String, String> OURS =
                Map.of("toLowerCase", "lower", "toUpperCase", "upper", "isDigit", "isDigit");

        Letters(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String ours = OURS.get(name);
            if (ours == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            changed();
            String type = opcode == Opcodes.INVOKEVIRTUAL ? "(L" + STRING + ";)L" + STRING + ";" : descriptor;
            super.visitMethodInsn(Opcodes.INVOKESTATIC, LETTERS, ours, type, false);
        }
    }
}
