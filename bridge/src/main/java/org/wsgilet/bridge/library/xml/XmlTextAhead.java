package org.wsgilet.bridge.library.xml;

/**
 * Text between two tags, told before the parser tells it: that one looks for its end first, which may be in a piece
 * that is long in coming.
 */
final class XmlTextAhead {

    private final XmlText text;
    private final StringBuilder told = new StringBuilder();
    private int end;

    XmlTextAhead(XmlText text) {
        this.text = text;
    }

    /**
     * What is surely text at a place behind which the parser has told nothing yet; its lines end as the parser tells
     * them.
     */
    String take(int start) {
        StringBuilder content = text.content();
        int to = start;
        while (to < content.length() && isText(content, to)) {
            to++;
        }
        if (to == content.length() && to > start && isOpen(content.charAt(to - 1))) {
            to--;
        }
        end = to;
        String found = content.substring(start, to).replace("\r\n", "\n").replace('\r', '\n');
        told.append(found);
        return found;
    }

    /** Where that has ended. */
    int end() {
        return end;
    }

    /** What the parser tells, without what is told already. */
    String withoutTold(String found) {
        int known = Math.min(told.length(), found.length());
        told.delete(0, known);
        return found.substring(known);
    }

    private static boolean isText(CharSequence content, int at) {
        char c = content.charAt(at);
        return c != '<' && c != '&' && c != ']' && XmlText.isCharacter(c);
    }

    /** Whether what follows a character says what it is. */
    private static boolean isOpen(char last) {
        return last == '\r' || Character.isHighSurrogate(last);
    }
}
