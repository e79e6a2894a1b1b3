package org.wsgilet.bridge.library;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyObject;

/**
 * What an iterator over a dict or set knows of its size: held by Jython's iterators, changed as they are loaded. Python
 * code that iterates learns by a RuntimeError that the size has changed, as in CPython. A built-in function that
 * iterates, such as {@code list}, learns nothing: there it is one step for other threads, which change the dict or set
 * meanwhile here.
 */
public final class WatchedSize {

    /** Those whose size changes by Python code alone: what weak references hold goes when the JVM collects. */
    private static final Set<Class<?>> CHANGED_BY_CODE;

    static {
        Map<Object, Boolean> map = new ConcurrentHashMap<>();
        CHANGED_BY_CODE = Set.of(
                map.keySet().getClass(),
                map.values().getClass(),
                map.entrySet().getClass(),
                Collections.newSetFromMap(map).getClass());
    }

    /** Of a defaultdict, whose classes Java does not show. */
    private static final String OF_DEFAULTDICT = "com.google.common.cache.LocalCache$";

    private final String kind;
    private final int size;
    private int given;

    /** Null when there is nothing to watch any more: the iterator is at its end, or a built-in function iterates. */
    private Collection<?> items;

    private WatchedSize(Collection<?> items, String kind) {
        this.items = items;
        this.kind = kind;
        size = items.size();
    }

    /** Called by the changed iterators over dicts. */
    public static WatchedSize ofDict(Collection<?> items) {
        return new WatchedSize(items, "dictionary");
    }

    /** Called by the changed iterators over sets. */
    public static WatchedSize ofSet(Collection<?> items) {
        return new WatchedSize(items, "Set");
    }

    /** Called by the changed iterators before each item. */
    public void check() {
        if (items != null && items.size() != size) {
            changed();
        }
    }

    /** Called by the changed iterators: passes on the next item, or null at their end. */
    public PyObject returned(PyObject item) {
        given++;
        if (item == null) {
            items = null;
        }
        return item;
    }

    /** How many items are left. */
    int left() {
        return items == null || items.size() != size ? 0 : size - given;
    }

    private void changed() {
        if (isChangedByCode() && Iterating.isPythonCode()) {
            throw Py.RuntimeError(kind + " changed size during iteration");
        }
        items = null;
    }

    private boolean isChangedByCode() {
        return CHANGED_BY_CODE.contains(items.getClass())
                || items.getClass().getName().startsWith(OF_DEFAULTDICT);
    }
}
