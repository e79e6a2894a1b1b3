package org.wsgilet.bridge.library.dates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Time zones as the variable {@code TZ} names them: {@code Europe/Berlin}, or by a rule of POSIX (IEEE 1003.1, 8.3) as
 * in {@code EST+05EDT,M4.1.0,M10.5.0}.
 */
final class PosixTimeZone {

    private static final String NAME = "([A-Za-z]{3,}|<[^>]+>)";
    private static final String OFFSET = "([+-]?\\d{1,2}(?::\\d{2}){0,2})";
    private static final Pattern RULE = Pattern.compile(":?" + NAME + OFFSET + "(?:" + NAME + OFFSET
            + "?(?:,M(\\d+)\\.(\\d)\\.(\\d)(?:/" + OFFSET + ")?,M(\\d+)\\.(\\d)\\.(\\d)(?:/" + OFFSET + ")?)?)?");
    private static final Path DATABASE = Path.of("/usr/share/zoneinfo");
    private static final int HOUR = 3_600_000;

    private PosixTimeZone() {}

    /** As in C, what is no zone is UTC. */
    static TimeZone parse(String text) {
        Matcher rule = RULE.matcher(text);
        if (rule.matches()) {
            return of(rule);
        }
        String given = text.startsWith(":") ? text.substring(1) : text;
        String name = given.startsWith("/") ? inDatabase(Path.of(given)) : given;
        TimeZone zone = TimeZone.getTimeZone(name);
        if (zone.getID().equals("GMT") && !name.equals("GMT")) {
            if (!name.isEmpty()) {
                LoggerFactory.getLogger(PosixTimeZone.class).warn("TZ={} is no time zone: UTC is taken.", name);
            }
            return TimeZone.getTimeZone("UTC");
        }
        return zone;
    }

    /** The name of a zone whose file is given, be it by a link such as {@code /etc/localtime}. */
    private static String inDatabase(Path file) {
        try {
            return DATABASE.toRealPath().relativize(file.toRealPath()).toString();
        } catch (IOException e) {
            return file.toString();
        }
    }

    /** The names that the system's database has of a zone, as Java has names of few; null if it has none. */
    static String[] names(TimeZone zone) {
        if (zone instanceof Named || zone.getID().contains("..")) {
            return null;
        }
        try {
            String file = Files.readString(DATABASE.resolve(zone.getID()), ISO_8859_1);
            int end = file.lastIndexOf('\n');
            // RFC 8536, 3.3: the last line is the rule in force.
            Matcher rule = RULE.matcher(file.substring(file.lastIndexOf('\n', end - 1) + 1, end));
            if (!rule.matches()) {
                return null;
            }
            String standard = name(rule.group(1));
            if (rule.group(3) == null) {
                return new String[] {standard, standard};
            }
            String daylight = name(rule.group(3));
            // Ireland saves in winter by the database; in Java it does so in summer, as everyone.
            boolean savesInWinter = rule.group(4) != null && millis(rule.group(4)) > millis(rule.group(2));
            return savesInWinter ? new String[] {daylight, standard} : new String[] {standard, daylight};
        } catch (IOException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static TimeZone of(Matcher rule) {
        int standard = -millis(rule.group(2));
        String name = name(rule.group(1));
        if (rule.group(3) == null) {
            return new Named(standard, name, name);
        }
        int daylight = rule.group(4) == null ? standard + HOUR : -millis(rule.group(4));
        Named zone = new Named(standard, name, name(rule.group(3)));
        boolean given = rule.group(5) != null;
        // Without a rule, that of the United States.
        begin(zone, given ? day(rule, 5) : new int[] {3, 2, 0}, given ? time(rule.group(8)) : 2 * HOUR);
        end(zone, given ? day(rule, 9) : new int[] {11, 1, 0}, given ? time(rule.group(12)) : 2 * HOUR);
        zone.setDSTSavings(daylight - standard);
        return zone;
    }

    private static int[] day(Matcher rule, int group) {
        return new int[] {
            Integer.parseInt(rule.group(group)),
            Integer.parseInt(rule.group(group + 1)),
            Integer.parseInt(rule.group(group + 2))
        };
    }

    private static void begin(SimpleTimeZone zone, int[] day, int time) {
        if (day[1] == 5) {
            zone.setStartRule(day[0] - 1, -1, day[2] + 1, time);
        } else {
            zone.setStartRule(day[0] - 1, 7 * day[1] - 6, day[2] + 1, time, true);
        }
    }

    private static void end(SimpleTimeZone zone, int[] day, int time) {
        if (day[1] == 5) {
            zone.setEndRule(day[0] - 1, -1, day[2] + 1, time);
        } else {
            zone.setEndRule(day[0] - 1, 7 * day[1] - 6, day[2] + 1, time, true);
        }
    }

    private static int time(String text) {
        return text == null ? 2 * HOUR : millis(text);
    }

    private static int millis(String offset) {
        String[] parts = offset.replaceFirst("^[+-]", "").split(":");
        int seconds = 0;
        for (int i = 0; i < 3; i++) {
            seconds = seconds * 60 + (i < parts.length ? Integer.parseInt(parts[i]) : 0);
        }
        return (offset.startsWith("-") ? -seconds : seconds) * 1000;
    }

    private static String name(String text) {
        return text.startsWith("<") ? text.substring(1, text.length() - 1) : text;
    }

    /** A zone whose names are those of the rule. */
    private static final class Named extends SimpleTimeZone {

        private static final long serialVersionUID = 1;

        private final String standard;
        private final String daylight;

        Named(int offset, String standard, String daylight) {
            super(offset, standard);
            this.standard = standard;
            this.daylight = daylight;
        }

        @Override
        public String getDisplayName(boolean isDaylight, int style, Locale locale) {
            return isDaylight ? daylight : standard;
        }
    }
}
