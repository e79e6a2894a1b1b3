package org.wsgilet.testing;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.jars.Jars;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.limits.BodySettings;
import org.wsgilet.limits.Limits;
import org.wsgilet.listen.Bind;
import org.wsgilet.listen.ListenException;
import org.wsgilet.tls.TlsException;

/**
 * A Python application on a real server for the tests of one class, on a free port of 127.0.0.1. Bodies may have any length.
 * What the application and the server log is kept, and printed only when a test fails. {@link WsgiTest} is the short form.
 *
 * <pre>
 * &#64;RegisterExtension
 * static WsgiServer server = WsgiServer.of("app:application").chdir(Path.of("src/main/python"));
 * </pre>
 *
 * <p>A field that is not static has a server for each test. Once a server has started, it changes no more.
 */
public final class WsgiServer
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final CapturedLog log = new CapturedLog();
    private WsgiSettings wsgi;
    private JettySettings jetty = JettySettings.on(List.of(Bind.tcp("127.0.0.1", 0)))
            .limits(Limits.DEFAULT.body(BodySettings.DEFAULT.max(0)))
            .gracefulTimeout(Duration.ofSeconds(5));
    private List<Path> jars = List.of();
    private JettyHost host;
    private boolean started;
    private URI base;

    /** JUnit calls again for each nested class: the server is the outermost one's. */
    private ExtensionContext testClass;

    /** Whether it is the server of one test, which no static field holds. */
    private boolean isOfTest;

    private WsgiServer(String application) {
        this.wsgi = WsgiSettings.of(application).output(log.stream());
    }

    /** @param application in one of the forms of {@code wsgilet serve} */
    public static WsgiServer of(String application) {
        return new WsgiServer(application);
    }

    /** The working directory of the application and first place to look for modules; else that of the JVM. */
    public WsgiServer chdir(Path directory) {
        return wsgi(settings -> settings.chdir(directory));
    }

    /** Further folders to look for modules. */
    public WsgiServer pythonPath(Path... folders) {
        return wsgi(settings -> settings.pythonPath(folders));
    }

    /** A variable in {@code os.environ}. */
    public WsgiServer env(String name, String value) {
        requireNonNull(value, () -> "the value of " + name + " is null");
        return wsgi(settings -> settings.env(name, value));
    }

    /** Where the application is mounted: "" or {@code /name}. */
    public WsgiServer contextPath(String path) {
        return jetty(settings -> settings.contextPath(path));
    }

    /** How many requests run at once. */
    public WsgiServer threads(int number) {
        return jetty(settings -> settings.threads(number));
    }

    /** Changes whatever else the application can be told, such as {@code settings -> settings.requestIds(true)}. */
    public WsgiServer settings(UnaryOperator<WsgiSettings> change) {
        return wsgi(change);
    }

    /**
     * An attribute of the {@link jakarta.servlet.ServletContext}, where Python finds the beans of a web application.
     */
    public WsgiServer attribute(String name, Object value) {
        requireNonNull(name, "the name of an attribute is null");
        return jetty(settings -> settings.context(context -> context.setAttribute(name, value)));
    }

    /** An init-param of the {@link jakarta.servlet.ServletContext}. */
    public WsgiServer initParam(String name, String value) {
        requireNonNull(name, "the name of an init-param is null");
        return jetty(settings -> settings.context(context -> context.setInitParameter(name, value)));
    }

    /** A filter before the application; the first one that is added gets requests first. */
    public WsgiServer filter(Filter filter) {
        requireNonNull(filter, "filter is null");
        return jetty(settings -> settings.context(
                context -> context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST))));
    }

    /** Sessions in memory, as a web application has them: for {@code wsgilet_servlets.session}. */
    public WsgiServer sessions() {
        return jetty(settings -> settings.context(context -> context.setSessionHandler(new SessionHandler())));
    }

    /**
     * Jars with Java classes for import, beside those of the class path.
     *
     * @param files of which the classes stay until the JVM ends
     */
    public WsgiServer jars(Path... files) {
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("there is no jar " + file.toAbsolutePath());
            }
        }
        requireStarted(false);
        jars = List.of(files);
        return this;
    }

    private WsgiServer wsgi(UnaryOperator<WsgiSettings> change) {
        requireStarted(false);
        wsgi = requireNonNull(change.apply(wsgi), "the changed settings are null");
        return this;
    }

    private WsgiServer jetty(UnaryOperator<JettySettings> change) {
        requireStarted(false);
        jetty = change.apply(jetty);
        return this;
    }

    private void requireStarted(boolean wanted) {
        if (started != wanted) {
            throw new IllegalStateException("the server of " + wsgi.application()
                    + (started
                            ? " has started: it changes no more"
                            : " does not run: it is a field with @RegisterExtension, or start() starts it"));
        }
    }

    /** Starts without JUnit; {@link #close()} stops. */
    public WsgiServer start() {
        requireStarted(false);
        log.begin();
        started = true;
        log.own(this::serve);
        return this;
    }

    private void serve() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            Jars.use(jars);
            host = new JettyHost(jetty);
            host.bind();
            host.start(WsgiApplication.load(wsgi));
        } catch (LoadException e) {
            close();
            throw new IllegalStateException((e.traceback() + "\n" + e.getMessage() + "\n" + log.text()).strip(), e);
        } catch (ListenException | TlsException e) {
            close();
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
        base = host.uris().get(0);
    }

    public int port() {
        requireStarted(true);
        return base.getPort();
    }

    /** The address of the application's root, without a slash at its end. */
    public URI uri() {
        requireStarted(true);
        return URI.create(base + jetty.contextPath());
    }

    /** @param path raw path below the application's root, with the query, such as {@code /notes?page=2} */
    public URI uri(String path) {
        requireStarted(true);
        if (!path.isEmpty() && !path.startsWith("/") && !path.startsWith("?")) {
            throw new IllegalArgumentException("the path '" + path + "' does not start with a slash");
        }
        return URI.create(base + jetty.contextPath() + path);
    }

    /**
     * What a GET is answered with, as text. Redirects are not followed.
     *
     * @param path as for {@link #uri(String)}
     */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    /**
     * What a POST is answered with, as text.
     *
     * @param path as for {@link #uri(String)}
     * @param contentType of the body, such as {@code application/json}
     */
    public HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Content-Type", contentType);
        return CLIENT.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** A client for other requests, with cookies of its own; it does not follow redirects. */
    public HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /** What the application and the server have logged and printed so far. */
    public String log() {
        return log.text();
    }

    @Override
    public void close() {
        if (!started) {
            return; // JUnit calls again for a server that did not start
        }
        started = false;
        if (host != null) {
            host.close();
        }
        log.end();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (testClass == null) {
            testClass = context;
            start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (testClass == null) {
            isOfTest = true;
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println(
                    "Log of " + wsgi.application() + " until " + context.getDisplayName() + " failed:\n" + log.text());
        }
        if (isOfTest) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context == testClass) {
            close();
        }
    }
}
