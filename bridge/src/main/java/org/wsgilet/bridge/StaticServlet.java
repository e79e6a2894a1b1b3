package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Serves files of the web application below the prefix it is mapped to, without Python. The containers' own default
 * servlets disagree on what a mapping such as {@code /static/*} means. Hidden files and links that lead to them or out
 * of the prefix are not found.
 */
public final class StaticServlet extends HttpServlet {

    /** RFC 8615: the one hidden name that is meant for the public. */
    private static final String WELL_KNOWN = ".well-known";

    /** An unpacked file that is asked for its time has an open stream from then on. */
    @Override
    protected long getLastModified(HttpServletRequest request) {
        try {
            URLConnection file = file(request);
            if (file == null) {
                return -1;
            }
            try (InputStream open = file.getInputStream()) {
                // That of the entry: asked for its own, Java opens the archive once more and leaves it open.
                return file instanceof JarURLConnection entry
                        ? entry.getJarEntry().getTime()
                        : file.getLastModified();
            }
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
        try (InputStream in = file.getInputStream()) {
            String type = getServletContext().getMimeType(file.getURL().getPath());
            response.setContentType(type != null ? type : "application/octet-stream");
            response.setContentLengthLong(file.getContentLengthLong());
            in.transferTo(response.getOutputStream());
        }
    }

    /** Not opened yet; null where there is no file. */
    private URLConnection file(HttpServletRequest request) throws IOException {
        String pattern = request.getHttpServletMapping().getPattern();
        String prefix = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : "";
        String path = pathBelow(prefix, request);
        if (!isPlain(path)) {
            return null;
        }
        String name = prefix + path;
        boolean folder = getServletContext().getResourcePaths(name + "/") != null
                && !getServletContext().getResourcePaths(name + "/").isEmpty();
        URL url = folder ? null : getServletContext().getResource(name);
        if (url == null || leadsAway(url, getServletContext().getResource(prefix + "/"))) {
            return null;
        }
        URLConnection file = url.openConnection();
        file.setUseCaches(false);
        return file;
    }

    /** Whether it starts with a slash and has neither hidden names nor what a system could take for a separator. */
    private static boolean isPlain(String path) {
        if (path.isEmpty() || path.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
            return false;
        }
        for (String name : path.substring(1).split("/", -1)) {
            if (name.isEmpty() || isHidden(name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether links on disk lead to a file that is hidden, or outside of the folder. Archives have no links. */
    private static boolean leadsAway(URL file, URL folder) throws IOException {
        if (folder == null
                || !file.getProtocol().equals("file")
                || !folder.getProtocol().equals("file")) {
            return false;
        }
        try {
            Path root = Path.of(folder.toURI()).toRealPath();
            Path real = Path.of(file.toURI()).toRealPath();
            if (!real.startsWith(root) || !Files.isRegularFile(real)) {
                return true;
            }
            for (Path name : root.relativize(real)) {
                if (isHidden(name.toString())) {
                    return true;
                }
            }
            return false;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Servlet 6 section 10.5: what is in WEB-INF is no part of the public document tree. */
    private static boolean isHidden(String name) {
        return name.startsWith(".") && !name.equals(WELL_KNOWN)
                || name.equalsIgnoreCase("WEB-INF")
                || name.equalsIgnoreCase("META-INF");
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
