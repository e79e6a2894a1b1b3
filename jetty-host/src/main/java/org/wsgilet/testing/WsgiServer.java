package org.wsgilet.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.limits.BodySettings;
import org.wsgilet.limits.Limits;
import org.wsgilet.listen.Bind;
import org.wsgilet.listen.BindException;
import org.wsgilet.tls.TlsException;

/**
 * A Python application on a real server for the tests of one class, on a free port of 127.0.0.1. Bodies may have any length. What the application
 * and the server log is kept, and printed only when a test fails.
 *
 * <pre>
 * &#64;RegisterExtension
 * static WsgiServer server = WsgiServer.of("app:application").chdir(Path.of("src/main/python"));
 * </pre>
 */
public final class WsgiServer
        implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final CapturedLog log = new CapturedLog();
    private WsgiSettings wsgi;
    private JettySettings jetty = JettySettings.on(List.of(Bind.tcp("127.0.0.1", 0)))
            .limits(Limits.DEFAULT.body(BodySettings.DEFAULT.max(0)))
            .gracefulTimeout(Duration.ofSeconds(5));
    private JettyHost host;
    private URI base;

    /** JUnit calls again for each nested class: the server is the outermost one's. */
    private ExtensionContext testClass;

    private WsgiServer(String application) {
        this.wsgi = WsgiSettings.of(application).output(log.stream());
    }

    /** @param application in one of the forms of {@code wsgilet serve} */
    public static WsgiServer of(String application) {
        return new WsgiServer(application);
    }

    /** The working directory of the application and first place to look for modules; else that of the JVM. */
    public WsgiServer chdir(Path directory) {
        wsgi = wsgi.chdir(directory);
        return this;
    }

    public WsgiServer pythonPath(Path... folders) {
        wsgi = wsgi.pythonPath(folders);
        return this;
    }

    public WsgiServer env(String name, String value) {
        wsgi = wsgi.env(name, value);
        return this;
    }

    /** Where the application is mounted: "" or {@code /name}. */
    public WsgiServer contextPath(String path) {
        jetty = jetty.contextPath(path);
        return this;
    }

    public WsgiServer threads(int number) {
        jetty = jetty.threads(number);
        return this;
    }

    /** Starts without JUnit; {@link #close()} stops. */
    public WsgiServer start() {
        log.begin();
        try {
            host = new JettyHost(jetty);
            host.bind();
            host.start(WsgiApplication.load(wsgi));
        } catch (LoadException e) {
            close();
            throw new IllegalStateException(e.traceback() + "\n" + e.getMessage(), e);
        } catch (BindException | TlsException e) {
            log.end();
            throw new IllegalStateException(e.getMessage(), e);
        }
        base = host.uris().get(0);
        return this;
    }

    public int port() {
        return base.getPort();
    }

    /** The address of the application's root, without a slash at its end. */
    public URI uri() {
        return URI.create(base + jetty.contextPath());
    }

    /** @param path raw path below the application's root, with the query, such as {@code /notes?page=2} */
    public URI uri(String path) {
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

    /** What the application and the server have logged and printed so far. */
    public String log() {
        return log.text();
    }

    @Override
    public void close() {
        host.close();
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
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println(
                    "Log of " + wsgi.application() + " until " + context.getDisplayName() + " failed:\n" + log.text());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context == testClass) {
            close();
        }
    }
}
