package org.wsgilet.bridge.library.dates;

import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyType;

/** The {@code __new__} of {@code timedelta}. */
final class TimeDeltaNew extends DateNew {

    private static final long serialVersionUID = 1;

    private static final List<String> ARGUMENTS =
            List.of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
    private static final long DAY_SECONDS = 86_400;
    private static final long SECOND_MICROS = 1_000_000;
    private static final long MOST_DAYS = 999_999_999;

    TimeDeltaNew(PyType type) {
        super(type, "_days", "_seconds", "_microseconds");
    }

    @Override
    PyObject made(PyType subtype, PyObject[] arguments, String[] keywords) {
        if (arguments.length > ARGUMENTS.size()) {
            return null;
        }
        int positional = arguments.length - keywords.length;
        long[] numbers = new long[ARGUMENTS.size()];
        for (int i = 0; i < arguments.length; i++) {
            int argument = i < positional ? i : ARGUMENTS.indexOf(keywords[i - positional]);
            boolean isTwice = i >= positional && argument < positional; // or none of them
            if (isTwice || !isPlain(arguments[i])) {
                return null;
            }
            numbers[argument] = arguments[i].asInt();
        }
        return made(
                subtype,
                numbers[0] + 7 * numbers[6],
                numbers[1] + 60 * numbers[4] + 3600 * numbers[5],
                numbers[2] + 1000 * numbers[3]);
    }

    PyObject made(PyType subtype, long days, long seconds, long micros) {
        long wholeSeconds = seconds + Math.floorDiv(micros, SECOND_MICROS);
        long wholeDays = days + Math.floorDiv(wholeSeconds, DAY_SECONDS);
        if (Math.abs(wholeDays) > MOST_DAYS) {
            throw Py.OverflowError(
                    wholeDays == (int) wholeDays
                            ? "days=" + wholeDays + "; must have magnitude <= " + MOST_DAYS
                            : "Python int too large to convert to C int");
        }
        return fill(
                subtype,
                Py.newInteger((int) wholeDays),
                Py.newInteger((int) Math.floorMod(wholeSeconds, DAY_SECONDS)),
                Py.newInteger((int) Math.floorMod(micros, SECOND_MICROS)));
    }
}
