package org.wsgilet.databases.psycopg2;

/** Reads {@code 2020-01-31 12:34:56.789012+01:30:15 BC}, or a part of it. */
final class IsoDateTime {

    private static final int DATE_PARTS = 3;
    private static final int MICRO_DIGITS = 6;
    private static final int HOURS = 24;
    private static final int MINUTE_SECONDS = 60;
    private static final int HOUR_SECONDS = 3600;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int micros;
    boolean hasZone;
    int zoneSeconds;

    private final byte[] data;
    private int at;
    private int end;
    private boolean beforeChrist;

    IsoDateTime(byte[] data, int offset, int length) {
        this.data = data;
        this.at = offset;
        this.end = offset + length;
        if (length > 2 && data[end - 1] == 'C' && data[end - 2] == 'B') {
            beforeChrist = true;
            end -= " BC".length();
        }
    }

    boolean hasMore() {
        return at < end;
    }

    void readDate() {
        int[] parts = new int[DATE_PARTS];
        int count = 0;
        while (count < DATE_PARTS && at < end) {
            parts[count++] = number("unable to parse date");
            if (at < end) {
                byte separator = data[at++];
                if (separator != '-' && separator != ' ' && separator != 'T') {
                    throw Errors.of("DataError", "unable to parse date");
                }
            }
        }
        if (count < DATE_PARTS) {
            throw Errors.of("DataError", "unable to parse date");
        }
        year = beforeChrist ? 1 - parts[0] : parts[0];
        month = parts[1];
        day = parts[2];
    }

    private int number(String complaint) {
        int begin = at;
        int number = 0;
        for (; at < end && data[at] >= '0' && data[at] <= '9'; at++) {
            number = 10 * number + data[at] - '0';
        }
        if (at == begin) {
            throw Errors.of("DataError", complaint);
        }
        return number;
    }

    void readTime() {
        String complaint = "unable to parse time";
        hour = number(complaint) % HOURS; // 24:00
        expect(':', complaint);
        minute = number(complaint);
        expect(':', complaint);
        second = number(complaint);
        if (at < end && data[at] == '.') {
            readFraction();
        }
        if (at < end && (data[at] == '+' || data[at] == '-')) {
            readZone(data[at++] == '-' ? -1 : 1, complaint);
        }
        if (at < end) {
            throw Errors.of("DataError", complaint);
        }
        if (second >= MINUTE_SECONDS) { // a second of rounding
            minute++;
            second -= MINUTE_SECONDS;
        }
    }

    private void expect(char separator, String complaint) {
        if (at >= end || data[at++] != separator) {
            throw Errors.of("DataError", complaint);
        }
    }

    private void readFraction() {
        at++;
        int begin = at;
        micros = number("unable to parse time");
        for (int digits = at - begin; digits < MICRO_DIGITS; digits++) {
            micros *= 10;
        }
    }

    private void readZone(int sign, String complaint) {
        hasZone = true;
        int seconds = number(complaint) * HOUR_SECONDS;
        for (int unit = MINUTE_SECONDS; unit > 0 && at < end && data[at] == ':'; unit /= MINUTE_SECONDS) {
            at++;
            seconds += number(complaint) * unit;
        }
        zoneSeconds = sign * seconds;
    }
}
