package org.wsgilet.bridge.jython.rewriting;

import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes files and buffers of {@code bridge.files} in place of Jython's own, and has {@code fileno()} answer a number,
 * not an object of Java.
 */
abstract class OpenedByUs extends Rewriting {

    static final String FILES = "org/wsgilet/bridge/files/";
    static final String OBJECT = "org/python/core/PyObject";

    private static final String IO = "org/python/core/io/";

    /** What is made in place of what. */
    private static final Map<String, String> CLASSES = Map.of(
            IO + "FileIO", FILES + "DiskFile",
            IO + "BufferedWriter", FILES + "PromptWriter",
            IO + "BufferedRandom", FILES + "PromptRandom");

    OpenedByUs(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitTypeInsn(int opcode, String type) {
                boolean makes = opcode == Opcodes.NEW && CLASSES.containsKey(type);
                if (!makes && change(mv, method, opcode, type)) {
                    return;
                }
                super.visitTypeInsn(opcode, makes ? CLASSES.get(type) : type);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>") && CLASSES.containsKey(owner)) {
                    changed();
                    super.visitMethodInsn(opcode, CLASSES.get(owner), name, type, isInterface);
                    made(mv, CLASSES.get(owner));
                } else if (name.equals("wrapJavaObject")) {
                    changed();
                    callStatic(mv, FILES + "Descriptors", "number", "(Ljava/lang/Object;)L" + OBJECT + ";");
                } else if (!change(mv, method, name)) {
                    super.visitMethodInsn(opcode, owner, name, type, isInterface);
                }
            }
        };
    }

    /** Called when such an object, which is on the stack, is made. */
    void made(MethodVisitor next, String type) {}

    /** Whether something else took the place of an instruction. */
    boolean change(MethodVisitor next, String method, int opcode, String type) {
        return false;
    }

    /** Whether something else took the place of a call. */
    boolean change(MethodVisitor next, String method, String called) {
        return false;
    }
}
