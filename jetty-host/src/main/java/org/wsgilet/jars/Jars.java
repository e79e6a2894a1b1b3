package org.wsgilet.jars;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.python.core.Py;

/**
 * The Java classes of jars that the user names, for all applications of the process, until it ends. Jython keeps the
 * Java packages and classes that were imported for the process: those of one loader for each interpreter would get
 * mixed up.
 */
public final class Jars extends URLClassLoader {

    private static final String ZXJDBC = "com.ziclix.python.sql.zxJDBC";

    private Jars(URL[] urls) {
        super("wsgilet-jars", urls, Jars.class.getClassLoader());
    }

    /**
     * Makes the jars those of the calling thread's context class loader, where applications look for Java classes, and
     * their JDBC drivers known to {@link java.sql.DriverManager}; does nothing without any.
     *
     * @throws IllegalArgumentException for a jar with a driver that cannot be loaded
     */
    public static void use(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        Jars jars = new Jars(files.stream().map(Jars::url).toArray(URL[]::new));
        jars.registerDrivers();
        Thread.currentThread().setContextClassLoader(jars);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // that of a file is none
        }
    }

    private void registerDrivers() {
        try {
            ServiceLoader.load(Driver.class, this).stream()
                    .filter(driver -> isHere(driver.type()))
                    .forEach(driver -> JarDriver.register(driver.get()));
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("a JDBC driver cannot be loaded: " + e.getMessage(), e);
        }
    }

    private boolean isHere(Class<?> type) {
        return type.getClassLoader() == this;
    }

    /** Lets zxJDBC, once it is there, find drivers here: it asks Jython's own class loader. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> loaded = super.loadClass(name, resolve);
        if (name.equals(ZXJDBC)) {
            Py.java2py(loaded).__setattr__("connect", new JarConnect(this));
        }
        return loaded;
    }

    /** Whether there is such a driver in the jars, which {@link java.sql.DriverManager} knows then. */
    boolean hasDriver(String className) {
        try {
            Class<?> type = Class.forName(className, true, this);
            if (!isHere(type) || !Driver.class.isAssignableFrom(type)) {
                return false;
            }
            JarDriver.register((Driver) type.getConstructor().newInstance());
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false; // zxJDBC says so
        }
    }
}
