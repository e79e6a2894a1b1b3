package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyObject;
import org.wsgilet.bridge.library.dates.DateTimes;

/** The typecasters of dates and times, which are in ISO style. */
final class DateTimeCasts {

    private static final int MAX_YEAR = 9999;
    private static final double MINUTE_SECONDS = 60;

    private DateTimeCasts() {}

    static PyObject date(byte[] data, int offset, int length, Cursor cursor) {
        PyObject type = Psycopg2.of(cursor).date;
        PyObject infinite = infinite(type, data, offset, length);
        if (infinite != null) {
            return infinite;
        }
        IsoDateTime text = new IsoDateTime(data, offset, length);
        text.readDate();
        return DateTimes.moment(type, null, Math.min(text.year, MAX_YEAR), text.month, text.day);
    }

    static PyObject timestamp(byte[] data, int offset, int length, Cursor cursor) {
        PyObject infinite = infinite(Psycopg2.of(cursor).datetime, data, offset, length);
        return infinite == null ? finiteTimestamp(data, offset, length, cursor) : infinite;
    }

    static PyObject timestampWithZone(byte[] data, int offset, int length, Cursor cursor) {
        PyObject infinite = infinite(Psycopg2.of(cursor).datetime, data, offset, length);
        if (infinite == null) {
            return finiteTimestamp(data, offset, length, cursor);
        }
        PyObject zone = zone(cursor, 0);
        return zone == Py.None ? infinite : infinite.invoke("replace", new PyObject[] {zone}, new String[] {"tzinfo"});
    }

    /** The largest or the smallest value of a type for infinity, which Python has not; null for others. */
    private static PyObject infinite(PyObject type, byte[] data, int offset, int length) {
        int begin = length > 0 && data[offset] == '-' ? offset + 1 : offset;
        if (length == 0 || data[begin] != 'i') {
            return null;
        }
        return type.__getattr__(begin == offset ? "max" : "min");
    }

    private static PyObject finiteTimestamp(byte[] data, int offset, int length, Cursor cursor) {
        IsoDateTime text = new IsoDateTime(data, offset, length);
        text.readDate();
        if (text.hasMore()) {
            text.readTime();
        }
        int year = Math.min(text.year, MAX_YEAR);
        PyObject zone = text.hasZone ? zone(cursor, text.zoneSeconds) : Py.None;
        return DateTimes.moment(
                Psycopg2.of(cursor).datetime,
                zone,
                year,
                text.month,
                text.day,
                text.hour,
                text.minute,
                text.second,
                text.micros);
    }

    static PyObject time(byte[] data, int offset, int length, Cursor cursor) {
        IsoDateTime text = new IsoDateTime(data, offset, length);
        text.readTime();
        PyObject zone = text.hasZone ? zone(cursor, text.zoneSeconds) : Py.None;
        return DateTimes.moment(Psycopg2.of(cursor).time, zone, text.hour, text.minute, text.second, text.micros);
    }

    private static PyObject zone(Cursor cursor, int seconds) {
        long minutes = Math.round(Math.abs(seconds) / MINUTE_SECONDS); // half of one goes away from zero
        return cursor == null ? Py.None : cursor.zone((int) (seconds < 0 ? -minutes : minutes));
    }

    static PyObject interval(byte[] data, int offset, int length, Cursor cursor) {
        Interval interval = Interval.parse(Typecaster.latin1(data, offset, length));
        return DateTimes.timedelta(
                Psycopg2.of(cursor).timedelta, interval.days(), interval.seconds(), interval.micros());
    }
}
