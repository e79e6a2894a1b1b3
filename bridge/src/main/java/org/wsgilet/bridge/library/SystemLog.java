package org.wsgilet.bridge.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages to syslog, by the program {@code logger} of util-linux: the socket {@code /dev/log} takes datagrams, and the
 * JVM's Unix sockets are streams.
 */
public final class SystemLog {

    private static final Logger log = LoggerFactory.getLogger(SystemLog.class);
    private static final Path SOCKET = Path.of("/dev/log");
    private static final int SECONDS = 5;

    private SystemLog() {}

    /**
     * Sends a message; without a system log nothing happens, as in C.
     *
     * @param priority facility and severity, as RFC 3164 counts them
     */
    public static void send(int priority, String ident, String message) {
        if (!Files.exists(SOCKET)) {
            return;
        }
        try {
            Process logger = new ProcessBuilder("logger", "-p", name(priority), "-t", text(ident), "--", text(message))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!logger.waitFor(SECONDS, TimeUnit.SECONDS)) {
                logger.destroy();
            }
        } catch (IOException e) {
            log.warn("no message reaches the system log: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String name(int priority) {
        return (priority >> 3) + "." + (priority & 7);
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8).replace('\0', ' ');
    }
}
