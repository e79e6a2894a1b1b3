package org.wsgilet.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.bridge.loading.SlowLoad;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.reload.Reloader;

/**
 * <pre>
 * /             the status page, which asks for /status.json
 * /healthz      200 while the process answers
 * /readyz       200 while requests are welcome, else 503
 * /metrics      for Prometheus
 * /threads      the running requests, and applications that load, and their Python stacks
 * /reload       POST alone: puts the code as it is now in place, or says why not
 * </pre>
 */
final class AdminHandler extends Handler.Abstract {

    /** Nothing but whether the server works, to be asked by any name: those of services and load balancers change. */
    private static final Set<String> PROBES = Set.of("/healthz", "/readyz");

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final JettyHost host;
    private final Reloader reloader;
    private final Metrics metrics;
    private final Status status;
    private final AdminHosts hosts;

    /** @param hosts the names by which data may be asked for */
    AdminHandler(JettyHost host, Reloader reloader, Metrics metrics, Status status, AdminHosts hosts) {
        this.host = host;
        this.reloader = reloader;
        this.metrics = metrics;
        this.status = status;
        this.hosts = hosts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        secure(response.getHeaders());
        String method = request.getMethod();
        String path = Request.getPathInContext(request);
        if (!PROBES.contains(path) && !hosts.allow(Request.getServerName(request))) {
            String text = "403 Forbidden: '" + Request.getServerName(request) + "' is no name of this address;"
                    + " ask by IP address, or allow the name by --admin-hosts\n";
            return answer(response, callback, HttpStatus.FORBIDDEN_403, TEXT, text);
        }
        if (path.equals("/reload")) {
            reload(request, response, callback);
            return true;
        }
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            return answer(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, TEXT, "405 Method Not Allowed\n");
        }
        switch (path) {
            case "/healthz" ->
                answer(
                        response,
                        callback,
                        health(),
                        TEXT,
                        (health() == HttpStatus.OK_200 ? "ok\n" : "ending\n") + lost());
            case "/readyz" ->
                answer(
                        response,
                        callback,
                        host.isReady() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                        TEXT,
                        host.state() + "\n" + lost());
            case "/metrics" -> answer(response, callback, HttpStatus.OK_200, PROMETHEUS, metrics.text());
            case "/threads" -> answer(response, callback, HttpStatus.OK_200, TEXT, threads());
            case "/status.json" ->
                answer(response, callback, HttpStatus.OK_200, "application/json", status.json(after(request)));
            default -> file(path, response, callback);
        }
        return true;
    }

    /** A process that is about to be replaced is not well. */
    private int health() {
        return host.lost() > host.mostLost() ? HttpStatus.SERVICE_UNAVAILABLE_503 : HttpStatus.OK_200;
    }

    /** Nothing where all is well. */
    private String lost() {
        int lost = host.lost();
        return lost == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%d threads are lost, %d%% of %d: no timeout could free them%n",
                        lost,
                        100 * lost / host.threads(),
                        host.threads());
    }

    private static void secure(HttpFields.Mutable headers) {
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
                        + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    }

    private static long after(Request request) {
        Fields.Field after = Request.extractQueryParameters(request).get("after");
        try {
            return after == null ? 0 : Long.parseLong(after.getValue());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String threads() {
        StringBuilder text = new StringBuilder(host.running() + " running requests\n\n");
        SlowLoad.stacks().forEach(stack -> text.append(stack).append("\n"));
        Map<String, List<RunningRequest>> mounts = host.runningByMount();
        mounts.forEach((mount, requests) -> {
            if (mounts.size() > 1) {
                text.append(mount).append(": ").append(requests.size()).append(" running requests\n\n");
            }
            requests.forEach(request -> text.append(request.describe()).append("\n"));
        });
        return text.toString();
    }

    /** Answers when it is done, without a thread that waits. */
    private void reload(Request request, Response response, Callback callback) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            answer(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, TEXT, "405 Method Not Allowed\n");
        } else if (isOfAPage(request.getHeaders())) {
            String text = "403 Forbidden: no page of a browser may ask for this\n";
            answer(response, callback, HttpStatus.FORBIDDEN_403, TEXT, text);
        } else if (!host.isReady()) {
            answer(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, TEXT, host.state() + "\n");
        } else {
            reloader.reload().whenComplete((result, bug) -> {
                boolean done = bug == null && result.failure() == null;
                int status = done ? HttpStatus.OK_200 : HttpStatus.INTERNAL_SERVER_ERROR_500;
                answer(response, callback, status, TEXT, (bug == null ? result.text() : bug.toString()) + "\n");
            });
        }
    }

    /** Browsers send the one or the other, also for a form that a page of another site submits. */
    private static boolean isOfAPage(HttpFields headers) {
        String site = headers.get("Sec-Fetch-Site");
        boolean own = site == null || site.equals("same-origin") || site.equals("none");
        return headers.contains(HttpHeader.ORIGIN) || !own;
    }

    private static void file(String path, Response response, Callback callback) {
        PageFile file = PageFile.at(path);
        if (file == null) {
            answer(response, callback, HttpStatus.NOT_FOUND_404, TEXT, "404 Not Found\n");
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.type());
        response.write(true, ByteBuffer.wrap(file.content()), callback);
    }

    private static boolean answer(Response response, Callback callback, int status, String type, String text) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, UTF_8.encode(text), callback);
        return true;
    }
}
