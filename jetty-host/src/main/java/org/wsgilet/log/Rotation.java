package org.wsgilet.log;

import ch.qos.logback.core.util.FileSize;
import java.util.Locale;

/**
 * When a log file is put aside under a name with the date, and a new one begun.
 *
 * @param datePattern of the names, and with it how long a file is written to; null for one file for ever
 * @param maxSize in bytes; 0 for any size
 */
public record Rotation(String datePattern, long maxSize) {

    public static final Rotation NONE = new Rotation(null, 0);

    /** What is read as {@link #NONE}. */
    public static final String NEVER = "none";

    private static final String DAY = "yyyy-MM-dd";
    private static final String HOUR = "yyyy-MM-dd_HH";

    /**
     * @param text {@code daily}, {@code hourly}, or a size such as {@code 100MB}, which rotates each day, too
     * @throws IllegalArgumentException says what is wrong
     */
    public static Rotation parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case NEVER -> NONE;
            case "daily" -> new Rotation(DAY, 0);
            case "hourly" -> new Rotation(HOUR, 0);
            default -> new Rotation(DAY, size(text));
        };
    }

    private static long size(String text) {
        long size;
        try {
            size = FileSize.valueOf(text).getSize();
        } catch (IllegalArgumentException e) {
            size = 0;
        }
        if (size < 1) {
            throw new IllegalArgumentException("use daily, hourly or a size such as 100MB");
        }
        return size;
    }
}
