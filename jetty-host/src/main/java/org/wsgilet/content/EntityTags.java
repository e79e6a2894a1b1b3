package org.wsgilet.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The validators that a client names, RFC 9110 section 8.8.3. */
final class EntityTags {

    private static final Pattern TAG = Pattern.compile("\\*|(?:W/)?\"[^\"]*\"");
    private static final String WEAK = "W/";

    private EntityTags() {}

    static boolean isStrong(String tag) {
        return tag.startsWith("\"");
    }

    static String weak(String tag) {
        return isStrong(tag) ? WEAK + tag : tag;
    }

    /** Whether the tag is in the header just as it is. */
    static boolean contain(HttpFields request, HttpHeader header, String tag) {
        return anyMatch(request, header, tag, false);
    }

    /** Whether the tag is there, weak or strong. */
    static boolean containWeakly(HttpFields request, HttpHeader header, String tag) {
        return anyMatch(request, header, weak(tag), true);
    }

    private static boolean anyMatch(HttpFields request, HttpHeader header, String tag, boolean weakly) {
        for (String value : request.getValuesList(header.asString())) {
            for (Matcher named = TAG.matcher(value); named.find(); ) {
                String name = weakly ? weak(named.group()) : named.group();
                if (name.equals(tag) || name.equals("*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
