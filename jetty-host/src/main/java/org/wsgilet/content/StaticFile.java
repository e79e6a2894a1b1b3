package org.wsgilet.content;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.resource.Resource;

/** One file as it is sent: with a strong ETag, and UTF-8 as the character set of text. */
final class StaticFile extends ResourceHttpContent {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final HttpField etag;
    private final Set<CompressedContentFormat> compressed;

    /** @param compressed the forms that lie beside it */
    StaticFile(String name, Resource file, Set<CompressedContentFormat> compressed, ByteBufferPool.Sized buffers) {
        super(file, type(name), buffers);
        this.etag = new HttpField(HttpHeader.ETAG, etag(file));
        this.compressed = compressed;
    }

    static String type(String name) {
        String type = MimeTypes.DEFAULTS.getMimeByExtension(name);
        if (type == null) {
            return UNKNOWN_TYPE;
        }
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }

    /** RFC 9110 section 8.8.3: a strong validator changes whenever the content does. */
    private static String etag(Resource file) {
        Instant modified = file.lastModified();
        return '"'
                + Long.toHexString(modified.getEpochSecond())
                + '-'
                + Integer.toHexString(modified.getNano())
                + '-'
                + Long.toHexString(file.length())
                + '"';
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public HttpField getETag() {
        return etag;
    }

    @Override
    public Set<CompressedContentFormat> getPreCompressedContentFormats() {
        return compressed;
    }
}
