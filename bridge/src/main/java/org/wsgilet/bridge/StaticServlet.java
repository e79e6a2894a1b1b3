package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Serves files of the web application below the prefix it is mapped to, without Python. The containers' own default
 * servlets disagree on what a mapping such as {@code /static/*} means.
 */
public final class StaticServlet extends HttpServlet {

    @Override
    protected long getLastModified(HttpServletRequest request) {
        try {
            URLConnection file = file(request);
            return file == null ? -1 : file.getLastModified();
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        URLConnection file = file(request);
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String type = getServletContext().getMimeType(file.getURL().getPath());
        response.setContentType(type != null ? type : "application/octet-stream");
        response.setContentLengthLong(file.getContentLengthLong());
        try (InputStream in = file.getInputStream()) {
            in.transferTo(response.getOutputStream());
        }
    }

    /** Returns null where there is no file. */
    private URLConnection file(HttpServletRequest request) throws IOException {
        String pattern = request.getHttpServletMapping().getPattern();
        String prefix = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : "";
        String path = pathBelow(prefix, request);
        if (path.isEmpty() || path.endsWith("/") || path.contains("..") || path.indexOf('\0') >= 0) {
            return null;
        }
        String name = prefix + path;
        boolean folder = getServletContext().getResourcePaths(name + "/") != null
                && !getServletContext().getResourcePaths(name + "/").isEmpty();
        URL url = folder ? null : getServletContext().getResource(name);
        if (url == null) {
            return null;
        }
        URLConnection file = url.openConnection();
        file.setUseCaches(false);
        return file;
    }

    /**
     * The path after the prefix, decoded as UTF-8 whatever the container decodes it as; "" for one that is not encoded
     * properly. Without anything of Jython: in a packed WAR this class is not in the class loader that Python runs in.
     */
    private static String pathBelow(String prefix, HttpServletRequest request) {
        String path = request.getRequestURI();
        String mount = request.getServletContext().getContextPath() + prefix;
        // Segments are counted, not compared: the client may have written the same name as /%61pp.
        int start = 0;
        for (int i = 0; i < mount.length() && start >= 0; i++) {
            if (mount.charAt(i) == '/') {
                start = path.indexOf('/', start + 1);
            }
        }
        try {
            return start < 0
                    ? ""
                    : URLDecoder.decode(path.substring(start).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
