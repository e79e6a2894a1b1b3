package org.wsgilet.bridge.debug;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What proxies, load balancers and content networks leave in a request, and browsers and tools do not send. */
final class ProxyTraces {

    private static final Set<String> HEADERS = Set.of(
            "via",
            "cdn-loop",
            "surrogate-capability",
            // RFC 9110, 7.6.2: each hop of TRACE and OPTIONS counts it down
            "max-forwards",
            "x-varnish",
            "x-cache",
            "x-rewrite-url",
            "x-arr-log-id",
            "x-scheme",
            "x-url-scheme",
            "front-end-https",
            "x-request-start",
            "x-queue-start",
            "x-client-cert");

    /** {@code X-Real-IP}, {@code True-Client-IP}, {@code CF-Connecting-IP} */
    private static final String ADDRESS = "-ip";

    /** {@code Forwarded}, {@code X-Forwarded-For}, {@code X-Original-Forwarded-For}, {@code X-ProxyUser-Ip} */
    private static final List<String> PARTS = List.of("forwarded", "proxy");

    private static final List<String> PREFIXES = List.of(
            "cf-",
            "x-envoy-",
            "x-amz",
            "x-azure-",
            "fastly-",
            "x-akamai-",
            "x-original-",
            "x-varnish-",
            "x-sucuri-",
            "x-cloud-",
            "x-appengine-",
            "x-goog-",
            "x-vercel-",
            "x-b3-");

    private ProxyTraces() {}

    static boolean isIn(HttpServletRequest request) {
        if (request.getProtocol().equals("HTTP/1.0")) {
            return true; // as nginx asks unless it is told otherwise, which then adds no header, and browsers never
        }
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            if (isOne(names.nextElement().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(String header) {
        return HEADERS.contains(header)
                || header.endsWith(ADDRESS)
                || PARTS.stream().anyMatch(header::contains)
                || PREFIXES.stream().anyMatch(header::startsWith);
    }
}
