package org.wsgilet.databases.psycopg2;

import java.math.BigInteger;
import org.python.core.Py;

/**
 * An interval in PostgreSQL's own style, {@code 1 year 2 mons -3 days +04:05:06.789}. As in psycopg2 a year has 365
 * days and a month 30.
 */
record Interval(long days, long seconds, long micros) {

    private static final int YEAR_DAYS = 365;
    private static final int MONTH_DAYS = 30;
    private static final int HOUR_SECONDS = 3600;
    private static final int MINUTE_SECONDS = 60;
    private static final int MICRO_DIGITS = 6;

    static Interval parse(String text) {
        if (text.startsWith("P")) {
            throw Errors.of("NotSupportedError", "iso_8601 intervalstyle currently not supported");
        }
        long days = 0;
        String time = "";
        String[] words = text.split(" ");
        int i = 0;
        for (; i + 1 < words.length; i += 2) {
            days += number(words[i], text) * unitDays(words[i + 1]);
        }
        if (i < words.length) {
            time = words[i];
        }
        if (time.indexOf(':') >= 0) {
            return ofTime(days, time, text);
        }
        return time.isEmpty() ? new Interval(days, 0, 0) : ofMicros(time, days, text);
    }

    private static long unitDays(String unit) {
        return switch (unit.charAt(0)) {
            case 'y' -> YEAR_DAYS;
            case 'm' -> MONTH_DAYS;
            default -> 1;
        };
    }

    private static Interval ofTime(long days, String time, String text) {
        long sign = time.startsWith("-") ? -1 : 1;
        String[] parts = time.replaceFirst("^[+-]", "").split(":");
        long seconds = number(parts[0], text) * HOUR_SECONDS + number(parts[1], text) * MINUTE_SECONDS;
        long micros = 0;
        if (parts.length > 2) {
            String[] fraction = parts[2].split("\\.");
            seconds += number(fraction[0], text);
            micros = fraction.length > 1 ? micros(fraction[1], text) : 0;
        }
        return new Interval(days, sign * seconds, sign * micros);
    }

    private static long micros(String digits, String text) {
        number(digits, text);
        return Math.round(Double.parseDouble("0." + digits) * Math.pow(10, MICRO_DIGITS));
    }

    /** A number of microseconds, which RedShift sends. */
    private static Interval ofMicros(String number, long days, String text) {
        try {
            return new Interval(days, 0, new BigInteger(number).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw Py.OverflowError("interval component too big: " + text);
        }
    }

    private static long number(String digits, String text) {
        long number;
        try {
            number = Long.parseLong(digits.startsWith("+") ? digits.substring(1) : digits);
        } catch (NumberFormatException e) {
            throw Py.OverflowError("interval component too big: " + text);
        }
        if (Math.abs(number) > Integer.MAX_VALUE) {
            throw Py.OverflowError("interval component too big: " + text);
        }
        return number;
    }
}
