package org.wsgilet.bridge.library.dates;

import java.time.Year;
import java.util.List;
import java.util.Locale;

/**
 * C's {@code strftime} in the locale C, with the codes and the flags {@code _ - 0 ^ #} of the GNU C library.
 *
 * @param fields the nine of a {@code struct_time}, in their ranges
 * @param zone the name of the time zone
 * @param seconds since 1970
 */
record TimeFormat(int[] fields, String zone, long seconds) {

    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final String FLAGS = "_-0^#";
    private static final int SHORT = 3;

    String format(String format) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%' || i == format.length()) {
                text.append(c);
                continue;
            }
            int start = i;
            char flag = 0;
            boolean upper = false;
            boolean swapped = false;
            while (i < format.length() - 1 && FLAGS.indexOf(format.charAt(i)) >= 0) {
                char given = format.charAt(i++);
                upper |= given == '^';
                swapped |= given == '#';
                flag = given == '^' || given == '#' ? flag : given;
            }
            int width = 0;
            while (i < format.length() - 1 && Character.isDigit(format.charAt(i))) {
                width = Math.min(1024, width * 10 + format.charAt(i++) - '0');
            }
            if (i < format.length() - 1 && (format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
                i++;
            }
            String value = value(format.charAt(i++), flag, width);
            if (value == null) {
                text.append('%').append(format, start, i); // what is no code stays
            } else {
                text.append(
                        swapped
                                ? swapped(value, format.charAt(i - 1))
                                : upper ? value.toUpperCase(Locale.ROOT) : value);
            }
        }
        return text.toString();
    }

    private static String swapped(String value, char code) {
        return code == 'p' || code == 'Z' ? value.toLowerCase(Locale.ROOT) : value.toUpperCase(Locale.ROOT);
    }

    private String value(char code, char flag, int width) {
        return switch (code) {
            case 'd', 'e' -> number(fields[2], 2, code == 'e' ? ' ' : '0', flag, width);
            case 'H', 'k' -> number(fields[3], 2, code == 'k' ? ' ' : '0', flag, width);
            case 'I', 'l' -> number(hourOf12(), 2, code == 'l' ? ' ' : '0', flag, width);
            case 'm' -> number(fields[1], 2, '0', flag, width);
            case 'M' -> number(fields[4], 2, '0', flag, width);
            case 'S' -> number(fields[5], 2, '0', flag, width);
            case 'j' -> number(fields[7], 3, '0', flag, width);
            case 'y' -> number(Math.floorMod(fields[0], 100), 2, '0', flag, width);
            case 'Y' -> number(fields[0], 1, '0', flag, width);
            case 'C' -> number(Math.floorDiv(fields[0], 100), 2, '0', flag, width);
            case 'G' -> number(isoYearAndWeek()[0], 1, '0', flag, width);
            case 'g' -> number(Math.floorMod(isoYearAndWeek()[0], 100), 2, '0', flag, width);
            case 'V' -> number(isoYearAndWeek()[1], 2, '0', flag, width);
            case 'U' -> number((yearDay() + 7 - sundayBased()) / 7, 2, '0', flag, width);
            case 'W' -> number((yearDay() + 7 - fields[6]) / 7, 2, '0', flag, width);
            case 'u' -> number(fields[6] + 1, 1, '0', flag, width);
            case 'w' -> number(sundayBased(), 1, '0', flag, width);
            case 's' -> number(seconds, 1, '0', flag, width);
            default -> padded(text(code), width);
        };
    }

    private String text(char code) {
        return switch (code) {
            case 'a' -> DAYS.get(fields[6]).substring(0, SHORT);
            case 'A' -> DAYS.get(fields[6]);
            case 'b', 'h' -> MONTHS.get(fields[1] - 1).substring(0, SHORT);
            case 'B' -> MONTHS.get(fields[1] - 1);
            case 'c' -> format("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> format("%m/%d/%y");
            case 'F' -> format("%Y-%m-%d");
            case 'T', 'X' -> format("%H:%M:%S");
            case 'R' -> format("%H:%M");
            case 'r' -> format("%I:%M:%S %p");
            case 'p' -> fields[3] < 12 ? "AM" : "PM";
            case 'P' -> fields[3] < 12 ? "am" : "pm";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'z' -> fields[8] < 0 ? "" : "+0000"; // CPython 2 does not tell C the offset
            case 'Z' -> zone;
            case '%' -> "%";
            default -> null;
        };
    }

    private static String padded(String text, int width) {
        return text == null || text.length() >= width ? text : " ".repeat(width - text.length()) + text;
    }

    private static String number(long number, int digits, char padding, char flag, int width) {
        char with = flag == '_' ? ' ' : flag == '0' ? '0' : padding;
        int length = flag == '-' ? 1 : Math.max(digits, width);
        String text = Long.toString(Math.abs(number));
        String sign = number < 0 ? "-" : "";
        String fill = String.valueOf(with).repeat(Math.max(0, length - text.length() - sign.length()));
        return with == ' ' ? fill + sign + text : sign + fill + text;
    }

    private int hourOf12() {
        int hour = fields[3] % 12;
        return hour == 0 ? 12 : hour;
    }

    private int yearDay() {
        return fields[7] - 1;
    }

    private int sundayBased() {
        return (fields[6] + 1) % 7;
    }

    /** By ISO 8601, from the day of the year and of the week alone, as C does. */
    private int[] isoYearAndWeek() {
        int year = fields[0];
        int week = isoWeek(yearDay());
        if (week < 1) {
            year--;
            week = isoWeek(yearDay() + daysOf(year));
        } else if (isoWeek(yearDay() - daysOf(year)) >= 1) {
            week = isoWeek(yearDay() - daysOf(year));
            year++;
        }
        return new int[] {year, week};
    }

    /** The week of a day; below 1 if it is of the year before. */
    private int isoWeek(int yearDay) {
        int thursday = yearDay - fields[6] + 3;
        return thursday < 0 ? 0 : thursday / 7 + 1;
    }

    private static int daysOf(int year) {
        return Year.isLeap(year) ? 366 : 365;
    }
}
