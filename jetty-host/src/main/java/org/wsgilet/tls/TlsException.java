package org.wsgilet.tls;

/** Certificate, key or authorities cannot be used. The message names the file and says why. */
public final class TlsException extends Exception {

    private static final long serialVersionUID = 1;

    TlsException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
