package org.wsgilet.bridge.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What comes behind a filter, for the Python application in it; {@code wsgilet_servlets.rest} calls it. */
public final class RestOfChain {

    /** The attribute of the request that holds it. */
    public static final String ATTRIBUTE = "org.wsgilet.bridge.WsgiFilter.rest";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final FilterChain chain;
    private boolean run;

    public RestOfChain(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        this.request = request;
        this.response = response;
        this.chain = chain;
    }

    /** Why it cannot run: it has, or a filter before has begun to send an answer. Null where it can. */
    public String obstacle() {
        if (run) {
            return "what is behind the filter has answered this request already";
        }
        return response.isCommitted()
                ? "the head of the response was sent before this filter: map what sends it behind this one"
                : null;
    }

    /** What the servlets and filters behind answer. */
    public KeptResponse run() throws IOException, ServletException {
        run = true;
        KeptResponse kept = new KeptResponse(response);
        chain.doFilter(new SynchronousRequest(request, "rest"), kept);
        kept.take();
        return kept;
    }

    boolean hasRun() {
        return run;
    }
}
