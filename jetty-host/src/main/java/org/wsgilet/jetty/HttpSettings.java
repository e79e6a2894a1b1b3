package org.wsgilet.jetty;

import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HostHeaderCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;

/** Which requests the host takes: what Python servers take, without what is dangerous. */
final class HttpSettings {

    /** Longer than the 60 s after which load balancers close an idle connection, so that they are never cut off. */
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);

    private static final int MAX_HEADER_SIZE = 32 << 10;

    private static final UriCompliance URIS = UriCompliance.DEFAULT.with(
            "WSGI",
            Violation.AMBIGUOUS_PATH_SEPARATOR, // %2F
            Violation.AMBIGUOUS_PATH_ENCODING, // %25
            Violation.AMBIGUOUS_EMPTY_SEGMENT, // //
            Violation.SUSPICIOUS_PATH_CHARACTERS, // %5C
            Violation.BAD_UTF8_ENCODING, // %E9
            Violation.ILLEGAL_PATH_CHARACTERS); // a{b}|c

    private HttpSettings() {}

    static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(URIS);
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_SIZE);
        http.setResponseHeaderSize(MAX_HEADER_SIZE);
        http.addCustomizer(new HostHeaderCustomizer()); // HTTP/2 has :authority in place of Host
        http.addCustomizer(new RequestRules());
        return http;
    }
}
