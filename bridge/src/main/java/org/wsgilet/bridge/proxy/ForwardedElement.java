package org.wsgilet.bridge.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one proxy says of the request that it received: an element of the header {@code Forwarded} (RFC 7239 section 4),
 * or of {@code X-Forwarded-For}, which has nothing but the node.
 *
 * @param text as it came
 * @param node who sent the request to this proxy
 * @param pairs names in lower case
 */
record ForwardedElement(String text, Node node, Map<String, String> pairs) {

    static ForwardedElement ofNode(String text) {
        return new ForwardedElement(text, Node.parse(text), Map.of());
    }

    static ForwardedElement parse(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : pairs(text)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(pair.substring(equals + 1).strip()));
            }
        }
        return new ForwardedElement(text, Node.parse(pairs.getOrDefault("for", "")), pairs);
    }

    String get(String name) {
        return pairs.getOrDefault(name, "");
    }

    /** Semicolons in quoted strings do not count. */
    private static List<String> pairs(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
