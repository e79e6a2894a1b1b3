package org.wsgilet.bridge.compiling;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.Token;
import org.python.antlr.ast.Module;
import org.python.antlr.base.mod;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;

/** The text of a source that is read a second time for its first lines, or for the line of an error. */
public final class SourceText {

    /** Characters that a reader has room for from the start; a mark for more makes it take memory for all of them. */
    private static final int SHORT = 8000;

    /** Characters. */
    private static final int LONG = 200_000;

    private static final Pattern DECLARED = Pattern.compile("\\A(?:.*\\R)?[ \\t\\f]*#.*?coding[:=]\\s*([-\\w.]+)");

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

    /** The text that a module was parsed from; null if it was made of something else. */
    static String of(mod module) {
        CharStream characters = characters(module);
        return characters == null ? null : characters.substring(0, characters.size() - 1);
    }

    /** Whether a module is so long that there are tables in it, if it is nothing generated. */
    static boolean isLong(mod module) {
        CharStream characters = characters(module);
        return characters != null && characters.size() > LONG;
    }

    private static CharStream characters(mod module) {
        if (!(module instanceof Module parsed) || parsed.getInternalBody().isEmpty()) {
            return null;
        }
        Token token = parsed.getInternalBody().get(0).getToken();
        return token == null ? null : token.getInputStream();
    }

    /** The encoding that a text declares, or UTF-8 if it has a need of one; null if it has none. */
    private static String encoding(String text) {
        Matcher declared = DECLARED.matcher(text);
        if (declared.find()) {
            String name = declared.group(1);
            return name.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : name;
        }
        return text.chars().anyMatch(character -> character > 0x7F) ? "UTF-8" : null;
    }

    /** Parses a text again that was parsed already. */
    static mod parse(String text, String file, CompilerFlags flags) {
        if (flags.source_is_utf8) {
            return parseText(text, file, flags);
        }
        String encoding = encoding(text);
        Charset charset = encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
        String bytes = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
        flags.encoding = encoding;
        return parseText(bytes, file, flags);
    }

    /** With what Jython puts behind each text, and {@code SourceSyntax} takes off: the text of a file has it not. */
    private static mod parseText(String text, String file, CompilerFlags flags) {
        return ParserFacade.parse(text + "\n\n", CompileMode.exec, file, flags);
    }
}
