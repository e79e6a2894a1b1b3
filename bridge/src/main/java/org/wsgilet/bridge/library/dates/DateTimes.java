package org.wsgilet.bridge.library.dates;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyType;

/** Objects of the classes of {@code datetime}, made of numbers. */
public final class DateTimes {

    private DateTimes() {}

    /** Has the classes of a module {@code datetime} make their objects in Java. */
    public static void mend(PyObject module) {
        PyObject zoneClass = module.__getattr__("tzinfo");
        PyType date = (PyType) module.__getattr__("date");
        PyType time = (PyType) module.__getattr__("time");
        PyType datetime = (PyType) module.__getattr__("datetime");
        PyType timedelta = (PyType) module.__getattr__("timedelta");
        date.__setattr__("__new__", MomentNew.ofDate(date));
        time.__setattr__("__new__", MomentNew.ofTime(time, zoneClass));
        datetime.__setattr__("__new__", MomentNew.ofDateTime(datetime, zoneClass));
        timedelta.__setattr__("__new__", new TimeDeltaNew(timedelta));
    }

    /**
     * A {@code date}, {@code time} or {@code datetime}, as {@code type(number, ..., zone)} makes it.
     *
     * @param type one of these classes, or what stands in its place
     * @param zone a {@code tzinfo} or {@code None}; null for a {@code date}
     * @param numbers all of the class
     */
    public static PyObject moment(PyObject type, PyObject zone, int... numbers) {
        PyObject made = type instanceof PyType known && known.lookup("__new__") instanceof MomentNew mended
                ? mended.made(known, numbers, zone)
                : null;
        return made != null ? made : type.__call__(arguments(zone, numbers));
    }

    private static PyObject[] arguments(PyObject zone, int... numbers) {
        PyObject[] arguments = new PyObject[zone == null ? numbers.length : numbers.length + 1];
        for (int i = 0; i < numbers.length; i++) {
            arguments[i] = Py.newInteger(numbers[i]);
        }
        if (zone != null) {
            arguments[numbers.length] = zone;
        }
        return arguments;
    }

    /** A {@code timedelta}, as {@code type(days, seconds, micros)} makes it. */
    public static PyObject timedelta(PyObject type, long days, long seconds, long micros) {
        PyObject made = type instanceof PyType known && known.lookup("__new__") instanceof TimeDeltaNew mended
                ? mended.made(known, days, seconds, micros)
                : null;
        return made != null
                ? made
                : type.__call__(
                        Py.newLong(days).__int__(),
                        Py.newLong(seconds).__int__(),
                        Py.newLong(micros).__int__());
    }
}
