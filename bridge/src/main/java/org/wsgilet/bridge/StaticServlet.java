package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;

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
        String type = getServletContext().getMimeType(request.getPathInfo());
        response.setContentType(type != null ? type : "application/octet-stream");
        response.setContentLengthLong(file.getContentLengthLong());
        try (InputStream in = file.getInputStream()) {
            in.transferTo(response.getOutputStream());
        }
    }

    /** Returns null where there is no file. */
    private URLConnection file(HttpServletRequest request) throws IOException {
        String path = request.getPathInfo();
        if (path == null || path.endsWith("/") || path.contains("..")) {
            return null;
        }
        String name = request.getServletPath() + path;
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
}
