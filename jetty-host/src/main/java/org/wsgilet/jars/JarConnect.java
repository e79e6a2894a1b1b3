package org.wsgilet.jars;

import com.ziclix.python.sql.connect.Connect;
import org.python.core.Py;
import org.python.core.PyObject;

/** {@code zxJDBC.connect(url, user, password, driver)}, whose driver may be in one of the jars. */
final class JarConnect extends Connect {

    private static final int DRIVER = 3;

    private final transient Jars jars;

    JarConnect(Jars jars) {
        this.jars = jars;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        boolean isGiven = arguments.length - keywords.length > DRIVER; // never by a keyword: Jython's fails for those
        if (!isGiven || !jars.hasDriver(arguments[DRIVER].toString())) {
            return super.__call__(arguments, keywords);
        }
        PyObject[] found = arguments.clone();
        found[DRIVER] = Py.newString(JarDriver.class.getName()); // Jython finds that class; the URL chooses the driver
        return super.__call__(found, keywords);
    }
}
