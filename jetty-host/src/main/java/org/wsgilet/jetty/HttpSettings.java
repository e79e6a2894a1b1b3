package org.wsgilet.jetty;

import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HostHeaderCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.wsgilet.limits.Limits;
import org.wsgilet.limits.RequestRules;
import org.wsgilet.limits.RequestsPerConnection;
import org.wsgilet.listen.AbsoluteForm;

/** Which requests the host takes: what Python servers take, without what is dangerous. */
final class HttpSettings {

    /** How long the client may neither read nor write while the server waits for it. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);

    private static final int MAX_RESPONSE_HEADER_SIZE = 32 << 10;

    private static final UriCompliance URIS = UriCompliance.DEFAULT.with(
            "WSGI",
            Violation.AMBIGUOUS_PATH_SEPARATOR, // %2F
            Violation.AMBIGUOUS_PATH_ENCODING, // %25
            Violation.AMBIGUOUS_EMPTY_SEGMENT, // //
            Violation.SUSPICIOUS_PATH_CHARACTERS, // %5C
            Violation.BAD_UTF8_ENCODING, // %E9
            Violation.ILLEGAL_PATH_CHARACTERS); // a{b}|c

    private HttpSettings() {}

    static HttpConfiguration configuration(Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(URIS);
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(limits.maxHeaderSize());
        http.setResponseHeaderSize(MAX_RESPONSE_HEADER_SIZE);
        http.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        http.addCustomizer(new AbsoluteForm());
        http.addCustomizer(new HostHeaderCustomizer()); // HTTP/2 has :authority in place of Host
        http.addCustomizer(new RequestRules());
        http.addCustomizer(new RequestsPerConnection(limits.keepAliveRequests()));
        return http;
    }
}
