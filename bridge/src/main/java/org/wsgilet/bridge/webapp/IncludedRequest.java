package org.wsgilet.bridge.webapp;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request for what a servlet includes in its page. The container's is that of the page: Servlet 6.0, 9.3.1, has path,
 * query and mapping of what is included in attributes.
 */
public final class IncludedRequest extends HttpServletRequestWrapper {

    private IncludedRequest(HttpServletRequest request) {
        super(request);
    }

    /** Null for a request that is not an include, and for an include by a servlet's name, which has no path. */
    public static IncludedRequest of(HttpServletRequest request) {
        boolean included = request.getDispatcherType() == DispatcherType.INCLUDE
                && request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) != null;
        return included ? new IncludedRequest(request) : null;
    }

    @Override
    public String getRequestURI() {
        return (String) getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI);
    }

    @Override
    public String getQueryString() {
        return (String) getAttribute(RequestDispatcher.INCLUDE_QUERY_STRING);
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return (HttpServletMapping) getAttribute(RequestDispatcher.INCLUDE_MAPPING);
    }
}
