package org.wsgilet.bridge.jython;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.PyType;

/**
 * The Python types that Jython attaches to Java classes. It does so by a {@link ClassValue}, whose values live in the
 * class itself: {@code String.class} would hold on to a Jython of a web application for as long as the JVM runs. So its
 * ClassValue is replaced by one that remembers the classes, and can be told to let go.
 */
final class JavaTypes {

    private static final Set<Class<?>> seen = ConcurrentHashMap.newKeySet();
    private static Recorder recorder;

    private JavaTypes() {}

    /** To be called before anything else of Jython runs. */
    static void record() throws ReflectiveOperationException {
        if (recorder == null) {
            Field field = Internal.CLASS_TO_TYPE.field();
            recorder = new Recorder((ClassValue<?>) field.get(null));
            field.set(null, recorder);
        }
    }

    /** Takes the types from all classes that outlive this Jython. */
    static void forget() {
        ClassLoader own = JavaTypes.class.getClassLoader();
        for (Class<?> type : seen) {
            if (type.getClassLoader() != own) {
                recorder.remove(type);
                seen.remove(type);
            }
        }
    }

    private static final class Recorder extends ClassValue<PyType> {

        private final ClassValue<?> original;
        private final Method computeValue;

        Recorder(ClassValue<?> original) throws ReflectiveOperationException {
            this.original = original;
            this.computeValue = Internal.COMPUTE_TYPE.method();
        }

        @Override
        protected PyType computeValue(Class<?> type) {
            seen.add(type);
            try {
                return (PyType) computeValue.invoke(original, type);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) e.getCause(); // Jython tells itself so of a type that is not complete
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
