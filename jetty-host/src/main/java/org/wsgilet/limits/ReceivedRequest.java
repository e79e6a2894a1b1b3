package org.wsgilet.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request that gives what has been received of its body, then what is still to come, if it is not complete. */
final class ReceivedRequest extends Request.Wrapper {

    private final ReceivedBody body;
    private final boolean complete;
    private final HttpFields headers;

    /** @param complete whether nothing is still to come */
    ReceivedRequest(Request request, ReceivedBody body, boolean complete) {
        super(request);
        this.body = body;
        this.complete = complete;
        this.headers = complete && isLengthMissing(request) ? withLength(request.getHeaders(), body.length()) : null;
    }

    private boolean isLengthMissing(Request request) {
        return request.getLength() < 0
                && (body.length() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
    }

    /**
     * PEP 3333 has no word for bodies whose end only the server knows: applications that limit bodies, such as Flask,
     * look at CONTENT_LENGTH. Beside it the coding, which has been decoded, would be an ambiguous message.
     */
    private static HttpFields withLength(HttpFields headers, long length) {
        return HttpFields.build(headers)
                .put(HttpHeader.CONTENT_LENGTH, length)
                .remove(HttpHeader.TRANSFER_ENCODING)
                .asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
        return headers == null ? super.getHeaders() : headers;
    }

    @Override
    public long getLength() {
        return headers == null ? super.getLength() : body.length();
    }

    @Override
    public Content.Chunk read() {
        try {
            ByteBuffer bytes = body.next();
            if (bytes != null) {
                return Content.Chunk.from(bytes, complete && body.isRead());
            }
        } catch (IOException e) {
            return Content.Chunk.from(e, true);
        }
        return complete ? Content.Chunk.EOF : super.read();
    }
}
