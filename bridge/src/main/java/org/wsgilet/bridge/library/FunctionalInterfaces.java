package org.wsgilet.bridge.library;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;

/**
 * A function or method of Python where Java wants an interface with one abstract method: Jython knows those without
 * static methods alone, and calls default methods on the function.
 */
public final class FunctionalInterfaces {

    private FunctionalInterfaces() {}

    /** Called by Jython for what a function becomes where Java wants the class. */
    public static Object of(PyFunction function, Class<?> wanted) {
        return converted(function, wanted);
    }

    /** The same for a method. */
    public static Object of(PyMethod method, Class<?> wanted) {
        return converted(method, wanted);
    }

    private static Object converted(PyObject callable, Class<?> wanted) {
        if (wanted.isInstance(callable) && wanted != InvocationHandler.class) {
            return callable;
        }
        return isFunctional(wanted)
                ? Proxy.newProxyInstance(wanted.getClassLoader(), new Class<?>[] {wanted}, (InvocationHandler) callable)
                : Py.NoConversion;
    }

    private static boolean isFunctional(Class<?> type) {
        return type.isInterface()
                && !type.isSealed()
                && Stream.of(type.getMethods())
                                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !isOfObject(method))
                                .map(Method::getName)
                                .distinct()
                                .count()
                        == 1;
    }

    /** An interface may declare them again, as Comparator does equals(). */
    private static boolean isOfObject(Method method) {
        return switch (method.getName()) {
            case "equals" -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == Object.class;
            case "hashCode", "toString" -> method.getParameterCount() == 0;
            default -> false;
        };
    }

    /** Called by Jython when Java calls a method of the interface. */
    public static Object invoke(PyFunction function, Object proxy, Method method, Object[] arguments) throws Throwable {
        return answer(function, proxy, method, arguments);
    }

    /** The same for a method. */
    public static Object invoke(PyMethod called, Object proxy, Method method, Object[] arguments) throws Throwable {
        return answer(called, proxy, method, arguments);
    }

    private static Object answer(PyObject callable, Object proxy, Method method, Object[] arguments) throws Throwable {
        if (isOfObject(method)) {
            return ofObject(callable, proxy, method, arguments);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        try {
            PyObject result = arguments == null ? callable.__call__() : callable.__call__(Py.javas2pys(arguments));
            return result(result, method);
        } catch (PyException e) {
            throw ofJava(e, method);
        }
    }

    private static Object ofObject(PyObject callable, Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> callable.hashCode();
            default -> callable.toString();
        };
    }

    /** What a Predicate asks is whether the result is true, of whatever type it is. */
    private static Object result(PyObject result, Method method) {
        Class<?> wanted = method.getReturnType();
        if (wanted == void.class) {
            return null;
        }
        if (wanted == boolean.class) {
            return result.__nonzero__();
        }
        Object converted = result.__tojava__(wanted);
        if (converted == Py.NoConversion) {
            throw Py.TypeError("a function for " + method.getDeclaringClass().getName() + " returned "
                    + result.getType().fastGetName() + ", not " + wanted.getName());
        }
        return converted;
    }

    /** An exception of Java itself, where the method may raise it: Java's callers know it by its class. */
    private static Throwable ofJava(PyException e, Method method) {
        Object value = e.value.__tojava__(Throwable.class);
        boolean isAllowed = value instanceof RuntimeException
                || value instanceof Error
                || Stream.of(method.getExceptionTypes()).anyMatch(type -> type.isInstance(value));
        return isAllowed && !(value instanceof PyException) ? (Throwable) value : e;
    }
}
