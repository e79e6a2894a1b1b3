package org.wsgilet.bridge.jython;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.Set;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/**
 * Finds Java classes for an interpreter in the jars on its {@code sys.path}, besides those of its own class loader. Jython
 * has such a class loader, which it does not ask where an interpreter has one of its own.
 */
final class PathJars extends URLClassLoader {

    private static final String SUFFIX = ".jar";

    private final PySystemState sys;
    private final Set<String> known = new HashSet<>();

    PathJars(ClassLoader parent, PySystemState sys) {
        super(new URL[0], parent);
        this.sys = sys;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        addNew();
        return super.findClass(name);
    }

    @Override
    public URL findResource(String name) {
        addNew();
        return super.findResource(name);
    }

    /** The path may have got jars since: {@code sys.path.append('driver.jar')}. */
    private synchronized void addNew() {
        for (PyObject entry : sys.path.asIterable()) {
            String name = entry.toString();
            if (name.endsWith(SUFFIX) && known.add(name)) {
                add(new File(sys.getPath(NativeString.decoded(name))));
            }
        }
    }

    private void add(File jar) {
        try {
            addURL(jar.toURI().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // that of a file is none
        }
    }
}
