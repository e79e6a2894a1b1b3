package org.wsgilet.bridge.webapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part that an application adds to the page of a servlet, all at once: a container that makes text of it would
 * break a character in two. A servlet that has a Writer leaves no stream of bytes to others in Tomcat: then the bytes
 * become text by the charset of the application's Content-Type, or by UTF-8.
 */
public final class IncludedPart extends HttpServletResponseWrapper {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

    private final KeptBytes kept = new KeptBytes();
    private Charset charset = UTF_8;

    public IncludedPart(HttpServletResponse response) {
        super(response);
    }

    /** To be called when the application has answered. */
    public void finish() throws IOException {
        ServletOutputStream page = streamOfPage();
        if (page != null) {
            kept.bytes.writeTo(page);
        } else {
            getWriter().write(kept.bytes.toString(charset));
        }
    }

    /** Null where the page has a Writer. */
    private ServletOutputStream streamOfPage() throws IOException {
        try {
            return super.getOutputStream();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return kept;
    }

    @Override
    public void flushBuffer() {
        // with the page
    }

    @Override
    public void setContentType(String type) {
        Matcher named = CHARSET.matcher(type);
        if (named.find() && Charset.isSupported(named.group(1))) {
            charset = Charset.forName(named.group(1));
        }
        super.setContentType(type); // the container ignores it
    }
}
