package org.wsgilet.bridge.jython;

import java.security.Provider;
import java.security.Security;
import org.python.core.Py;
import org.slf4j.LoggerFactory;

/**
 * Lets a Jython go that is part of a web application. A single reference from the JVM into it, and its class loader
 * with all its classes stays after the web application has gone. Each method here takes away one such reference.
 */
public final class Unloading {

    private static final String NATIVE_PROVIDER = "jnr.ffi.provider";
    private static final String NO_NATIVE_PROVIDER = "jnr.ffi.provider.InvalidProvider";
    private static final String BOUNCY_CASTLE = "BC";
    private static final int MAX_INTERRUPTS = 20;
    private static final long INTERRUPT_PAUSE_MILLIS = 100;

    private Unloading() {}

    /** Whether this Jython can go before the JVM does. */
    public static boolean isPossible() {
        return Unloading.class.getClassLoader() != ClassLoader.getSystemClassLoader();
    }

    /** To be called before anything else of Jython runs. */
    static void prepare() {
        try {
            JavaTypes.record();
            avoidNativeCode();
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(Unloading.class)
                    .warn("The web application will not be unloaded: this Jython is not the one Wsgilet knows", e);
        }
    }

    /**
     * Native code is loaded by a thread that never ends and holds on to its class loader. The choice is made once for
     * each class loader: the JVM's own properties stay as they were.
     */
    private static void avoidNativeCode() throws ClassNotFoundException {
        String before = System.setProperty(NATIVE_PROVIDER, NO_NATIVE_PROVIDER);
        try {
            Class.forName("jnr.ffi.provider.FFIProvider$SystemProviderSingletonHolder");
        } finally {
            if (before == null) {
                System.clearProperty(NATIVE_PROVIDER);
            } else {
                System.setProperty(NATIVE_PROVIDER, before);
            }
        }
    }

    /** To be called when no interpreter is left. */
    static void finish() {
        Thread reaper = reaper();
        Py.defaultSystemState.cleanup(); // ends the thread "weakref reaper"
        end(reaper);
        removeSecurityProvider();
        JavaTypes.forget();
    }

    private static Thread reaper() {
        try {
            return (Thread) Internal.REAPER.field().get(null);
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(Unloading.class).debug("no thread for weak references", e);
            return null;
        }
    }

    /**
     * Containers look for threads of the web application as soon as its servlets are destroyed. The callback of a weak
     * reference may take an interrupt for itself, so one is not enough.
     */
    private static void end(Thread thread) {
        try {
            for (int i = 0; thread != null && thread.isAlive() && i < MAX_INTERRUPTS; i++) {
                thread.interrupt();
                thread.join(INTERRUPT_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The module ssl, which urllib imports, registers one. */
    private static void removeSecurityProvider() {
        Provider provider = Security.getProvider(BOUNCY_CASTLE);
        if (provider != null && provider.getClass().getClassLoader() == Unloading.class.getClassLoader()) {
            Security.removeProvider(BOUNCY_CASTLE);
        }
    }
}
