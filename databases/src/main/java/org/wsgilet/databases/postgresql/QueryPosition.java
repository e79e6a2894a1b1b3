package org.wsgilet.databases.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Where in a query an error is, shown as libpq does: the line, and a caret below it. */
final class QueryPosition {

    private static final int SHOWN = 60;
    private static final int SHOWN_AFTER = 10;

    private QueryPosition() {}

    /**
     * @param query the bytes of the query, one in each character
     * @param position in characters, from 1
     */
    static String show(String query, int position, boolean utf8) {
        String text = utf8 ? new String(query.getBytes(ISO_8859_1), UTF_8) : query;
        int at = text.offsetByCodePoints(0, Math.min(position - 1, text.codePointCount(0, text.length())));
        int begin = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        long line = text.substring(0, begin).chars().filter(c -> c == '\n').count() + 1;

        boolean cutBefore = false;
        boolean cutAfter = false;
        if (end - begin > SHOWN) {
            if (begin + SHOWN >= at + SHOWN_AFTER) {
                end = begin + SHOWN;
                cutAfter = true;
            } else {
                if (at + SHOWN_AFTER < end) {
                    end = at + SHOWN_AFTER;
                    cutAfter = true;
                }
                if (end - begin > SHOWN) {
                    begin = end - SHOWN;
                    cutBefore = true;
                }
            }
        }
        String title = "LINE " + line + ": " + (cutBefore ? "..." : "");
        String shown = title + text.substring(begin, end).replace('\t', ' ') + (cutAfter ? "..." : "");
        String caret = " ".repeat(title.length() + text.codePointCount(begin, at)) + "^";
        return (utf8 ? new String(shown.getBytes(UTF_8), ISO_8859_1) : shown) + "\n" + caret;
    }
}
