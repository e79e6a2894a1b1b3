package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The matcher of regular expressions has a Java frame for each time of a repeated group, gives up after some thousand
 * of them, and looks for longer than anyone waits. Ours ({@code bridge.regex.Matcher}) is called in its place. Jython
 * could follow CPython 2.4, which has its own stack since then, and look at {@code Thread.interrupted()} from time to
 * time.
 */
final class ExpressionMatcher extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.sre.SRE_STATE",
            "org.python.modules.sre.SRE_REPEAT",
            2,
            "regular expressions fail on long texts, and a timeout does not end them",
            ExpressionMatcher::new);

    private static final String STATE = "org/python/modules/sre/SRE_STATE";
    private static final String MATCHER = "org/wsgilet/bridge/regex/Matcher";
    private static final int FOUND = 4;

    private ExpressionMatcher(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (method.equals("sre_category")) { // a search looks for the first character with it
            forward(next, STATE, descriptor, MATCHER, "isOf");
            return null;
        }
        if (!method.equals("SRE_MATCH") || !descriptor.equals("([III)I")) {
            return next;
        }
        visitField(Opcodes.ACC_PRIVATE, "matcher", "L" + MATCHER + ";", null, null)
                .visitEnd();
        match(next);
        changed();
        return null;
    }

    /**
     * {@code m = Matcher.match(matcher, pattern, pidx, str, ptr, end, flags, mark, lastmark, lastindex); matcher = m; ptr = m.ptr; lastmark = m.lastmark; lastindex = m.lastindex; return m.status;}
     */
    private static void match(MethodVisitor method) {
        method.visitCode();
        get(method, "matcher", "L" + MATCHER + ";");
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitVarInsn(Opcodes.ILOAD, 2);
        get(method, "str", "[I");
        get(method, "ptr", "I");
        get(method, "end", "I");
        get(method, "flags", "I");
        get(method, "mark", "[I");
        get(method, "lastmark", "I");
        get(method, "lastindex", "I");
        callStatic(method, MATCHER, "match", "(L" + MATCHER + ";[II[IIII[III)L" + MATCHER + ";");
        method.visitVarInsn(Opcodes.ASTORE, FOUND);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, FOUND);
        method.visitFieldInsn(Opcodes.PUTFIELD, STATE, "matcher", "L" + MATCHER + ";");
        for (String field : new String[] {"ptr", "lastmark", "lastindex"}) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ALOAD, FOUND);
            method.visitFieldInsn(Opcodes.GETFIELD, MATCHER, field, "I");
            method.visitFieldInsn(Opcodes.PUTFIELD, STATE, field, "I");
        }
        method.visitVarInsn(Opcodes.ALOAD, FOUND);
        method.visitFieldInsn(Opcodes.GETFIELD, MATCHER, "status", "I");
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void get(MethodVisitor method, String field, String descriptor) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, STATE, field, descriptor);
    }
}
