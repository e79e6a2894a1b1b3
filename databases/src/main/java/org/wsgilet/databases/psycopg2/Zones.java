package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;

/** The time zones of a cursor: its {@code tzinfo_factory}, and the last one that it made, which most rows have. */
final class Zones {

    /** Null for that of psycopg2. */
    private PyObject factory;

    private PyObject last;
    private int lastMinutes;

    PyObject factory() {
        if (factory == null) {
            factory = imp.importName("psycopg2.tz", false).__getattr__("FixedOffsetTimezone");
        }
        return factory;
    }

    void factory(PyObject now) {
        factory = now;
        last = null;
    }

    /** @param minutes east of UTC */
    PyObject zone(int minutes) {
        if (last == null || lastMinutes != minutes) {
            PyObject made = factory() == Py.None ? Py.None : factory().__call__(Py.newInteger(minutes));
            last = made;
            lastMinutes = minutes;
        }
        return last;
    }
}
