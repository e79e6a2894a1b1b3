package org.wsgilet.cli.options;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import java.util.Locale;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.SubstituteLoggerFactory;
import org.wsgilet.log.LogFormat;

/** How much the command logs to standard error. */
public enum LogLevel {
    DEBUG(Level.DEBUG, Level.DEBUG),
    INFO(Level.INFO, Level.WARN),
    WARNING(Level.WARN, Level.WARN),
    ERROR(Level.ERROR, Level.ERROR);

    static final String DEFAULT = "info";

    /** They warn of malformed requests, of which clients can send any number. */
    private static final List<String> REQUEST_PARSERS =
            List.of("org.eclipse.jetty.http", "org.eclipse.jetty.util.HostPort");

    private final Level own;
    private final Level jetty;

    LogLevel(Level own, Level jetty) {
        this.own = own;
        this.jetty = jetty;
    }

    /** Configured here, not by a file on the class path, which would take over the logging of every user of our jar. */
    public void configure(LogFormat format) {
        LoggerContext context = context();
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(format.encoder(context));
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(own);
        context.getLogger("org.eclipse.jetty").setLevel(jetty);
        for (String parser : REQUEST_PARSERS) {
            context.getLogger(parser).setLevel(this == DEBUG ? Level.DEBUG : Level.ERROR);
        }
    }

    /** SLF4J gives out another one while a thread that logs before us has it look for Logback. */
    private static LoggerContext context() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        while (factory instanceof SubstituteLoggerFactory) {
            Thread.onSpinWait();
            factory = LoggerFactory.getILoggerFactory();
        }
        return (LoggerContext) factory;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
