package org.wsgilet.jetty;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.wsgilet.content.ContentSettings;
import org.wsgilet.limits.Limits;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import org.wsgilet.log.LogSettings;

/** How the host serves. Immutable: each method with a parameter returns changed settings. */
public final class JettySettings implements Cloneable {

    public static final int DEFAULT_THREADS = 16;

    /** Seconds after which proxies and load balancers have given up on the response. */
    public static final int DEFAULT_TIMEOUT = 60;

    /** Seconds. */
    public static final int DEFAULT_GRACEFUL_TIMEOUT = 30;

    // INVARIANT: assigned by changed() alone, before anybody sees the copy.
    private final AddressSettings addresses;
    private int threads = DEFAULT_THREADS;
    private String contextPath = "";
    private Limits limits = Limits.DEFAULT;
    private LogSettings log = LogSettings.NONE;
    private Duration timeout = Duration.ofSeconds(DEFAULT_TIMEOUT);
    private Duration gracefulTimeout = Duration.ofSeconds(DEFAULT_GRACEFUL_TIMEOUT);
    private ContentSettings content = ContentSettings.NONE;
    private Consumer<ServletContextHandler> context = handler -> {};

    private JettySettings(AddressSettings addresses) {
        this.addresses = requireNonNull(addresses, "addresses is null");
    }

    public static JettySettings on(List<Bind> binds) {
        return on(AddressSettings.on(binds));
    }

    /** @param addresses where the host listens */
    public static JettySettings on(AddressSettings addresses) {
        return new JettySettings(addresses);
    }

    public AddressSettings addresses() {
        return addresses;
    }

    public int threads() {
        return threads;
    }

    /**
     * @param number how many requests run at once
     * @throws IllegalArgumentException if it is less than 1
     */
    public JettySettings threads(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("threads is " + number + ": at least 1 is needed");
        }
        return changed(copy -> copy.threads = number);
    }

    public String contextPath() {
        return contextPath;
    }

    /**
     * @param path "" or {@code /name}: where the application is mounted, its SCRIPT_NAME
     * @throws IllegalArgumentException if it does not start with a slash, or ends with one
     */
    public JettySettings contextPath(String path) {
        if (!path.isEmpty() && (!path.startsWith("/") || path.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "the context path '" + path + "' must start with a slash and not end with one");
        }
        return changed(copy -> copy.contextPath = path);
    }

    public Limits limits() {
        return limits;
    }

    /** @param limits for clients */
    public JettySettings limits(Limits limits) {
        requireNonNull(limits, "limits is null");
        return changed(copy -> copy.limits = limits);
    }

    public LogSettings log() {
        return log;
    }

    /** @param log what is written down */
    public JettySettings log(LogSettings log) {
        requireNonNull(log, "log is null");
        return changed(copy -> copy.log = log);
    }

    public Duration timeout() {
        return timeout;
    }

    /** @param timeout how long an application may neither send nor receive anything; zero for any time */
    public JettySettings timeout(Duration timeout) {
        requireNonNull(timeout, "timeout is null");
        return changed(copy -> copy.timeout = timeout);
    }

    public Duration gracefulTimeout() {
        return gracefulTimeout;
    }

    /** @param timeout how long a stop waits for running requests */
    public JettySettings gracefulTimeout(Duration timeout) {
        requireNonNull(timeout, "timeout is null");
        return changed(copy -> copy.gracefulTimeout = timeout);
    }

    public ContentSettings content() {
        return content;
    }

    /** @param content what the host does to responses beside running the application */
    public JettySettings content(ContentSettings content) {
        requireNonNull(content, "content is null");
        return changed(copy -> copy.content = content);
    }

    public Consumer<ServletContextHandler> context() {
        return context;
    }

    /** @param change what the servlet context of the applications gets besides them, such as attributes and filters */
    public JettySettings context(Consumer<ServletContextHandler> change) {
        requireNonNull(change, "change is null");
        return changed(copy -> copy.context = context.andThen(change));
    }

    private JettySettings changed(Consumer<JettySettings> change) {
        try {
            JettySettings copy = (JettySettings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
