package org.wsgilet.bridge.jython;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.HashSet;
import java.util.Set;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/**
 * Finds Java classes for an interpreter in the jars on its {@code sys.path}, besides those of its own class loader.
 * Jython has such a class loader, which it does not ask where an interpreter has one of its own.
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

    /**
     * Not by {@link URLClassLoader}, which closes at its end each jar that it has read a resource of: those of its
     * parent, too, which other interpreters are reading.
     */
    @Override
    public InputStream getResourceAsStream(String name) {
        InputStream ofParent = getParent() == null ? null : getParent().getResourceAsStream(name);
        URL own = ofParent == null ? findResource(name) : null;
        return own == null ? ofParent : open(own);
    }

    private static InputStream open(URL resource) {
        try {
            URLConnection connection = resource.openConnection();
            connection.setUseCaches(false); // a jar of the cache is others', too
            return connection.getInputStream();
        } catch (IOException e) {
            return null; // as if it were not there, which is what class loaders say
        }
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
