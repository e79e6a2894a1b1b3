package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.List;

/** Where a source that is Python is written another way, because Jython's parser does not know this one. */
final class Amendments {

    private record Amendment(int start, int end, String text) {}

    private final List<Amendment> amendments = new ArrayList<>();

    /** In the order of the source. */
    void add(int start, int end, String text) {
        amendments.add(new Amendment(start, end, text));
    }

    String applied(String source) {
        if (amendments.isEmpty()) {
            return source;
        }
        StringBuilder amended = new StringBuilder(source);
        for (int i = amendments.size() - 1; i >= 0; i--) {
            Amendment each = amendments.get(i);
            amended.replace(each.start, each.end, each.text);
        }
        return amended.toString();
    }
}
