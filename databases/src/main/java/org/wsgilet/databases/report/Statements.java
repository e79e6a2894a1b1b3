package org.wsgilet.databases.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long statements take, by their text without values. Counts nothing until somebody asks. Safe for use by many
 * threads.
 */
public final class Statements {

    private static final int MAX_STATEMENTS = 200;
    private static final int MAX_KNOWN = 1000;
    private static final String OTHERS = "(others)";

    /** What counts as one statement. */
    private record Key(String database, String text) {}

    /** Times in milliseconds. */
    record Summary(String database, String text, long count, double total, double longest) {}

    private static final class Times {
        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

        void add(long time) {
            count.increment();
            nanos.add(time);
            longest.accumulate(time);
        }
    }

    private static final Map<Key, Times> statements = new ConcurrentHashMap<>();

    /** By their text as it came, so that it is not read each time. */
    private static final Map<Key, Times> known = new ConcurrentHashMap<>();

    private static volatile boolean counting;

    private Statements() {}

    static void begin() {
        counting = true;
    }

    /** To be called before a statement runs, and its value handed on to {@link #ran}. */
    public static long start() {
        return counting ? System.nanoTime() : 0;
    }

    /**
     * Counts a statement.
     *
     * @param sql as the application has written it, with place holders where the database has them
     * @param start of {@link #start()}
     */
    public static void ran(Dialect dialect, String sql, long start) {
        if (start != 0) {
            times(dialect, new Key(dialect.title, sql)).add(System.nanoTime() - start);
        }
    }

    private static Times times(Dialect dialect, Key key) {
        Times times = known.get(key);
        if (times != null) {
            return times;
        }
        Key statement = new Key(key.database(), SqlText.of(key.text(), dialect));
        times = statements.get(statement);
        if (times == null) {
            Key counted = statements.size() < MAX_STATEMENTS ? statement : new Key(key.database(), OTHERS);
            times = statements.computeIfAbsent(counted, unknown -> new Times());
        }
        if (dialect.hasPlaceholders && known.size() < MAX_KNOWN && key.text().length() < SqlText.MAX_LENGTH) {
            known.put(key, times);
        }
        return times;
    }

    /** Those on which most time was spent. */
    static List<Summary> slowest(int number) {
        return all().stream()
                .sorted(Comparator.comparingDouble(Summary::total).reversed())
                .limit(number)
                .toList();
    }

    static List<Summary> all() {
        return statements.entrySet().stream()
                .map(entry -> summary(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Summary summary(Key key, Times times) {
        return new Summary(
                key.database(), key.text(), times.count.sum(), millis(times.nanos.sum()), millis(times.longest.get()));
    }

    private static double millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
    }
}
