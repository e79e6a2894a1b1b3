package org.wsgilet.bridge.webapp;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Tomcat 11 ends the response of the container after each forward, also where a wrapper of it keeps what was written: it
 * looks for that response beneath all wrappers, and does not know it in another class
 * (ServletApplicationIT.servletsForwardWithinWhatPythonAsksThem).
 */
final class TomcatResponse {

    private static final String FACADE = "org.apache.catalina.connector.ResponseFacade";

    private TomcatResponse() {}

    /** The response, without its class where that is Tomcat's. */
    static HttpServletResponse hidden(HttpServletResponse response) {
        if (!container(response).getClass().getName().equals(FACADE)) {
            return response; // Jetty looks for its own response, and has to find it
        }
        return (HttpServletResponse) Proxy.newProxyInstance(
                TomcatResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(response, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ServletResponse container(ServletResponse response) {
        return response instanceof ServletResponseWrapper wrapper ? container(wrapper.getResponse()) : response;
    }
}
