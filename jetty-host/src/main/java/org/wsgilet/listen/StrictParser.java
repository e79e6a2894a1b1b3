package org.wsgilet.listen;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;

/** Jetty's parser, which tells a malformed body from one that is cut short, and forgives no missing end. */
final class StrictParser extends HttpParser {

    private boolean malformed;

    StrictParser(RequestHandler handler, int maxHeaderSize, HttpCompliance compliance) {
        super(handler, maxHeaderSize, compliance);
    }

    /** Whether the request broke the grammar of RFC 9112, in its head or in its chunks. */
    boolean isMalformed() {
        return malformed;
    }

    @Override
    protected void badMessage(HttpException failure) {
        malformed = true;
        super.badMessage(failure);
    }

    /**
     * RFC 9112 section 8: "a message body that uses the chunked transfer coding is incomplete if the zero-sized chunk
     * that terminates the encoding has not been received", and section 7.1 has an empty line behind it.
     */
    @Override
    public void atEOF() {
        if (isState(State.TRAILER)) {
            setState(State.CLOSED);
            getHandler().earlyEOF();
        }
        super.atEOF();
    }
}
