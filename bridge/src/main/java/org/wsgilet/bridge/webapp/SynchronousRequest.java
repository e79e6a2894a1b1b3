package org.wsgilet.bridge.webapp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose answer an application waits for: whoever answered it later would answer nobody. */
public final class SynchronousRequest extends HttpServletRequestWrapper {

    private final String function;

    /** @param function of wsgilet_servlets, by which the application asks */
    public SynchronousRequest(HttpServletRequest request, String function) {
        super(request);
        this.function = function;
    }

    @Override
    public boolean isAsyncSupported() {
        return false;
    }

    @Override
    public AsyncContext startAsync() {
        throw new IllegalStateException("behind wsgilet_servlets." + function + " nothing can answer asynchronously");
    }

    @Override
    public AsyncContext startAsync(ServletRequest original, ServletResponse response) {
        return startAsync();
    }
}
