package org.wsgilet.bridge.compiling;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.python.core.CompilerFlags;

/**
 * The methods of a class that is compiled by this thread which call the interpreter, as they are too large themselves.
 */
public final class InterpretedMethods implements AutoCloseable {

    /** Constants of the class: pieces of its text, one behind the other. */
    static final String TEXT = "wsgilet$text$";

    /** Constant of the class: the bits of its {@link CompilerFlags}, and {@link #SECTIONS}. */
    static final String KIND = "wsgilet$kind";

    static final String SECTIONS = " sections";

    /** Characters in a constant: Java has up to 65,535 bytes for one, three for some of them. */
    private static final int PIECE = 20_000;

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    private static final String OF_TEXT = "Ljava/lang/String;";
    private static final String RUN =
            "(Lorg/python/core/PyFunctionTable;Lorg/python/core/PyFrame;)" + "Lorg/python/core/PyObject;";

    /** Functions take the frame that they run in. */
    private static final String OF_FRAME = "(Lorg/python/core/PyFrame;";

    private static final Map<Thread, InterpretedMethods> COMPILING = new ConcurrentHashMap<>();

    private static final int MOST = 65_535;

    private final Map<String, MethodVisitor> compiled = new LinkedHashMap<>();
    private final Set<String> names;
    private final String text;
    private final String kind;
    private boolean hasText;

    InterpretedMethods(Set<String> names, String text, CompilerFlags flags, boolean hasSections) {
        this.names = names;
        this.text = text;
        this.kind = (flags == null ? new CompilerFlags() : flags).toBits() + (hasSections ? SECTIONS : "");
    }

    /** From now on this thread compiles the class. */
    void begin() {
        COMPILING.put(Thread.currentThread(), this);
    }

    /** The methods of functions that are larger than the JVM takes. To be called when all are there. */
    Set<String> tooLarge() {
        Set<String> large = new HashSet<>();
        compiled.forEach((name, method) -> {
            Label end = new Label();
            method.visitLabel(end);
            if (end.getOffset() > MOST) {
                large.add(name);
            }
        });
        return large;
    }

    @Override
    public void close() {
        COMPILING.remove(Thread.currentThread());
    }

    /** Called by the changed {@code org.python.compiler.ClassFile} where it adds a method. */
    public static MethodVisitor visitMethod(
            ClassWriter type, int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = new TracedMethod(type.visitMethod(access, name, descriptor, signature, exceptions));
        InterpretedMethods compiling = COMPILING.get(Thread.currentThread());
        if (compiling == null || !descriptor.startsWith(OF_FRAME)) {
            return method;
        }
        if (!compiling.names.contains(name)) {
            compiling.compiled.put(name, method);
            return method;
        }
        compiling.addText(type);
        callInterpreter(method);
        return new Unused(new ClassWriter(0).visitMethod(access, name, descriptor, signature, exceptions), method);
    }

    private void addText(ClassWriter type) {
        if (hasText) {
            return;
        }
        hasText = true;
        type.visitField(STATIC, KIND, OF_TEXT, null, kind).visitEnd();
        for (int i = 0; i < text.length(); i += PIECE) {
            String piece = text.substring(i, Math.min(i + PIECE, text.length()));
            type.visitField(STATIC, TEXT + i / PIECE, OF_TEXT, null, piece).visitEnd();
        }
    }

    /** {@code return LargeFunction.run(this, frame);} */
    private static void callInterpreter(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "org/wsgilet/bridge/compiling/LargeFunction", "run", RUN, false);
        method.visitInsn(Opcodes.ARETURN);
    }

    /** Takes the instructions of a method that is not used; it ends with the one in its place. */
    private static final class Unused extends MethodVisitor {

        private final MethodVisitor used;

        Unused(MethodVisitor unused, MethodVisitor used) {
            super(Opcodes.ASM9, unused);
            this.used = used;
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            used.visitMaxs(stack, locals);
        }

        @Override
        public void visitEnd() {
            used.visitEnd();
        }
    }
}
