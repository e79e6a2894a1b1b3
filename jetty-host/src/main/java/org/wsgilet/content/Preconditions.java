package org.wsgilet.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.content.HttpContent;

/**
 * Decides by the conditional headers of a request whether a file, 304 or 412 is the answer: RFC 9110 section 13, where
 * Jetty compares entity tags in another way.
 */
final class Preconditions {

    private Preconditions() {}

    /** The status to answer in place of the file, in the order of section 13.2.2; 0 to send it. */
    static int status(HttpFields request, HttpContent file) {
        String match = request.get(HttpHeader.IF_MATCH);
        if (match != null
                ? !EntityTags.contain(request, HttpHeader.IF_MATCH, file.getETagValue())
                : isModifiedSince(file, request.get(HttpHeader.IF_UNMODIFIED_SINCE), false)) {
            return HttpStatus.PRECONDITION_FAILED_412;
        }
        String noneMatch = request.get(HttpHeader.IF_NONE_MATCH);
        if (noneMatch != null
                ? EntityTags.containWeakly(request, HttpHeader.IF_NONE_MATCH, file.getETagValue())
                : !isModifiedSince(file, request.get(HttpHeader.IF_MODIFIED_SINCE), true)) {
            return HttpStatus.NOT_MODIFIED_304;
        }
        return 0;
    }

    /** Section 13.1.5: a range of what the client has a part of, or the whole of what it is now. */
    static boolean rangeIsWanted(HttpFields request, HttpContent file) {
        String validator = request.get(HttpHeader.IF_RANGE);
        return validator == null
                || validator.equals(file.getETagValue())
                || validator.equals(file.getLastModified().getValue());
    }

    /** @param otherwise the answer where there is no such date */
    private static boolean isModifiedSince(HttpContent file, String date, boolean otherwise) {
        long since = date == null ? -1 : HttpDateTime.parseToEpoch(date);
        if (since < 0) {
            return otherwise;
        }
        Instant modified = file.getLastModifiedInstant().truncatedTo(ChronoUnit.SECONDS);
        return modified.toEpochMilli() > since;
    }
}
