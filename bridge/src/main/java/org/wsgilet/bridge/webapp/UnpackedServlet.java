package org.wsgilet.bridge.webapp;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;

/**
 * A servlet whose classes come from copies of the jars in {@code WEB-INF/lib}. In a WAR that it leaves packed,
 * Tomcat finds each class by inflating its jar from the start: with Jython's thousands, a start takes minutes.
 */
public final class UnpackedServlet {

    private static final String JAR_IN_A_WAR = "jar:war:";

    /** For all servlets of this web application, whose class loader holds this class. */
    private static WebApplicationFiles files;

    private static JarsFirstLoader loader;
    private static int servlets;

    private final HttpServlet servlet;

    public static boolean isNeeded() {
        URL own = UnpackedServlet.class.getResource(UnpackedServlet.class.getSimpleName() + ".class");
        return own != null && own.toString().startsWith(JAR_IN_A_WAR);
    }

    /**
     * Loads and initializes the servlet.
     *
     * @param original what the container would run: of this class, from the copies
     */
    public UnpackedServlet(Class<? extends HttpServlet> original, ServletConfig config) throws ServletException {
        ClassLoader copies = acquire(config.getServletContext());
        boolean initialized = false;
        try {
            servlet = (HttpServlet)
                    copies.loadClass(original.getName()).getConstructor().newInstance();
            ClassLoader container = enter(copies);
            try {
                servlet.init(config);
            } finally {
                enter(container);
            }
            initialized = true;
        } catch (ReflectiveOperationException e) {
            throw new ServletException("the jars of WEB-INF/lib do not work when they are copied", e);
        } finally {
            if (!initialized) {
                release();
            }
        }
    }

    public void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ClassLoader container = enter(servlet.getClass().getClassLoader());
        try {
            servlet.service(request, response);
        } finally {
            enter(container);
        }
    }

    public void destroy() {
        ClassLoader container = enter(servlet.getClass().getClassLoader());
        try {
            servlet.destroy();
        } finally {
            enter(container);
            release();
        }
    }

    /** Makes a loader the one that libraries look for classes in; returns the one before. */
    private static ClassLoader enter(ClassLoader context) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        return before;
    }

    private static synchronized ClassLoader acquire(ServletContext context) {
        if (servlets == 0) {
            files = new WebApplicationFiles(context);
            loader = new JarsFirstLoader(
                    files.folder("/WEB-INF/lib"), Thread.currentThread().getContextClassLoader());
        }
        servlets++;
        return loader;
    }

    private static synchronized void release() {
        servlets--;
        if (servlets == 0) {
            loader.close();
            files.close();
            loader = null;
            files = null;
        }
    }
}
