package org.wsgilet.bridge.jython;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.python.core.PyType;
import org.python.modules.posix.PosixModule;
import org.slf4j.LoggerFactory;

/**
 * Native functions of the operating system ({@code os.getuid}, {@code os.kill}), loaded by the first call of one.
 * Jython loads them with the module {@code posix}, which {@code import os} imports, to see which functions it has to
 * offer: half a second of processor time for something that most applications never call.
 */
public final class NativePosix {

    /** The C library that it is linked with brings one of these. */
    private static final List<Path> LINKERS =
            List.of(Path.of("/lib64/ld-linux-x86-64.so.2"), Path.of("/lib/ld-linux-aarch64.so.1"));

    private NativePosix() {}

    /** Whether the native part that Jython brings is for this system. */
    public static boolean isLoadable() {
        return LINKERS.stream().anyMatch(Files::exists);
    }

    /** Whether Python may call native functions: a web application that has loaded any would never be unloaded. */
    public static boolean isUsable() {
        return isLoadable() && !Unloading.isPossible();
    }

    /** To be called before {@code posix} is imported. */
    static void loadAtFirstCall() {
        if (!isLoadable()) {
            return;
        }
        try {
            Field field = Internal.POSIX.field();
            Object lazy = field.get(null); // jnr's own: loads what it stands for when that is null
            Field loaded = lazy.getClass().getDeclaredField("posix");
            loaded.setAccessible(true);
            loaded.set(lazy, saysItIsNative(field.getType()));
            try {
                PyType.fromClass(PosixModule.class);
            } finally {
                loaded.set(lazy, null);
            }
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(NativePosix.class)
                    .debug("native functions load at the start: this Jython is not the one Wsgilet knows", e);
        }
    }

    /** @param posix jnr's interface, which is there at run time only */
    private static Object saysItIsNative(Class<?> posix) {
        return Proxy.newProxyInstance(posix.getClassLoader(), new Class<?>[] {posix}, (proxy, method, arguments) -> {
            if (method.getName().equals("isNative")) {
                return true;
            }
            throw new IllegalStateException("not loaded yet: " + method.getName());
        });
    }
}
