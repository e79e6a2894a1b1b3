package org.wsgilet.listen;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Sends the line end of a chunk together with the chunk. Jetty sends it only in front of the next one, and clients such
 * as urllib3 hand out no chunk before they have read its line end: they would see each item of an event stream one
 * late.
 */
final class PromptChunks extends HttpGenerator {

    private static final byte[] LINE_END = {'\r', '\n'};

    /** The line end of the last chunk has to be sent on its own. */
    private boolean lineEndDue;

    /** The line end of the last chunk has been sent: not again in front of the next. */
    private boolean lineEndSent;

    @Override
    public void reset() {
        super.reset();
        lineEndDue = false;
        lineEndSent = false;
    }

    @Override
    public Result generateResponse(
            MetaData.Response response,
            boolean head,
            ByteBuffer header,
            ByteBuffer chunk,
            ByteBuffer content,
            boolean last)
            throws IOException {
        boolean chunking = isChunking(); // no longer, once the last chunk is there
        Result result = super.generateResponse(response, head, header, chunk, content, last);
        chunking |= isChunking();
        if (!chunking || head) {
            return result;
        }
        if (result == Result.FLUSH) {
            if (lineEndSent && BufferUtil.hasContent(chunk)) {
                chunk.position(chunk.position() + LINE_END.length);
                lineEndSent = false;
            }
            if (!last && BufferUtil.hasContent(content)) {
                ByteBuffer before = BufferUtil.hasContent(chunk) ? chunk : header;
                lineEndSent = joined(before, content);
                lineEndDue = !lineEndSent;
            }
        } else if (result == Result.DONE && lineEndDue) {
            return lineEnd(chunk);
        }
        return result;
    }

    /**
     * Moves the content behind the chunk's size, followed by the line end: one write for all. False if it is too long.
     */
    private static boolean joined(ByteBuffer before, ByteBuffer content) {
        if (content.remaining() + LINE_END.length > before.capacity() - before.limit()) {
            return false;
        }
        int start = BufferUtil.flipToFill(before);
        before.put(content).put(LINE_END);
        BufferUtil.flipToFlush(before, start);
        return true;
    }

    private Result lineEnd(ByteBuffer chunk) {
        if (chunk == null) {
            return Result.NEED_CHUNK;
        }
        BufferUtil.clearToFill(chunk);
        chunk.put(LINE_END);
        BufferUtil.flipToFlush(chunk, 0);
        lineEndDue = false;
        lineEndSent = true;
        return Result.FLUSH;
    }
}
