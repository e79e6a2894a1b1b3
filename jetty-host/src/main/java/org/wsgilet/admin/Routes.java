package org.wsgilet.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;

/**
 * How long requests take, by method and path. A path is counted with its variable parts as {@code *}: WSGI does not say
 * what the application's own routes are. Safe for use by many threads.
 */
final class Routes implements RequestLog {

    static final long MAX_MICROS = TimeUnit.HOURS.toMicros(1);

    private static final int MAX_ROUTES = 200;
    private static final String OTHERS = "(others)";
    private static final String NOT_FOUND = "(not found)";

    /** Numbers, and what looks like a key: hexadecimal digits, UUIDs, long words with digits, encoded text. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\d+|[0-9a-fA-F]{8,}|[0-9a-fA-F-]{32,}|[^/]*%[^/]*|[^/]*\\d[^/]{19,}|[^/]{41,}");

    /** Times in milliseconds. */
    record Route(String name, long count, long errors, double mean, double p95, double max) {}

    private static final class Times {
        private final Histogram micros = new ConcurrentHistogram(MAX_MICROS, 1);
        private final LongAdder errors = new LongAdder();
    }

    private final Map<String, Times> routes = new ConcurrentHashMap<>();

    @Override
    public void log(Request request, Response response) {
        int status = response.getStatus();
        String path = request.getHttpURI().getPath();
        String name = status == HttpStatus.NOT_FOUND_404 || path == null
                ? NOT_FOUND
                : request.getMethod() + " " + pattern(path);
        Times times = routes.get(name);
        if (times == null) {
            times = routes.computeIfAbsent(routes.size() < MAX_ROUTES ? name : OTHERS, route -> new Times());
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(NanoTime.since(request.getBeginNanoTime()));
        times.micros.recordValue(Math.min(micros, MAX_MICROS));
        if (HttpStatus.isServerError(status)) {
            times.errors.increment();
        }
    }

    static String pattern(String path) {
        StringBuilder pattern = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            pattern.append(VARIABLE.matcher(segment).matches() ? "*" : segment).append('/');
        }
        pattern.setLength(pattern.length() - 1);
        return pattern.toString();
    }

    /** The slowest first. */
    List<Route> slowest(int number) {
        return routes.entrySet().stream()
                .map(entry -> route(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Route::p95).reversed())
                .limit(number)
                .toList();
    }

    private static Route route(String name, Times times) {
        Histogram micros = times.micros.copy();
        return new Route(
                name,
                micros.getTotalCount(),
                times.errors.sum(),
                micros.getMean() / 1000,
                micros.getValueAtPercentile(95) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }
}
