package org.wsgilet.bridge.debug;

/** HTML that is written piece by piece: text is escaped, markup is not. */
final class Html {

    private final StringBuilder html = new StringBuilder(16 << 10);

    Html markup(String trusted) {
        html.append(trusted);
        return this;
    }

    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(isVisible(c) ? c : '\uFFFD');
            }
        }
        return this;
    }

    /** Not so what turns the text behind it around, as if a file had another name or a line another order. */
    private static boolean isVisible(char c) {
        boolean turns = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
        return c == '\n' || c == '\t' || !turns && !Character.isISOControl(c);
    }

    Html element(String name, String text) {
        return markup("<" + name + ">").text(text).markup("</" + name + ">");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
