package org.wsgilet.databases.mysqldb;

import java.util.IdentityHashMap;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.imp;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.library.dates.DateTimes;

/**
 * What the functions of {@code MySQLdb.times} do with dates and times as servers write them. What looks otherwise, such
 * as a date that is zero, they get themselves.
 */
final class Times {

    private static final int DATE = "2020-01-31".length();
    private static final int TIME = "12:34:56".length();
    private static final int MICRO_DIGITS = 6;
    private static final int HOUR_SECONDS = 3600;
    private static final int MINUTE_SECONDS = 60;
    private static final int DAY_HOURS = 24;

    private final Map<PyObject, Converter> known = new IdentityHashMap<>();
    private final PyObject date;
    private final PyObject datetime;
    private final PyObject timedelta;

    Times() {
        PyObject dates = imp.importName("datetime", true);
        date = dates.__getattr__("date");
        datetime = dates.__getattr__("datetime");
        timedelta = dates.__getattr__("timedelta");
        PyObject times = imp.importName("MySQLdb", true).__findattr__("times");
        if (times != null) {
            add(times, "Date_or_None", this::date);
            add(times, "DateTime_or_None", this::datetime);
            add(times, "TimeDelta_or_None", this::timedelta);
        }
    }

    private void add(PyObject times, String name, Converter converter) {
        PyObject function = times.__findattr__(name.intern());
        if (function != null) {
            known.put(function, (data, offset, length) -> {
                PyObject value = converter.convert(data, offset, length);
                return value != null ? value : function.__call__(NativeString.of(data, offset, length));
            });
        }
    }

    /** Null if it is none of these functions. */
    Converter known(PyObject function) {
        return known.get(function);
    }

    private PyObject date(byte[] data, int offset, int length) {
        if (length != DATE || !isDate(data, offset)) {
            return null;
        }
        return make(date, null, value(data, offset, 4), value(data, offset + 5, 2), value(data, offset + 8, 2));
    }

    private PyObject datetime(byte[] data, int offset, int length) {
        int time = offset + DATE + 1;
        int fraction = length - DATE - 1 - TIME;
        if (fraction < 0 || !isDate(data, offset) || !isTime(data, time) || !isFraction(data, time + TIME, fraction)) {
            return null;
        }
        return make(
                datetime,
                Py.None,
                value(data, offset, 4),
                value(data, offset + 5, 2),
                value(data, offset + 8, 2),
                value(data, time, 2),
                value(data, time + 3, 2),
                value(data, time + 6, 2),
                micros(data, time + TIME, fraction));
    }

    private PyObject timedelta(byte[] data, int offset, int length) {
        long sign = length > 0 && data[offset] == '-' ? -1 : 1;
        int begin = sign < 0 ? offset + 1 : offset;
        int colon = begin;
        while (colon < offset + length && data[colon] != ':') {
            colon++;
        }
        int hourDigits = colon - begin;
        int fraction = offset + length - colon - TIME + 2;
        if (hourDigits < 1
                || hourDigits > 3
                || fraction < 0
                || !isDigits(data, begin, hourDigits)
                || !isDigits(data, colon + 1, 2)
                || data[colon + 3] != ':'
                || !isDigits(data, colon + 4, 2)
                || !isFraction(data, colon + 6, fraction)) {
            return null;
        }
        int hours = value(data, begin, hourDigits);
        int seconds = hours % DAY_HOURS * HOUR_SECONDS
                + value(data, colon + 1, 2) * MINUTE_SECONDS
                + value(data, colon + 4, 2);
        return DateTimes.timedelta(
                timedelta, sign * (hours / DAY_HOURS), sign * seconds, sign * micros(data, colon + 6, fraction));
    }

    private static boolean isDate(byte[] data, int at) {
        return isDigits(data, at, 4)
                && data[at + 4] == '-'
                && isDigits(data, at + 5, 2)
                && data[at + 7] == '-'
                && isDigits(data, at + 8, 2);
    }

    /** Null if there is no such date, or time. */
    private static PyObject make(PyObject type, PyObject zone, int... numbers) {
        try {
            return DateTimes.moment(type, zone, numbers);
        } catch (PyException e) {
            if (!e.match(Py.ValueError)) {
                throw e;
            }
            return null;
        }
    }

    private static boolean isTime(byte[] data, int at) {
        return isDigits(data, at, 2)
                && data[at + 2] == ':'
                && isDigits(data, at + 3, 2)
                && data[at + 5] == ':'
                && isDigits(data, at + 6, 2);
    }

    /** Whether there is nothing, or a point and digits. */
    private static boolean isFraction(byte[] data, int at, int length) {
        return length == 0
                || length >= 2 && length <= MICRO_DIGITS + 1 && data[at] == '.' && isDigits(data, at + 1, length - 1);
    }

    private static int micros(byte[] data, int at, int length) {
        int micros = length == 0 ? 0 : value(data, at + 1, length - 1);
        for (int digits = Math.max(0, length - 1); digits < MICRO_DIGITS; digits++) {
            micros *= 10;
        }
        return micros;
    }

    private static boolean isDigits(byte[] data, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (data[i] < '0' || data[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int value(byte[] data, int at, int length) {
        int value = 0;
        for (int i = at; i < at + length; i++) {
            value = 10 * value + data[i] - '0';
        }
        return value;
    }
}
