package org.wsgilet.bridge.library.dates;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.NativeString;

/**
 * The local time of one interpreter, as the functions of C's {@code time.h} tell it: its time zone can be changed,
 * where the JVM's is everyone's.
 */
public final class LocalClock {

    private static final long MILLIS = 1000;

    private volatile TimeZone zone = TimeZone.getDefault();

    /** The function {@code time.time}. */
    public static PyObject time() {
        return new Now();
    }

    /** @param name what {@code TZ} has: a name, or a rule of POSIX; null for the JVM's own */
    public void set(String name) {
        zone = name == null ? TimeZone.getDefault() : PosixTimeZone.parse(name);
    }

    /** Seconds west of UTC, without daylight saving time. */
    public int timezone() {
        return -zone.getRawOffset() / (int) MILLIS;
    }

    /** Seconds west of UTC, with daylight saving time. */
    public int altzone() {
        return timezone() - (daylight() == 0 ? 0 : (int) (zone.getDSTSavings() / MILLIS));
    }

    /** 1 if there is daylight saving time. */
    public int daylight() {
        return zone.useDaylightTime() ? 1 : 0;
    }

    /** The names of both times. */
    public String[] tzname() {
        String[] named = PosixTimeZone.names(zone);
        if (named != null) {
            return named;
        }
        return new String[] {name(false), name(daylight() != 0)};
    }

    private String name(boolean daylight) {
        String name = zone.getDisplayName(daylight, TimeZone.SHORT, Locale.ENGLISH);
        // Zones without a name have their offset for one.
        return name.startsWith("GMT") && name.length() > 3
                ? name.substring(3).replace(":00", "").replace(":", "")
                : name;
    }

    /** The nine fields of a moment, given in seconds since 1970. */
    public int[] localtime(double seconds) {
        long second = (long) Math.floor(seconds);
        boolean daylight = zone.inDaylightTime(new Date(second * MILLIS));
        long local = second + zone.getOffset(second * MILLIS) / MILLIS;
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        return new int[] {
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getDayOfWeek().getValue() - 1,
            time.getDayOfYear(),
            daylight ? 1 : 0
        };
    }

    /** The moment of nine fields, which may be out of their ranges as in C. */
    public double mktime(int[] fields) {
        long local = LocalDate.of(fields[0], 1, 1)
                                .plusMonths(fields[1] - 1L)
                                .plusDays(fields[2] - 1L)
                                .toEpochDay()
                        * 86_400
                + fields[3] * 3_600L
                + fields[4] * 60L
                + fields[5];
        long standard = local - zone.getRawOffset() / MILLIS;
        long saving = zone.useDaylightTime() ? zone.getDSTSavings() / MILLIS : 0;
        if (fields[8] > 0 && saving != 0) {
            return standard - saving;
        }
        long offset = zone.getOffset((standard - saving) * MILLIS) / MILLIS;
        boolean daylight = fields[8] != 0 && local - offset == standard - saving && saving != 0;
        return daylight ? standard - saving : local - historic(standard);
    }

    /** What a zone was off in standard time, which may be another than it is now. */
    private long historic(long standard) {
        Date date = new Date(standard * MILLIS);
        long offset = zone.getOffset(date.getTime()) / MILLIS;
        return zone.inDaylightTime(date) ? offset - zone.getDSTSavings() / MILLIS : offset;
    }

    /** A time as the codes of a format say, which is bytes. */
    public PyString strftime(String format, int[] fields) {
        String[] names = tzname();
        String name = fields[8] < 0 ? "" : names[fields[8] == 0 ? 0 : 1];
        return NativeString.of(new TimeFormat(fields, name, (long) mktime(fields)).format(format));
    }

    /** A time as {@code Sat Jun  6 16:26:11 1998}. */
    public String asctime(int[] fields) {
        return new TimeFormat(fields, "", 0).format("%a %b %e %H:%M:%S %Y");
    }
}
