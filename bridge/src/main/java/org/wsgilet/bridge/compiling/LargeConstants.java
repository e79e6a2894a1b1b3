package org.wsgilet.bridge.compiling;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.python.compiler.ClassFile;
import org.python.compiler.Code;

/** The constants of a module, its functions among them, which are made in methods one behind the other. */
public final class LargeConstants {

    /** Bytes of code in a method, of the 64 KB; a constant is far from the rest. */
    private static final int MOST = 32_000;

    private static final String OF_FILE = "(Ljava/lang/String;)V";

    private static final Map<ClassFile, Integer> METHODS = Collections.synchronizedMap(new WeakHashMap<>());

    private LargeConstants() {}

    /** Called by the changed {@code org.python.compiler.Module} behind each constant: where the next one is made. */
    public static Code next(ClassFile type, Code method) throws IOException {
        Label here = new Label();
        method.label(here);
        if (here.getOffset() < MOST) {
            return method;
        }
        String name = "constants$$" + METHODS.merge(type, 1, Integer::sum);
        Code next = type.addMethod(name, OF_FILE, Opcodes.ACC_PUBLIC);
        method.aload(0);
        method.aload(1);
        method.invokevirtual(type.name, name, OF_FILE);
        method.return_();
        return next;
    }
}
