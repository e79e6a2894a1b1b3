package org.wsgilet.cli.options;

import java.time.Duration;
import org.wsgilet.jetty.JettySettings;
import picocli.CommandLine.Option;

/** How many requests run, how long, and what a stop leaves them. */
@Subject("Requests and stops")
public final class WorkOptions {

    /** Seconds. It ends in the settings of the process, which are above the options. */
    private static final int DEFAULT_DRAIN_DELAY = 0;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "" + JettySettings.DEFAULT_THREADS,
            converter = Count.Positive.class,
            description = "How many requests run at once.")
    private int threads;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + JettySettings.DEFAULT_TIMEOUT,
            converter = Seconds.Fraction.class,
            description = "How long the application may work on a request without sending or receiving anything; then"
                    + " the client gets a 504 and the log the stack. 0: as long as it likes.")
    private Duration timeout;

    @Option(
            names = "--graceful-timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + JettySettings.DEFAULT_GRACEFUL_TIMEOUT,
            converter = Seconds.FromZero.class,
            description = "How long running requests may take to finish after SIGTERM or SIGINT.")
    private Duration gracefulTimeout;

    @Option(
            names = "--drain-delay",
            paramLabel = "SECONDS",
            defaultValue = "" + DEFAULT_DRAIN_DELAY,
            converter = Seconds.FromZero.class,
            description = "How long to go on serving after SIGTERM or SIGINT, while /readyz says 503.")
    private Duration drainDelay;

    public Duration drainDelay() {
        return drainDelay;
    }

    public JettySettings applyTo(JettySettings jetty) {
        return jetty.threads(threads).timeout(timeout).gracefulTimeout(gracefulTimeout);
    }
}
