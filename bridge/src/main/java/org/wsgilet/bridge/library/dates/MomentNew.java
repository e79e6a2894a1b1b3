package org.wsgilet.bridge.library.dates;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyType;

/** The {@code __new__} of {@code date}, {@code time} or {@code datetime}. */
final class MomentNew extends DateNew {

    private static final long serialVersionUID = 1;

    private static final String[] FIELDS = {"_year", "_month", "_day", "_hour", "_minute", "_second", "_microsecond"};
    private static final int[] LEAST = {1, 1, 1, 0, 0, 0, 0};
    private static final int[] MOST = {9999, 12, 31, 23, 59, 59, 999_999};
    private static final int DATE_FIELDS = 3;
    private static final int DAYS_OF_ALL_MONTHS = 28;

    private final int first;
    private final int count;
    private final int required;
    private final transient PyObject zoneClass;

    private MomentNew(PyType type, int first, int end, PyObject zoneClass) {
        super(type, slots(first, end));
        this.first = first;
        this.count = end - first;
        this.required = first == 0 ? DATE_FIELDS : 0;
        this.zoneClass = zoneClass;
    }

    private static String[] slots(int first, int end) {
        Stream<String> fields = Arrays.stream(FIELDS, first, end);
        return (end == DATE_FIELDS ? fields : Stream.concat(fields, Stream.of("_tzinfo"))).toArray(String[]::new);
    }

    static MomentNew ofDate(PyType type) {
        return new MomentNew(type, 0, DATE_FIELDS, null);
    }

    static MomentNew ofTime(PyType type, PyObject zoneClass) {
        return new MomentNew(type, DATE_FIELDS, FIELDS.length, zoneClass);
    }

    static MomentNew ofDateTime(PyType type, PyObject zoneClass) {
        return new MomentNew(type, 0, FIELDS.length, zoneClass);
    }

    @Override
    PyObject made(PyType subtype, PyObject[] arguments, String[] keywords) {
        boolean hasZone = arguments.length > count;
        if (keywords.length > 0 || arguments.length < required || hasZone && !isZone(arguments)) {
            return null;
        }
        int[] numbers = new int[count];
        for (int i = 0; i < Math.min(count, arguments.length); i++) {
            if (!isPlain(arguments[i])) {
                return null;
            }
            numbers[i] = arguments[i].asInt();
        }
        return made(subtype, numbers, hasZone ? arguments[count] : Py.None);
    }

    private boolean isZone(PyObject[] arguments) {
        return zoneClass != null
                && arguments.length == count + 1
                && (arguments[count] == Py.None || Py.isInstance(arguments[count], zoneClass));
    }

    /**
     * Null if there is no such date, or time.
     *
     * @param zone a {@code tzinfo} or {@code None}; not looked at for a date
     */
    PyObject made(PyType subtype, int[] numbers, PyObject zone) {
        PyObject[] fields = new PyObject[zoneClass == null ? count : count + 1];
        for (int i = 0; i < count; i++) {
            if (numbers[i] < LEAST[first + i] || numbers[i] > MOST[first + i]) {
                return null;
            }
            fields[i] = Py.newInteger(numbers[i]);
        }
        if (first == 0
                && numbers[2] > DAYS_OF_ALL_MONTHS
                && !YearMonth.of(numbers[0], numbers[1]).isValidDay(numbers[2])) {
            return null;
        }
        if (zoneClass != null) {
            fields[count] = zone;
        }
        return fill(subtype, fields);
    }
}
