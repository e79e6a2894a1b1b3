package org.wsgilet.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.compression.DeflaterPool;

/**
 * Decides with its first write whether it compresses what is written. Each write goes out whole before it succeeds: a
 * client never waits for a part of a block. Like any response, for one write at a time; it may end meanwhile.
 */
final class CompressedResponse extends Response.Wrapper {

    /** Less fits into one packet either way. */
    private static final int LEAST_LENGTH = 1024;

    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");

    /** RFC 1952: magic number, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER = 8;

    private final boolean accepted;
    private final DeflaterPool pool;
    private final CRC32 checksum = new CRC32();
    private DeflaterPool.Entry deflater;
    private boolean decided;
    private boolean headerSent;

    /** @param accepted whether the client takes gzip */
    CompressedResponse(Request request, Response response, boolean accepted, DeflaterPool pool) {
        super(request, response);
        this.accepted = accepted;
        this.pool = pool;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (!decided && !HttpStatus.isInformational(getStatus())) {
            decided = true;
            decide(last, content);
        }
        super.write(last, compressed(last, content), callback);
    }

    private void decide(boolean last, ByteBuffer content) {
        HttpFields.Mutable headers = getHeaders();
        if (getStatus() == HttpStatus.NOT_MODIFIED_304) {
            weakenAsClientKnowsIt(headers);
        }
        long length = headers.getLongField(HttpHeader.CONTENT_LENGTH);
        if (length < 0 && last) {
            length = BufferUtil.length(content);
        }
        if (!isCompressible(headers) || length >= 0 && length < LEAST_LENGTH) {
            return;
        }
        if (!headers.contains(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString())
                && !headers.contains(HttpHeader.VARY, "*")) {
            headers.ensureField(new HttpField(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString()));
        }
        if (accepted && !HttpMethod.HEAD.is(getRequest().getMethod()) && !(last && BufferUtil.isEmpty(content))) {
            begin(headers);
        }
    }

    private boolean isCompressible(HttpFields headers) {
        int status = getStatus();
        return status != HttpStatus.NO_CONTENT_204
                && status != HttpStatus.PARTIAL_CONTENT_206
                && status != HttpStatus.NOT_MODIFIED_304
                && !headers.contains(HttpHeader.CONTENT_ENCODING)
                && !headers.contains(HttpHeader.CONTENT_RANGE)
                // RFC 9111 section 5.2.2.6
                && !headers.contains(HttpHeader.CACHE_CONTROL, "no-transform")
                && CompressibleTypes.contains(headers.get(HttpHeader.CONTENT_TYPE));
    }

    private void begin(HttpFields.Mutable headers) {
        headers.put(GZIP);
        headers.remove(HttpHeader.CONTENT_LENGTH);
        headers.remove(HttpHeader.ACCEPT_RANGES);
        // RFC 9110 section 8.8.3: a strong one would promise the same bytes
        String etag = headers.get(HttpHeader.ETAG);
        if (etag != null) {
            headers.put(HttpHeader.ETAG, EntityTags.weak(etag));
        }
        deflater = pool.acquire();
        Request.addCompletionListener(getRequest(), failure -> release());
    }

    /** A cache only renews what it has under the same tag. */
    private void weakenAsClientKnowsIt(HttpFields.Mutable headers) {
        String etag = headers.get(HttpHeader.ETAG);
        if (etag != null
                && EntityTags.isStrong(etag)
                && EntityTags.contain(getRequest().getHeaders(), HttpHeader.IF_NONE_MATCH, EntityTags.weak(etag))) {
            headers.put(HttpHeader.ETAG, EntityTags.weak(etag));
        }
    }

    private synchronized ByteBuffer compressed(boolean last, ByteBuffer content) {
        int length = BufferUtil.length(content);
        if (deflater == null || length == 0 && !last) {
            return content;
        }
        Deflater deflate = deflater.get();
        byte[] input = BufferUtil.toArray(content);
        checksum.update(input);
        deflate.setInput(input);
        if (last) {
            deflate.finish();
        }
        if (content != null) {
            content.position(content.limit());
        }
        return framed(last, deflate, length);
    }

    private ByteBuffer framed(boolean last, Deflater deflate, int length) {
        ByteBuffer output = ByteBuffer.allocate(HEADER.length + length + length / 4 + 64 + TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN);
        if (!headerSent) {
            output.put(HEADER);
            headerSent = true;
        }
        int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
        // Incompressible bytes become hardly longer: there is room for all of them.
        deflate.deflate(output.limit(output.capacity() - TRAILER), flush);
        output.limit(output.capacity());
        if (last) {
            output.putInt((int) checksum.getValue()).putInt((int) deflate.getBytesRead());
        }
        return output.flip();
    }

    /** Never in the middle of a write: the next response would get a deflater with a part of this one. */
    private synchronized void release() {
        if (deflater != null) {
            deflater.release();
            deflater = null;
        }
    }
}
