package org.wsgilet.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ArrayList;
import java.util.List;

/** Keeps the root logger off the console while servers capture the log. */
final class ConsoleLog {

    private static final List<Appender<ILoggingEvent>> detached = new ArrayList<>();
    private static int silences;

    private ConsoleLog() {}

    static synchronized void silence(Logger root) {
        silences++;
        root.iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof ConsoleAppender) {
                detached.add(appender);
            }
        });
        detached.forEach(root::detachAppender);
    }

    static synchronized void restore(Logger root) {
        silences--;
        if (silences == 0) {
            detached.forEach(root::addAppender);
            detached.clear();
        }
    }
}
