package org.wsgilet.bridge.webapp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
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

    /**
     * What the servlets and filters behind answer.
     *
     * @throws IllegalStateException if they have answered already, or a filter before has begun to send an answer
     */
    public KeptResponse run() throws IOException, ServletException {
        if (run) {
            throw new IllegalStateException("what is behind the filter has answered this request already");
        }
        if (response.isCommitted()) {
            throw new IllegalStateException(
                    "the head of the response was sent before this filter: map what sends it behind this one");
        }
        run = true;
        KeptResponse kept = new KeptResponse(response);
        chain.doFilter(new Synchronous(request), kept);
        kept.take();
        return kept;
    }

    boolean hasRun() {
        return run;
    }

    /** Whoever answers later would answer nobody. */
    private static final class Synchronous extends HttpServletRequestWrapper {

        Synchronous(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isAsyncSupported() {
            return false;
        }

        @Override
        public AsyncContext startAsync() {
            throw new IllegalStateException("behind wsgilet_servlets.rest nothing can answer asynchronously");
        }

        @Override
        public AsyncContext startAsync(ServletRequest original, ServletResponse response) {
            return startAsync();
        }
    }
}
