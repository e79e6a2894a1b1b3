package org.wsgilet.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of lines, each on disk at once, with rotation by Logback. Safe for use by many threads. */
public final class LogFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogFile.class);

    /** Between two attempts to open a file that could not be opened. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FileAppender<String> appender;

    /** Null without rotation. */
    private final TimeBasedRollingPolicy<String> policy;

    private long lastAttempt;
    private long missing;
    private boolean closed;

    /** @param keep how many days (hours, if it rotates hourly) of rotated files stay; 0 for all */
    public LogFile(Path file, Rotation rotation, int keep) {
        ContextBase context = new ContextBase();
        appender = rotation.equals(Rotation.NONE) ? new FileAppender<>() : new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(new Lines());
        if (appender instanceof RollingFileAppender<String> rolling) {
            policy = policy(file, rotation);
            policy.setContext(context);
            policy.setMaxHistory(keep);
            policy.setParent(rolling);
            policy.start();
            rolling.setRollingPolicy(policy);
        } else {
            policy = null;
        }
        appender.start();
        if (!appender.isStarted()) {
            throw new UncheckedIOException(
                    new IOException("cannot write to the log file " + file + ": check its permissions."));
        }
    }

    private static TimeBasedRollingPolicy<String> policy(Path file, Rotation rotation) {
        String name = file.toString().replace("%", "\\%") + ".%d{" + rotation.datePattern() + "}";
        if (rotation.maxSize() == 0) {
            TimeBasedRollingPolicy<String> policy = new TimeBasedRollingPolicy<>();
            policy.setFileNamePattern(name);
            return policy;
        }
        SizeAndTimeBasedRollingPolicy<String> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setFileNamePattern(name + ".%i");
        policy.setMaxFileSize(new FileSize(rotation.maxSize()));
        return policy;
    }

    public synchronized void write(String line) {
        if (isOpen()) {
            appender.doAppend(line);
        } else {
            missing++;
        }
    }

    private boolean isOpen() {
        if (!appender.isStarted() && !closed && System.nanoTime() - lastAttempt > RETRY_NANOS) {
            open();
        }
        return appender.isStarted();
    }

    private void open() {
        if (policy != null) {
            policy.start(); // the appender has stopped it with itself
        }
        appender.start();
        lastAttempt = System.nanoTime();
        if (!appender.isStarted()) {
            log.error("{} cannot be opened: check its folder. {} lines are missing", appender.getFile(), missing);
        } else if (missing > 0) {
            log.warn("{} is open again; {} lines are missing", appender.getFile(), missing);
            missing = 0;
        }
    }

    /** Goes on in a new file of the same name, after a tool such as logrotate has moved the old one. */
    public synchronized void reopen() {
        appender.stop();
        open();
    }

    @Override
    public synchronized void close() {
        closed = true;
        appender.stop();
    }

    private static final class Lines extends EncoderBase<String> {
        @Override
        public byte[] headerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] encode(String line) {
            return (line + "\n").getBytes(UTF_8);
        }

        @Override
        public byte[] footerBytes() {
            return new byte[0];
        }
    }
}
