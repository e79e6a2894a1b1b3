package org.wsgilet.bridge.proxy;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The elements of a header that is a list, the last one first. Each proxy adds to the right of what it got: read from
 * there, nothing that a client has made up is looked at before the proxies' own words are, nor can it change where
 * those begin.
 */
final class ListFromRight implements Iterator<String> {

    private final String list;
    private final boolean quoting;
    private int end;

    /**
     * @param values those of a header that may be there several times
     * @param quoting whether a comma in a quoted string (RFC 9110 section 5.6.4) is none
     */
    ListFromRight(Enumeration<String> values, boolean quoting) {
        this.list = String.join(",", Collections.list(values));
        this.quoting = quoting;
        this.end = list.isBlank() ? -1 : list.length();
    }

    @Override
    public boolean hasNext() {
        return end >= 0;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int comma = quoting ? commaOutsideOfQuotes() : list.lastIndexOf(',', end - 1);
        String element = list.substring(comma + 1, end).strip();
        end = comma;
        return element;
    }

    private int commaOutsideOfQuotes() {
        boolean quoted = false;
        int i = end - 1;
        for (; i >= 0; i--) {
            char c = list.charAt(i);
            if (c == '"' && !isEscaped(i)) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                break;
            }
        }
        return i;
    }

    private boolean isEscaped(int index) {
        int first = index;
        while (first > 0 && list.charAt(first - 1) == '\\') {
            first--;
        }
        return (index - first) % 2 == 1;
    }
}
