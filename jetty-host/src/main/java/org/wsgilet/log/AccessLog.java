package org.wsgilet.log;

import java.util.Set;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** One line a request: in one of the formats of Apache and gunicorn, in one's own, or in JSON. */
public final class AccessLog implements RequestLog, AutoCloseable {

    private static final Set<String> NAMED = Set.of("json", "common", "combined");

    private final LogFile file;
    private final RequestLog lines;

    public AccessLog(LogSettings settings) {
        boolean toFile = !settings.accessLog().equals(LogSettings.STANDARD_OUTPUT);
        file = toFile ? new LogFile(settings.accessLog(), settings.rotation(), settings.keep()) : null;
        lines = lines(settings.format(), toFile ? file::write : System.out::println);
    }

    /** @throws IllegalArgumentException says what is wrong with the format */
    static void check(String format) {
        if (!NAMED.contains(format)) {
            lines(format, line -> {});
        }
    }

    private static RequestLog lines(String format, Writer writer) {
        return switch (format) {
            case "json" -> new JsonRequestLog(writer);
            case "common" -> new CustomRequestLog(writer, CustomRequestLog.NCSA_FORMAT);
            case "combined" -> new CustomRequestLog(writer, CustomRequestLog.EXTENDED_NCSA_FORMAT);
            default -> new CustomRequestLog(writer, GunicornFormat.translated(custom(format)));
        };
    }

    private static String custom(String format) {
        if (!format.contains("%")) {
            throw new IllegalArgumentException("use common, combined, json or a format with codes such as %r");
        }
        return format;
    }

    @Override
    public void log(Request request, Response response) {
        lines.log(request, response);
    }

    public void reopen() {
        if (file != null) {
            file.reopen();
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
