package org.wsgilet.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.wsgilet.testing.WsgiServer;

/** What a person's browser does with one server: keeps cookies, submits forms, follows redirects. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WsgiServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    Browser(WsgiServer server) {
        this(server, Redirect.NORMAL);
    }

    Browser(WsgiServer server, Redirect redirect) {
        this.server = server;
        // Not the default HTTP/2: it adds an Upgrade header to each request.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(redirect)
                .build();
    }

    CookieManager cookies() {
        return cookies;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> submit(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(joining("&"));
        return post(path, "application/x-www-form-urlencoded", body);
    }

    HttpResponse<String> submit(String path, Multipart form) {
        return send("POST", path, form.body(), "Content-Type", form.contentType());
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return send("POST", path, BodyPublishers.ofString(body), "Content-Type", contentType);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        return send(method, path, body, BodyHandlers.ofString(), headers);
    }

    <T> HttpResponse<T> send(String method, String path, BodyPublisher body, BodyHandler<T> answer, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri(path)).timeout(PATIENCE).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + method + " " + path, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
