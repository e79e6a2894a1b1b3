package org.wsgilet.bridge.modules;

import org.python.core.PyObject;

/**
 * A Python module that is written in Java, as CPython has modules in C. Found by {@link java.util.ServiceLoader}: a jar
 * beside the bridge that names its class in {@code META-INF/services/org.wsgilet.bridge.modules.JavaModule}. The class
 * itself is loaded at every start, so it is small, and {@link #create} refers to what does the work.
 */
public interface JavaModule {

    /**
     * What Python imports it as, with its package if it is in one: {@code _sqlite3}. Replaces a module of that name.
     */
    String name();

    /**
     * Returns the module for an interpreter that imports it. Called once for each interpreter, by a thread that is
     * inside of it.
     */
    PyObject create();
}
