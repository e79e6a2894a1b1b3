package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Trace functions hear of an exception in each frame that it comes through, once; Jython tells of each exception that
 * is made, even if Java code takes it back, and again of those that leave a function. A function that raises returns
 * None for trace and profile functions, as in CPython: without that, profilers count on in a function that has ended. A
 * generator that goes on does so at its line, not at the first one. And where a trace function raises, the frame is
 * left. Jython could do so.
 *
 * <p>A frame that is traced may go on at another line ({@code TracedFunction}).
 *
 * <p>A function has the built-in names that its globals name, not those of its caller ({@code BuiltinNames}).
 *
 * <p>A full heap is an exception without a warning before it ({@code JavaErrors}).
 *
 * <p>Parameters that are tuples have the names that they have in CPython ({@code TupleParameters}).
 */
final class TracedCalls extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyTableCode",
            "org.python.core.PyBUF",
            8,
            "debuggers and profilers do not see functions end that raise",
            TracedCalls::new);

    private static final String OURS = "org/wsgilet/bridge/jython/Tracer";

    /** Arguments of {@code call}. */
    private static final int THREAD = 1;

    private static final int FRAME = 2;

    private TracedCalls(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("<init>")) {
            return new Parameters(next);
        }
        if (!name.equals("call")) {
            return next;
        }
        MethodVisitor begun = through(
                next,
                FRAME,
                "org/wsgilet/bridge/library/BuiltinNames",
                "begin",
                "(Lorg/python/core/PyFrame;Lorg/python/core/ThreadState;)Lorg/python/core/PyFrame;",
                FRAME,
                THREAD);
        MethodVisitor run = redirect(begun, "call_function", "org/wsgilet/bridge/compiling/TracedFunction", "run");
        MethodVisitor told = redirect(run, "warning", "org/wsgilet/bridge/library/JavaErrors", "warning");
        MethodVisitor unwound = redirect(told, "traceException", OURS, "unwound");
        return new Begin(redirect(unwound, "tracebackHere", "org/wsgilet/bridge/jython/FrameTrace", "tracebackHere"));
    }

    /** {@code Tracer.begin(frame, co_firstlineno)} in place of {@code frame.f_lineno = co_firstlineno}. */
    private final class Begin extends MethodVisitor {

        Begin(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
            if (opcode == Opcodes.PUTFIELD && name.equals("f_lineno")) {
                callStatic(mv, OURS, "begin", "(Lorg/python/core/PyFrame;I)V");
                changed();
            } else {
                super.visitFieldInsn(opcode, owner, name, type);
            }
        }
    }

    /** {@code TupleParameters.rename(this)} behind {@code co_varnames = ...}. */
    private final class Parameters extends MethodVisitor {

        Parameters(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
            super.visitFieldInsn(opcode, owner, name, type);
            if (opcode == Opcodes.PUTFIELD && name.equals("co_varnames")) {
                visitVarInsn(Opcodes.ALOAD, 0);
                callStatic(
                        mv, "org/wsgilet/bridge/library/TupleParameters", "rename", "(Lorg/python/core/PyTableCode;)V");
                changed();
            }
        }
    }
}
