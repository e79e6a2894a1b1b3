package org.wsgilet.bridge.environ;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request as an application is to see it in its environ: no servlet that the application calls should. */
public abstract class OwnRequest extends HttpServletRequestWrapper {

    protected OwnRequest(HttpServletRequest request) {
        super(request);
    }

    /** What the container gave. */
    public static HttpServletRequest original(HttpServletRequest request) {
        return request instanceof OwnRequest own ? original((HttpServletRequest) own.getRequest()) : request;
    }
}
