package org.wsgilet.json;

import java.util.Locale;

/** One JSON object on one line. ASCII alone: no text of a client can break the line or reach the terminal. */
public final class Json {

    private final StringBuilder text = new StringBuilder(256).append('{');

    /** Leaves the member out where the value is null. */
    public Json add(String name, String value) {
        if (value != null) {
            name(name);
            append(text, value);
        }
        return this;
    }

    public Json add(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** @param json a value that is JSON already */
    public Json addRaw(String name, Object json) {
        name(name);
        text.append(json);
        return this;
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        append(text, name);
        text.append(':');
    }

    /** A string as a value of its own. */
    public static String string(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2);
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ' || c > '~') {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
