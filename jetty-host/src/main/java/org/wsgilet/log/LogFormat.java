package org.wsgilet.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.util.Locale;

/** How a message of the server or of the application looks. */
public enum LogFormat {
    /** A line for people, with a traceback below it. */
    TEXT {
        @Override
        public Encoder<ILoggingEvent> encoder(LoggerContext context) {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(context);
            encoder.setPattern(PATTERN);
            encoder.start();
            return encoder;
        }
    },
    /** A JSON object on one line, for collectors of logs. */
    JSON {
        @Override
        public Encoder<ILoggingEvent> encoder(LoggerContext context) {
            return new JsonEncoder();
        }
    };

    public static final String DEFAULT = "text";

    /** As gunicorn's, with the thread in the place of the process. */
    private static final String PATTERN =
            "[%d{yyyy-MM-dd HH:mm:ss Z}] [%thread] [%level] [%logger{36}] %replace(%X{request_id} ){'^ $',''}%msg%n%ex";

    public abstract Encoder<ILoggingEvent> encoder(LoggerContext context);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
