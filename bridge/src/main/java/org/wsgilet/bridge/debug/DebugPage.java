package org.wsgilet.bridge.debug;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.PythonTraceback;
import org.wsgilet.bridge.loading.LoadException;

/** What a developer sees of an exception in place of the plain 500: where, with which values, in which request. */
public final class DebugPage {

    private static final String STYLE = style();

    /** The text of an exception can have any length; all of it is in the traceback. */
    private static final int MAX_HEADING = 1000;

    private final HttpServletRequest request;
    private final PyException exception;
    private final List<Frame> frames;
    private final Secrets secrets;
    private final String heading;
    private final String traceback;
    private final String option;
    private final Html html = new Html();

    /**
     * @param exception null where Python raised none
     * @param option why the page is there
     */
    private DebugPage(
            HttpServletRequest request, PyException exception, String summary, String traceback, String option) {
        this.request = request;
        this.exception = exception;
        this.frames = exception == null ? List.of() : Frame.of(exception);
        this.secrets = Secrets.of(request, frames);
        String heading = secrets.maskedException(summary);
        this.heading = heading.length() > MAX_HEADING ? heading.substring(0, MAX_HEADING) + " ..." : heading;
        this.traceback = secrets.maskedException(traceback);
        this.option = option;
    }

    /**
     * Sends the page, or its traceback alone to a client that does not ask for HTML.
     *
     * @param environ null where the request did not come so far
     */
    public static void send(
            HttpServletRequest request, HttpServletResponse response, PyException exception, PyDictionary environ)
            throws IOException {
        String traceback = PythonTraceback.of(exception);
        new DebugPage(request, exception, PythonTraceback.summary(exception), traceback, "--debug")
                .send(response, environ);
    }

    /**
     * As {@link #send(HttpServletRequest, HttpServletResponse, PyException, PyDictionary)}, for code that does not
     * load.
     */
    public static void send(HttpServletRequest request, HttpServletResponse response, LoadException failure)
            throws IOException {
        PyException exception = failure.getCause() instanceof PyException raised ? raised : null;
        String summary = exception == null ? failure.getMessage() : PythonTraceback.summary(exception);
        String traceback = failure.traceback().isEmpty() ? "" : failure.traceback() + "\n";
        new DebugPage(request, exception, summary, traceback + failure.getMessage(), "--reload").send(response, null);
    }

    /** Whether the client asks for HTML. */
    public static boolean isWanted(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private void send(HttpServletResponse response, PyDictionary environ) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        byte[] content;
        if (isWanted(request)) {
            String nonce =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'nonce-" + nonce + "'; frame-ancestors 'none'; base-uri 'none';"
                            + " form-action 'none'");
            response.setContentType("text/html; charset=utf-8");
            content = html(nonce, environ).getBytes(UTF_8);
        } else {
            response.setContentType("text/plain; charset=utf-8");
            content = (traceback + "\n").getBytes(UTF_8);
        }
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private String html(String nonce, PyDictionary environ) {
        html.markup("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .element("title", heading)
                .markup("<style nonce=\"" + nonce + "\">" + STYLE + "</style></head><body>")
                .element("h1", heading)
                .markup("<p class=\"quiet\">")
                .text(request.getMethod() + " " + secrets.masked(target()))
                .markup("</p>");
        if (frames.isEmpty()) {
            html.element("pre", traceback);
        } else {
            frames();
            javaCause();
        }
        table("Request headers", headers());
        if (environ != null) {
            table("environ", values(environ));
        }
        if (!frames.isEmpty()) {
            details("Traceback as text", traceback);
        }
        return html.markup("<p class=\"quiet\">This page is there because Wsgilet runs with " + option
                        + ".</p></body></html>\n")
                .toString();
    }

    private String target() {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private void frames() {
        html.markup("<h2>Traceback <small>the most recent call first</small></h2>");
        for (int i = frames.size() - 1; i >= 0; ) {
            int outermost = i;
            if (i < frames.size() - 1 && frames.get(i).isOfPackage()) {
                while (outermost > 0 && frames.get(outermost - 1).isOfPackage()) {
                    outermost--;
                }
                folded(outermost, i);
            } else {
                frame(frames.get(i), true);
            }
            i = outermost - 1;
        }
    }

    /** The frames of packages between those of the application. */
    private void folded(int outermost, int innermost) {
        int count = frames.subList(outermost, innermost + 1).stream()
                .mapToInt(frame -> frame.times() + frame.leftOut())
                .sum();
        html.markup("<details class=\"folded\"><summary class=\"quiet\">")
                .text(count + (count == 1 ? " call" : " calls") + " in packages")
                .markup("</summary>");
        for (int i = innermost; i >= outermost; i--) {
            frame(frames.get(i), false);
        }
        html.markup("</details>");
    }

    private void frame(Frame frame, boolean isOpen) {
        html.markup(isOpen ? "<details open><summary>" : "<details><summary>")
                .element("b", frame.function())
                .markup(" <span class=\"quiet\">")
                .text(frame.file() + ", line " + frame.line()
                        + (frame.times() == 1 ? "" : ", " + frame.times() + " times"))
                .markup("</span>");
        current(frame);
        html.markup("</summary>");
        source(frame);
        rows(frame.locals());
        html.markup("</details>");
        if (frame.leftOut() > 0) {
            html.markup("<p class=\"quiet\">")
                    .text(frame.leftOut() + " calls are not shown.")
                    .markup("</p>");
        }
    }

    private void current(Frame frame) {
        int index = frame.line() - frame.firstLine();
        if (index >= 0 && index < frame.source().size()) {
            html.element("code", frame.source().get(index).strip());
        }
    }

    private void source(Frame frame) {
        if (frame.source().isEmpty()) {
            return;
        }
        html.markup("<pre>");
        int number = frame.firstLine();
        for (String line : frame.source()) {
            String text = String.format(Locale.ROOT, "%5d  %s", number, line);
            html.element(number == frame.line() ? "mark" : "span", text).markup("\n");
            number++;
        }
        html.markup("</pre>");
    }

    private void javaCause() {
        Object java = exception.value == null ? null : exception.value.__tojava__(Throwable.class);
        Throwable cause = java instanceof Throwable thrown ? thrown : exception.getCause();
        if (cause != null) {
            StringWriter text = new StringWriter();
            cause.printStackTrace(new PrintWriter(text));
            details("Java cause", secrets.maskedException(text.toString()));
        }
    }

    private void details(String title, String text) {
        html.markup("<details><summary>")
                .element("b", title)
                .markup("</summary>")
                .element("pre", text);
        html.markup("</details>");
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(
                        name -> headers.put(name, String.join(", ", Collections.list(request.getHeaders(name)))));
        return headers;
    }

    private static Map<String, String> values(PyDictionary environ) {
        Map<String, String> values = new TreeMap<>();
        for (PyObject key : environ.keys().asIterable()) {
            values.put(key.toString(), Frame.repr(environ.__getitem__(key)));
        }
        return values;
    }

    private void table(String title, Map<String, String> values) {
        html.markup("<details><summary>").element("b", title).markup("</summary>");
        rows(values);
        html.markup("</details>");
    }

    private void rows(Map<String, String> values) {
        html.markup("<table>");
        values.forEach((name, value) -> html.markup("<tr>")
                .element("th", name)
                .element("td", secrets.masked(name, value))
                .markup("</tr>"));
        html.markup("</table>");
    }

    private static String style() {
        try (InputStream in = DebugPage.class.getResourceAsStream("debug.css")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
