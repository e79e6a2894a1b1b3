package org.wsgilet.content;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/**
 * Serves files without Python and without one of the application's threads. What is no file below their URL is not
 * found, except below {@code /}, where it is the application's.
 */
public final class StaticFilesHandler extends Handler.Wrapper {

    private static final String ALLOWED = "GET, HEAD";
    private static final String BYTES = "bytes=";

    /** Each range costs an opened file. */
    private static final int MAX_RANGES = 16;

    private static final int BUFFER_SIZE = 64 << 10;

    private final Map<StaticFiles, StaticFolder> folders = new LinkedHashMap<>();
    private final ResourceService sender;

    public StaticFilesHandler(Handler application, ContentSettings settings, Server server) {
        super(application);
        ByteBufferPool.Sized buffers = new ByteBufferPool.Sized(server.getByteBufferPool(), true, BUFFER_SIZE);
        settings.staticFiles().stream()
                .sorted(Comparator.comparing(files -> -files.url().length()))
                .forEach(files -> folders.put(files, new StaticFolder(files.path(), buffers)));
        sender = new Sender();
        sender.setEtags(true);
        if (settings.staticMaxAge() != null) {
            sender.setCacheControl("max-age=" + settings.staticMaxAge().toSeconds());
        }
        installBean(sender);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getCanonicalPath();
        for (Map.Entry<StaticFiles, StaticFolder> entry : folders.entrySet()) {
            String below = path == null ? null : entry.getKey().below(path);
            if (below != null) {
                return serve(entry.getValue(), below, request, response, callback)
                        || !entry.getKey().isOfAllUrls() && refuse(request, response, callback)
                        || super.handle(request, response, callback);
            }
        }
        return super.handle(request, response, callback);
    }

    /** False if there is no such file, or the method is another. */
    private boolean serve(
            StaticFolder folder, String canonicalPath, Request request, Response response, Callback callback) {
        if (!isRead(request)) {
            return false;
        }
        // An encoded slash is a character of a name to some, and a separator to others.
        StaticFile file = canonicalPath.toLowerCase(Locale.ROOT).contains("%2f")
                ? null
                : folder.file(URIUtil.decodePath(canonicalPath));
        if (file == null) {
            return false;
        }
        boolean part = isRangeServed(request, file);
        HttpContent sent = part ? file : folder.variant(file, request.getHeaders());
        sender.doGet(part ? request : new WholeRequest(request), response, callback, sent);
        return true;
    }

    private static boolean isRead(Request request) {
        return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        if (isRead(request)) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        } else {
            response.getHeaders().put(HttpHeader.ALLOW, ALLOWED);
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        }
        return true;
    }

    /** RFC 9110 section 14.2: ranges are for GET, and may be ignored where they are unknown or many. */
    private static boolean isRangeServed(Request request, StaticFile file) {
        List<String> ranges = request.getHeaders().getValuesList(HttpHeader.RANGE.asString());
        return ranges.size() == 1
                && HttpMethod.GET.is(request.getMethod())
                && ranges.get(0).startsWith(BYTES)
                && ranges.get(0).chars().filter(c -> c == ',').count() < MAX_RANGES
                && Preconditions.rangeIsWanted(request.getHeaders(), file);
    }

    /** Without its ranges. */
    private static final class WholeRequest extends Request.Wrapper {

        WholeRequest(Request request) {
            super(request);
        }

        @Override
        public HttpFields getHeaders() {
            HttpFields headers = super.getHeaders();
            return headers.contains(HttpHeader.RANGE)
                    ? HttpFields.build(headers).remove(HttpHeader.RANGE)
                    : headers;
        }
    }

    private static final class Sender extends ResourceService {

        @Override
        protected boolean handleConditionalHeaders(
                Request request, Response response, HttpContent content, Callback callback) {
            int status = Preconditions.status(request.getHeaders(), content);
            if (status == 0) {
                return false;
            }
            if (status == HttpStatus.NOT_MODIFIED_304) {
                // RFC 9110 section 15.4.5: the headers that the file would have been sent with
                response.getHeaders().put(content.getETag());
                if (!content.getPreCompressedContentFormats().isEmpty()) {
                    response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
                }
                putNotModifiedHeaders(response, content);
                response.setStatus(status);
                response.write(true, null, callback);
            } else {
                writeHttpError(request, response, callback, status);
            }
            return true;
        }
    }
}
