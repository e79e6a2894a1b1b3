package org.wsgilet.bridge.jython;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.python.core.PySystemState;
import org.slf4j.LoggerFactory;

/**
 * Lets an interrupt end what Jython's own classes do to their end: waiting for a lock of {@code threading} or {@code
 * thread}, and matching a regular expression. A request that is over its time could keep its thread for ever there. A few
 * instructions of these classes are changed before the JVM loads them.
 */
final class InterruptibleClasses {

    private static final String LOCKS = "org.python.modules._threading.";
    private static final String OLD_LOCK = "org.python.modules.thread.PyLock";
    private static final String EXPRESSION = "org.python.modules.sre.SRE_STATE";

    /** What is changed, each with another class of its package, through which it is defined. */
    private static final Map<String, String> CLASSES = Map.of(
            LOCKS + "Mutex",
            LOCKS + "ConditionSupportingLock",
            LOCKS + "RLock",
            LOCKS + "ConditionSupportingLock",
            OLD_LOCK,
            "org.python.modules.thread.PyLocal",
            EXPRESSION,
            "org.python.modules.sre.SRE_REPEAT");

    /** What is changed in them. */
    private static final Set<String> METHODS =
            Set.of("SRE_MATCH", "lock", "acquire", "RLock_acquire", "RLock___enter__", "__enter__");

    private static final ClassLoader LOADER = PySystemState.class.getClassLoader();

    private InterruptibleClasses() {}

    /** To be called before Jython runs. Does nothing to a Jython of another class loader, which may serve others, too. */
    static void install() {
        if (LOADER != InterruptibleClasses.class.getClassLoader()) {
            return;
        }
        try {
            for (Map.Entry<String, String> each : CLASSES.entrySet()) {
                Class<?> neighbour = Class.forName(each.getValue(), false, LOADER);
                MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(changed(each.getKey()));
            }
        } catch (ReflectiveOperationException | IOException | LinkageError e) {
            // A program that ran Jython before us has loaded the classes as they are.
            LoggerFactory.getLogger(InterruptibleClasses.class)
                    .debug("locks and regular expressions cannot be interrupted", e);
        }
    }

    private static byte[] changed(String name) throws IOException {
        try (InputStream original = LOADER.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (original == null) {
                throw new IOException("no class " + name);
            }
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new Change(writer), 0);
            return writer.toByteArray();
        }
    }

    /** Changes no class but those above: the names of their methods are found nowhere else in them. */
    private static final class Change extends ClassVisitor {

        Change(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
            if (!METHODS.contains(method)) {
                return next; // copied as it is
            }
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    if (method.equals("SRE_MATCH")) {
                        String check = Type.getInternalName(Interruption.class);
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, check, "check", "()V", false);
                    }
                }

                /** The JVM does not know of checked exceptions: an InterruptedException reaches Python code. */
                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                    String interruptible = switch (name) {
                        case "acquire" -> owner.endsWith("Mutex$Sync") ? "acquireInterruptibly" : name;
                        case "lock" -> owner.endsWith("RLockImplementation") ? "lockInterruptibly" : name;
                        default -> name;
                    };
                    super.visitMethodInsn(opcode, owner, interruptible, type, isInterface);
                }

                /** PyLock prints "Interrupted thread" and waits on. */
                @Override
                public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
                    if (!"java/lang/InterruptedException".equals(type)) {
                        super.visitTryCatchBlock(start, end, handler, type);
                    }
                }
            };
        }
    }
}
