package org.wsgilet.jetty;

import java.nio.file.Path;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.RequestLogWriter;

/** One line a request in the combined format of Apache, which gunicorn writes too. */
final class AccessLog {

    private AccessLog() {}

    static RequestLog to(Path file) {
        return new CustomRequestLog(writer(file), CustomRequestLog.EXTENDED_NCSA_FORMAT);
    }

    private static RequestLog.Writer writer(Path file) {
        if (file.equals(LogSettings.STANDARD_OUTPUT)) {
            return System.out::println;
        }
        RequestLogWriter writer = new RequestLogWriter(file.toString());
        writer.setAppend(true);
        writer.setRetainDays(0); // never deletes a log
        return writer;
    }
}
