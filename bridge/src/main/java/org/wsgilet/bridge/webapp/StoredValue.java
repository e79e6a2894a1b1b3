package org.wsgilet.bridge.webapp;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.python.core.PyObject;
import org.python.core.PyProxy;

/**
 * A value on its way into a session. A container reads sessions of its last run before there is any Python: what is of
 * Python cannot be read then, and the web application does not start.
 */
public final class StoredValue {

    private static final Set<Object> NONE = Set.of();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private StoredValue() {}

    /** The name of the Python type of something in it, also in maps and collections; null where all is of Java. */
    public static String pythonTypeIn(Object value) {
        return new StoredValue().typeIn(value);
    }

    private String typeIn(Object value) {
        if (value instanceof PyObject python) {
            return python.getType().fastGetName();
        }
        if (value instanceof PyProxy proxy) { // of a class in Python that extends one of Java
            return proxy._getPyInstance().getType().fastGetName();
        }
        for (Object part : seen.add(value) ? partsOf(value) : NONE) {
            String name = typeIn(part);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static Collection<?> partsOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return List.of(map.keySet(), map.values());
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return value instanceof Collection<?> collection ? collection : NONE;
    }
}
