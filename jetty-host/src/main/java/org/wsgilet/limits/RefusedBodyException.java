package org.wsgilet.limits;

import java.io.IOException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.QuietException;

/** A request whose body is not read on; the client is told the status. */
public final class RefusedBodyException extends IOException implements QuietException {

    private static final long serialVersionUID = 1;

    private final int status;

    RefusedBodyException(int status) {
        super(status == HttpStatus.BAD_REQUEST_400 ? "a chunk is malformed" : HttpStatus.getMessage(status));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
