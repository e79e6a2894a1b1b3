package org.wsgilet.bridge.webapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What a servlet contributes to the page of a Python application, in UTF-8; {@code wsgilet_servlets.include} makes it.
 * The container ignores status and headers of an included servlet.
 */
public final class IncludedContent extends KeptBody {

    public IncludedContent(HttpServletResponse response) {
        super(response);
    }

    /** Of the writer alone: the application says the encoding of its page. */
    @Override
    public String getCharacterEncoding() {
        return UTF_8.name();
    }
}
