package org.wsgilet.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Takes what is logged, through Logback, and what the application prints, between {@link #begin()} and {@link #end()}.
 * Of several servers at once, each takes what its own threads log, and what threads of none do.
 */
final class CapturedLog {

    private static final String PATTERN = "[%level] %msg%n%ex";

    /** Unconfigured, Logback logs everything, and these have a lot to say. */
    private static final List<String> TALKATIVE = List.of("org.eclipse.jetty", "io.netty");

    /** Of the server that has started the thread, or a thread that has started it. */
    private static final InheritableThreadLocal<CapturedLog> OF_THREAD = new InheritableThreadLocal<>();

    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

    /** Marks the threads that a server starts, in its start. */
    void own(Runnable start) {
        CapturedLog before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            start.run();
        } finally {
            OF_THREAD.set(before);
        }
    }

    private boolean isOfOther() {
        CapturedLog own = OF_THREAD.get();
        return own != null && own != this;
    }

    /** Takes what the application prints. */
    OutputStream stream() {
        return captured;
    }

    void begin() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(captured);
        appender.addFilter(new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return isOfOther() ? FilterReply.DENY : FilterReply.NEUTRAL;
            }
        });
        appender.start();
        TALKATIVE.forEach(name -> quieten(context.getLogger(name)));
        ConsoleLog.silence(root(context));
        root(context).addAppender(appender);
    }

    void end() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root(context).detachAppender(appender);
        ConsoleLog.restore(root(context));
        appender.stop();
    }

    private static void quieten(Logger logger) {
        if (logger.getLevel() == null) {
            logger.setLevel(Level.WARN);
        }
    }

    String text() {
        return captured.toString(UTF_8);
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
