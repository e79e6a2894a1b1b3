package org.wsgilet.databases.postgresql;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An error or a notice of the server.
 *
 * @param fields by the letters of the protocol (section "Error and Notice Message Fields" of the manual of PostgreSQL);
 *     each character is a byte
 */
public record ServerMessage(Map<Character, String> fields) {

    private static final char SEVERITY = 'S';
    private static final char SQLSTATE = 'C';
    private static final char PRIMARY = 'M';
    private static final char DETAIL = 'D';
    private static final char HINT = 'H';
    private static final char POSITION = 'P';
    private static final char INTERNAL_POSITION = 'p';
    private static final char INTERNAL_QUERY = 'q';
    private static final char CONTEXT = 'W';

    static ServerMessage parse(String body) {
        Map<Character, String> fields = new TreeMap<>();
        for (int i = 0; i < body.length() && body.charAt(i) != 0; ) {
            int end = body.indexOf(0, i);
            fields.put(body.charAt(i), body.substring(i + 1, end));
            i = end + 1;
        }
        return new ServerMessage(Collections.unmodifiableMap(fields));
    }

    /** Five characters; null if there are none. */
    public String sqlState() {
        return fields.get(SQLSTATE);
    }

    /** The text that libpq makes of it, without {@code ERROR: } before it. */
    public String textWithoutSeverity(String query, boolean utf8) {
        StringBuilder text = new StringBuilder(fields.getOrDefault(PRIMARY, ""));
        if (fields.containsKey(POSITION)) {
            appendPosition(text, query, fields.get(POSITION), utf8);
        } else if (fields.containsKey(INTERNAL_POSITION)) {
            appendPosition(text, fields.get(INTERNAL_QUERY), fields.get(INTERNAL_POSITION), utf8);
        }
        text.append('\n');
        append(text, "DETAIL:  ", DETAIL);
        append(text, "HINT:  ", HINT);
        append(text, "QUERY:  ", INTERNAL_QUERY);
        return text.toString();
    }

    /** The text that libpq makes of an error. */
    public String errorText(String query, boolean utf8) {
        StringBuilder text = new StringBuilder(prefix()).append(textWithoutSeverity(query, utf8));
        append(text, "CONTEXT:  ", CONTEXT);
        return text.toString();
    }

    /** The text that libpq makes of a notice: without the context. */
    public String noticeText() {
        return prefix() + textWithoutSeverity(null, true);
    }

    public String prefix() {
        return fields.getOrDefault(SEVERITY, "ERROR") + ":  ";
    }

    private void append(StringBuilder text, String title, char field) {
        String value = fields.get(field);
        if (value != null) {
            text.append(title).append(value).append('\n');
        }
    }

    private static void appendPosition(StringBuilder text, String query, String position, boolean utf8) {
        int number = Integer.parseInt(position);
        if (query == null) {
            text.append(" at character ").append(number);
        } else {
            text.append('\n').append(QueryPosition.show(query, number, utf8));
        }
    }
}
