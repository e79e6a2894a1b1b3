package org.wsgilet.bridge.webapp;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A whole response: status and headers are with the container until {@link #take} has them from there. */
public final class KeptResponse extends KeptBody {

    /** The container says them of whatever is sent in the end. */
    private static final Set<String> OF_SENDING =
            Set.of("content-length", "content-type", "date", "server", "connection", "transfer-encoding");

    private final List<Header> headers = new ArrayList<>();
    private boolean hasWriter;
    private int status;

    /** One line of the head. */
    public record Header(String name, String value) {}

    KeptResponse(HttpServletResponse response) {
        super(response);
    }

    /** Takes over what the container has, which then knows nothing of it any more. */
    void take() {
        status = getStatus();
        if (getContentType() != null) {
            headers.add(new Header("Content-Type", getContentType()));
        }
        for (String name : names()) {
            getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
        }
        getResponse().reset();
        names().forEach(name -> setHeader(name, null)); // Jetty gives a new session its cookie again
    }

    /** Of headers that are not those of sending; Tomcat names one as often as it is there. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(getHeaderNames());
        names.removeIf(name -> OF_SENDING.contains(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!hasWriter) {
            hasWriter = true;
            setCharacterEncoding(getCharacterEncoding()); // Servlet 6.0, 5.5: the Content-Type says it from now on
        }
        return super.getWriter();
    }

    @Override
    public void sendError(int code) throws IOException {
        sendError(code, "");
    }

    @Override
    public void sendError(int code, String message) throws IOException {
        reset();
        setStatus(code);
        setContentType("text/plain;charset=utf-8");
        getWriter().println((code + " " + (message == null ? "" : message)).strip());
    }

    @Override
    public void sendRedirect(String location) {
        sendRedirect(location, SC_FOUND, true);
    }

    /** That of Servlet 6.1. */
    public void sendRedirect(String location, int code, boolean clear) {
        if (clear) {
            resetBuffer();
        }
        setStatus(code);
        setHeader("Location", location);
    }

    @Override
    public void reset() {
        getResponse().reset();
        super.reset();
        hasWriter = false;
    }
}
