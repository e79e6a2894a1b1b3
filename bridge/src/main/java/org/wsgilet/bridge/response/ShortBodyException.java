package org.wsgilet.bridge.response;

import java.io.IOException;

/** The body ended before the Content-Length that went out with the headers. */
public final class ShortBodyException extends IOException {

    private static final long serialVersionUID = 1;

    ShortBodyException(String message) {
        super(message);
    }
}
