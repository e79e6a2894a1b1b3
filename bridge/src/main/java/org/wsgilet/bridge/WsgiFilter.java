package org.wsgilet.bridge;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import org.wsgilet.bridge.webapp.RestOfChain;
import org.wsgilet.bridge.webapp.UnansweredRequest;

/**
 * A Python WSGI application in front of servlets. It sees each request of the filter's mapping first; what it answers
 * with 404 goes on to the filters and servlets behind it, as if it had not been there. Python middleware calls them by
 * {@code wsgilet_servlets.rest}, a WSGI application, and then its answer is the answer, 404 or not.
 *
 * <p>Configured by init-params as {@link WsgiServlet} is, or in code. SCRIPT_NAME is the context path, whatever the
 * filter is mapped to. A body that the application has read is not there any more for what comes behind it.
 */
public final class WsgiFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient WsgiServlet servlet;

    /** For web.xml: the settings are init-params. */
    public WsgiFilter() {
        this.servlet = new WsgiServlet();
    }

    public WsgiFilter(WsgiSettings settings) {
        this.servlet = new WsgiServlet(requireNonNull(settings, "settings is null"));
    }

    @Override
    public void init() throws ServletException {
        servlet.init(new Config());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RestOfChain rest = new RestOfChain(request, response, chain);
        UnansweredRequest unanswered = new UnansweredRequest(request, response, rest);
        Object before = request.getAttribute(RestOfChain.ATTRIBUTE);
        request.setAttribute(RestOfChain.ATTRIBUTE, rest);
        try {
            servlet.service(unanswered.request(), unanswered.response());
        } finally {
            request.setAttribute(RestOfChain.ATTRIBUTE, before);
        }
        if (unanswered.isWanted()) {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {
        servlet.destroy();
    }

    /** The filter's configuration, for the servlet. */
    private final class Config implements ServletConfig {

        @Override
        public String getServletName() {
            return getFilterName();
        }

        @Override
        public ServletContext getServletContext() {
            return WsgiFilter.this.getServletContext();
        }

        @Override
        public String getInitParameter(String name) {
            return WsgiFilter.this.getInitParameter(name);
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return WsgiFilter.this.getInitParameterNames();
        }
    }
}
