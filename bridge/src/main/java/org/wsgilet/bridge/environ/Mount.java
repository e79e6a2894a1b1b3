package org.wsgilet.bridge.environ;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import org.python.core.Py;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.NativeString;

/** The place of the application below the server's root: context path plus servlet path, SCRIPT_NAME to Python. */
record Mount(String contextPath, String pattern, String path, PyString scriptName) {

    static Mount of(HttpServletRequest request) {
        // The mapping and the context give the canonical names; getContextPath() of a Tomcat request is as the client
        // spelled it.
        HttpServletMapping mapping = request.getHttpServletMapping();
        String contextPath = request.getServletContext().getContextPath();
        String path = NativeString.encoded(contextPath + servletPath(mapping));
        return new Mount(contextPath, mapping.getPattern(), path, Py.newString(path));
    }

    boolean isOf(HttpServletRequest request) {
        return pattern.equals(request.getHttpServletMapping().getPattern())
                && contextPath.equals(request.getServletContext().getContextPath());
    }

    private static String servletPath(HttpServletMapping mapping) {
        String pattern = mapping.getPattern();
        if (pattern.endsWith("/*")) {
            return pattern.substring(0, pattern.length() - 2);
        }
        // "/" and "*.ext" leave the whole path to the application, an exact pattern leaves none.
        return pattern.startsWith("/") && pattern.length() > 1 ? pattern : "";
    }
}
