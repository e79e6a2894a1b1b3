package org.wsgilet.bridge.compiling;

import java.io.BufferedReader;
import java.io.IOException;

/** The text of a source that is read a second time for its first lines, or for the line of an error. */
public final class SourceText {

    /** Characters that a reader has room for from the start; a mark for more makes it take memory for all of them. */
    private static final int SHORT = 8000;

    private SourceText() {}

    /** Called by the changed {@code ParserFacade}: marks a place to go back to, after at most so many characters. */
    public static void mark(BufferedReader source, int limit) throws IOException {
        source.mark(SHORT);
        long length = 0;
        long skipped;
        do {
            skipped = source.skip(SHORT - length);
            length += skipped;
        } while (skipped > 0 && length < SHORT);
        source.reset();
        if (length == SHORT) {
            source.mark(limit);
        }
    }
}
