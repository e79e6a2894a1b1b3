package org.wsgilet.bridge.webapp;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import org.wsgilet.bridge.environ.OwnRequest;

/**
 * A request for what a servlet includes in its page. The container's is that of the page: Servlet 6.0, 9.3.1, has path,
 * query and mapping of what is included in attributes.
 */
public final class IncludedRequest extends OwnRequest {

    private IncludedRequest(HttpServletRequest request) {
        super(request);
    }

    /** An include by a servlet's name has no path of its own, but that of the page. */
    public static HttpServletRequest of(HttpServletRequest request) {
        boolean hasPath = request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) != null;
        return hasPath ? new IncludedRequest(request) : request;
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
