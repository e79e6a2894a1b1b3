package org.wsgilet.jetty;

import java.time.Duration;
import java.util.List;
import org.wsgilet.content.ContentSettings;
import org.wsgilet.limits.Limits;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import org.wsgilet.log.LogSettings;

/**
 * How the host serves. Immutable: each method returns changed settings.
 *
 * @param addresses where it listens
 * @param threads how many requests run at once, at least 1
 * @param contextPath "" or {@code /name}: where the application is mounted, its SCRIPT_NAME
 * @param limits for clients
 * @param log what is written down
 * @param timeout how long an application may neither send nor receive anything; zero for any time
 * @param gracefulTimeout how long a stop waits for running requests
 * @param content what it does to responses beside running the application
 */
public record JettySettings(
        AddressSettings addresses,
        int threads,
        String contextPath,
        Limits limits,
        LogSettings log,
        Duration timeout,
        Duration gracefulTimeout,
        ContentSettings content) {

    public static final int DEFAULT_THREADS = 16;
    /** After which proxies and load balancers have given up on the response. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    public static final Duration DEFAULT_GRACEFUL_TIMEOUT = Duration.ofSeconds(30);

    public JettySettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ": at least 1 is needed");
        }
        if (!contextPath.isEmpty() && (!contextPath.startsWith("/") || contextPath.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "the context path '" + contextPath + "' must start with a slash and not end with one");
        }
    }

    public static JettySettings on(List<Bind> binds) {
        return on(AddressSettings.on(binds));
    }

    public static JettySettings on(AddressSettings addresses) {
        return new JettySettings(
                addresses,
                DEFAULT_THREADS,
                "",
                Limits.DEFAULT,
                LogSettings.NONE,
                DEFAULT_TIMEOUT,
                DEFAULT_GRACEFUL_TIMEOUT,
                ContentSettings.NONE);
    }

    public JettySettings threads(int number) {
        return new JettySettings(addresses, number, contextPath, limits, log, timeout, gracefulTimeout, content);
    }

    public JettySettings contextPath(String path) {
        return new JettySettings(addresses, threads, path, limits, log, timeout, gracefulTimeout, content);
    }

    public JettySettings limits(Limits changed) {
        return new JettySettings(addresses, threads, contextPath, changed, log, timeout, gracefulTimeout, content);
    }

    public JettySettings log(LogSettings changed) {
        return new JettySettings(addresses, threads, contextPath, limits, changed, timeout, gracefulTimeout, content);
    }

    public JettySettings timeout(Duration changed) {
        return new JettySettings(addresses, threads, contextPath, limits, log, changed, gracefulTimeout, content);
    }

    public JettySettings gracefulTimeout(Duration changed) {
        return new JettySettings(addresses, threads, contextPath, limits, log, timeout, changed, content);
    }

    public JettySettings content(ContentSettings changed) {
        return new JettySettings(addresses, threads, contextPath, limits, log, timeout, gracefulTimeout, changed);
    }
}
