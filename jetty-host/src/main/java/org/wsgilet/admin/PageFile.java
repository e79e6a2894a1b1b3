package org.wsgilet.admin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A file of the status page; nothing else on the class path can be asked for. */
record PageFile(String type, byte[] content) {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, PageFile> FILES = Map.of(
            "/", read(HTML, "status.html"),
            "/status.css", read(CSS, "status.css"),
            "/status.js", read(SCRIPT, "status.js"),
            "/uplot.css", read(CSS, UPLOT + "uPlot.min.css"),
            "/uplot.js", read(SCRIPT, UPLOT + "uPlot.iife.min.js"));

    /** Null where there is none. */
    static PageFile at(String path) {
        return FILES.get(path);
    }

    private static PageFile read(String type, String resource) {
        try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return new PageFile(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
