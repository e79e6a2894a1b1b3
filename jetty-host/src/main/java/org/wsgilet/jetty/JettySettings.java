package org.wsgilet.jetty;

import java.time.Duration;
import java.util.List;

/**
 * How the host serves. Immutable: each method returns changed settings.
 *
 * @param binds at least one address
 * @param threads how many requests run at once, at least 1
 * @param contextPath "" or {@code /name}: where the application is mounted, its SCRIPT_NAME
 * @param log what is written down
 * @param gracefulTimeout how long a stop waits for running requests
 * @param staticFiles null for none
 */
public record JettySettings(
        List<Bind> binds,
        int threads,
        String contextPath,
        LogSettings log,
        Duration gracefulTimeout,
        StaticFiles staticFiles) {

    public static final int DEFAULT_THREADS = 16;
    public static final Duration DEFAULT_GRACEFUL_TIMEOUT = Duration.ofSeconds(30);

    public JettySettings {
        binds = List.copyOf(binds);
        if (binds.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ": at least 1 is needed");
        }
        if (!contextPath.isEmpty() && (!contextPath.startsWith("/") || contextPath.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "the context path '" + contextPath + "' must start with a slash and not end with one");
        }
    }

    public static JettySettings on(List<Bind> binds) {
        return new JettySettings(binds, DEFAULT_THREADS, "", LogSettings.NONE, DEFAULT_GRACEFUL_TIMEOUT, null);
    }

    public JettySettings threads(int number) {
        return new JettySettings(binds, number, contextPath, log, gracefulTimeout, staticFiles);
    }

    public JettySettings contextPath(String path) {
        return new JettySettings(binds, threads, path, log, gracefulTimeout, staticFiles);
    }

    public JettySettings log(LogSettings changed) {
        return new JettySettings(binds, threads, contextPath, changed, gracefulTimeout, staticFiles);
    }

    public JettySettings gracefulTimeout(Duration timeout) {
        return new JettySettings(binds, threads, contextPath, log, timeout, staticFiles);
    }

    public JettySettings staticFiles(StaticFiles files) {
        return new JettySettings(binds, threads, contextPath, log, gracefulTimeout, files);
    }
}
