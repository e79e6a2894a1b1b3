package org.wsgilet.bridge.environ;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wsgilet.bridge.jython.NativeString;

/**
 * Splits the raw path of a request URI into SCRIPT_NAME and PATH_INFO. The container's own decoded paths are of no use:
 * they are Unicode, lose {@code //} and {@code ;p=1}, and Jetty refuses to give them for {@code %2F}.
 */
final class RequestPath {

    private static final Pattern HIDDEN_DOT_SEGMENT =
            Pattern.compile("/(?!\\.{1,2}(?:/|$))(?:\\.|%2e){1,2}(?:;[^/]*)?(?=/|$)", Pattern.CASE_INSENSITIVE);

    private RequestPath() {}

    /**
     * PATH_INFO: what follows SCRIPT_NAME in the raw path, percent-decoded once, each byte a char.
     *
     * @param rawPath the path as sent, such as {@code /app/caf%C3%A9}
     * @param scriptName decoded and without a trailing slash; "" at the root. It covers whole segments of the path
     */
    static String pathInfo(String rawPath, String scriptName) {
        String path = rawPath.contains("/.") ? withoutDotSegments(rawPath) : rawPath;
        // Segments are counted, not compared: the client may have written the same name as /%61pp or /app;v=1.
        int start = 0;
        for (int i = 0; i < scriptName.length() && start >= 0; i++) {
            if (scriptName.charAt(i) == '/') {
                start = path.indexOf('/', start + 1);
            }
        }
        return start < 0 ? "" : PercentEncoding.decoded(NativeString.encoded(path.substring(start)));
    }

    /**
     * Whether a dot segment is hidden by an escape or a parameter ({@code /%2e%2e/}, {@code /..;/}). Tomcat resolves
     * such a segment before it looks at its security constraints, so that the application would be asked for another
     * path than was checked.
     */
    static boolean hidesDotSegment(String rawPath) {
        boolean possible = rawPath.indexOf('%') >= 0 || rawPath.indexOf(';') >= 0;
        return possible && HIDDEN_DOT_SEGMENT.matcher(rawPath).find();
    }

    /** RFC 3986 section 5.2.4, as the container did it to find the servlet. */
    static String withoutDotSegments(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> keepSlash(last, kept);
                case ".." -> {
                    if (!kept.isEmpty()) {
                        kept.remove(kept.size() - 1);
                    }
                    keepSlash(last, kept);
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static void keepSlash(boolean last, List<String> kept) {
        if (last) {
            kept.add("");
        }
    }
}
