package org.wsgilet.databases.pool;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;

/**
 * Where connections come from: the variable {@code WSGILET_DATABASE_POOL} of an application.
 *
 * @param size how many connections each pool has at most; 0 without pools of our own
 * @param jndiName of the container's {@link javax.sql.DataSource}; null without one
 */
record PoolSetting(int size, String jndiName) {

    static final String VARIABLE = "WSGILET_DATABASE_POOL";

    static final PoolSetting OFF = new PoolSetting(0, null);

    /** As many as requests run at once, unless {@code --threads} says otherwise. */
    private static final int DEFAULT_SIZE = 16;

    private static final String JNDI = "jndi:";

    /** Of the interpreter that the thread is inside of. */
    static PoolSetting current() {
        PyObject value =
                imp.importName("os", true).__getattr__("environ").invoke("get", Py.newString(VARIABLE), Py.EmptyString);
        return parse(value.toString());
    }

    /** @throws IllegalArgumentException with a sentence, for what is none of them */
    static PoolSetting parse(String text) {
        String value = text.strip();
        if (value.isEmpty() || value.equals("off") || value.equals("0")) {
            return OFF;
        }
        if (value.equals("threads")) {
            return new PoolSetting(DEFAULT_SIZE, null);
        }
        if (value.startsWith(JNDI) && value.length() > JNDI.length()) {
            return new PoolSetting(0, value.substring(JNDI.length()));
        }
        if (value.matches("\\d{1,5}")) {
            return new PoolSetting(Integer.parseInt(value), null);
        }
        throw new IllegalArgumentException(
                "'" + value + "' in " + VARIABLE + " is neither off, threads, a number of connections nor jndi:NAME");
    }
}
