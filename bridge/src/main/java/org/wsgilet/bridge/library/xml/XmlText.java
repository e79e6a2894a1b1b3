package org.wsgilet.bridge.library.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document of XML as text, or what is there of it, and what has to be found in it for handlers and errors of expat.
 */
public final class XmlText {

    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*([\"'])([^\"']*)\\1"
            + "(?:\\s+encoding\\s*=\\s*([\"'])([^\"']*)\\3)?(?:\\s+standalone\\s*=\\s*([\"'])(yes|no)\\5)?\\s*\\?>");
    private static final Pattern DOCTYPE = Pattern.compile(
            "<!DOCTYPE\\s+([^\\s\\[>]+)\\s*((?:PUBLIC|SYSTEM)\\b(?:\\s*(?:\"[^\"]*\"|'[^']*'))*)?\\s*(\\[)?");
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s\"']+");
    private static final String BEGINS_DECLARATION = "<?xml";
    private static final int DECLARATION_LENGTH = 200;
    private static final String BEGINS_TOKEN = "\"'<%,[]()|>#"; // outside the root element, with a name
    private static final String ENDS_NAME = " \t\r\n>),|[%+*?";
    static final char NO_CHARACTER = '\uFFFF'; // XML has no place for it

    private final StringBuilder content = new StringBuilder();
    private final Map<String, External> externals = new HashMap<>();
    private boolean isWhole;
    private int start;
    private int startLine = 1;
    private int startColumn;
    private int startPairs; // of surrogates, in the part of the line that is forgotten
    private int knownLine = 1;
    private int knownStart;

    /** @param standalone 1, 0, or -1 if that is not said */
    record Declaration(String markup, String version, String encoding, int standalone) {}

    record External(String systemId, String publicId) {
        static final External NONE = new External(null, null);
    }

    /** @param content what is there of it already */
    XmlText(String content) {
        this.content.append(content);
    }

    /** Adds what comes next. */
    void append(String piece, boolean last) {
        content.append(piece);
        isWhole = last;
    }

    /** Forgets what stands before a place. */
    void forget(int before) {
        int columns = column(before);
        startPairs = columns - characterColumn(before);
        startColumn = columns;
        startLine = line(before);
        start += before;
        content.delete(0, before);
        knownLine = startLine;
        knownStart = -startColumn;
    }

    /** The encoding that a document says it has; null if it says none. */
    static String declaredEncoding(String bytes) {
        Matcher declaration = DECLARATION.matcher(bytes.substring(0, Math.min(bytes.length(), DECLARATION_LENGTH)));
        return declaration.lookingAt() ? declaration.group(4) : null;
    }

    /** What is not forgotten; places are from its start. */
    StringBuilder content() {
        return content;
    }

    /** A place in the document. */
    int inDocument(int offset) {
        return start + offset;
    }

    Optional<Declaration> declaration() {
        Matcher found = DECLARATION.matcher(content);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        int standalone = found.group(6) == null ? -1 : found.group(6).equals("yes") ? 1 : 0;
        return Optional.of(new Declaration(found.group(), found.group(2), found.group(4), standalone));
    }

    /** Whether the text ends before it is clear what belongs to the document type. */
    boolean endsInDoctype() {
        int begin = content.indexOf("<!DOCTYPE");
        if (begin < 0) {
            return false;
        }
        for (int i = begin; i < content.length(); i++) {
            if (content.charAt(i) == '[' || content.charAt(i) == '>') {
                return false;
            }
        }
        return !isWhole;
    }

    boolean hasInternalSubset() {
        Matcher found = DOCTYPE.matcher(content);
        return found.find() && found.group(3) != null;
    }

    /** What stands between the brackets of the document type, which ends before a place; empty without them. */
    String internalSubset(int end) {
        Matcher found = DOCTYPE.matcher(content);
        int close = content.lastIndexOf("]", end);
        return found.find() && found.group(3) != null && close >= found.end()
                ? content.substring(found.end(), close)
                : "";
    }

    /** The words of the document type, as the default handler gets them. */
    List<String> doctypePieces() {
        List<String> pieces = new ArrayList<>();
        Matcher found = DOCTYPE.matcher(content);
        if (found.find()) {
            pieces.add("<!DOCTYPE");
            pieces.add(" ");
            pieces.add(found.group(1));
            Matcher words = WORDS.matcher(found.group(2) == null ? "" : found.group(2));
            while (words.find()) {
                pieces.add(" ");
                pieces.add(words.group());
            }
            if (found.group(3) == null) {
                pieces.add(">");
            } else {
                pieces.add(" ");
                pieces.add("[");
            }
        }
        return pieces;
    }

    void external(String name, String systemId, String publicId) {
        externals.putIfAbsent(name, new External(systemId, publicId));
    }

    /** Null if it was not declared. */
    External external(String name) {
        return externals.get(name);
    }

    /** The place of a line, from 1, and a column, from 0; that of the end beyond. */
    int offset(int line, int column) {
        if (line < knownLine) {
            knownLine = startLine;
            knownStart = -startColumn;
        }
        while (knownLine < line) {
            int newline = content.indexOf("\n", Math.max(0, knownStart));
            if (newline < 0) {
                return content.length();
            }
            knownStart = newline + 1;
            knownLine++;
        }
        return Math.max(0, Math.min(content.length(), knownStart + column));
    }

    int line(int offset) {
        return startLine
                + (int) content.chars()
                        .limit(Math.max(0, offset))
                        .filter(c -> c == '\n')
                        .count();
    }

    private int lineStart(int offset) {
        return offset == 0 ? 0 : content.lastIndexOf("\n", offset - 1) + 1;
    }

    /** In units of UTF-16, as Java's parser counts them. */
    int column(int offset) {
        int begin = lineStart(offset);
        return offset - begin + (begin == 0 ? startColumn : 0);
    }

    /** In characters, as expat counts them. */
    int characterColumn(int offset) {
        int begin = lineStart(offset);
        return Character.codePointCount(content, begin, offset) + (begin == 0 ? startColumn - startPairs : 0);
    }

    String between(int line, int column, int endLine, int endColumn) {
        int start = offset(line, column);
        return content.substring(start, Math.max(start, offset(endLine, endColumn)));
    }

    /** The last place of a text before an offset; 0 if there is none. */
    int last(String text, int before) {
        return Math.max(0, content.lastIndexOf(text, Math.max(0, before - 1)));
    }

    /** How many characters of the beginning of a tag or a reference stand before a place. */
    int markupBefore(int offset) {
        String before = content.substring(Math.max(0, offset - 2), offset);
        return before.endsWith("<") || before.endsWith("&") ? 1 : before.equals("</") || before.equals("&#") ? 2 : 0;
    }

    int firstContent() {
        int start = declaration().map(found -> found.markup().length()).orElse(0);
        while (start < content.length() && Character.isWhitespace(content.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Where what follows the root element begins. */
    int afterRoot(int end) {
        int start = content.lastIndexOf(">", Math.max(0, end - 1)) + 1;
        while (start < content.length() && Character.isWhitespace(content.charAt(start))) {
            start++;
        }
        return start;
    }

    /** The character that can be in no declaration, in what stands at a place outside the root element; or -1. */
    int invalidOutsideRoot(int start) {
        int end = start;
        while (end < content.length() && isOfName(content.charAt(end))) {
            end++;
        }
        String allowed = end == start ? BEGINS_TOKEN : ENDS_NAME;
        return end < content.length() && allowed.indexOf(content.charAt(end)) < 0 ? end : -1;
    }

    static boolean isCharacter(char character) {
        return character >= ' ' ? character < '\uFFFE' : character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || ":_-.".indexOf(character) >= 0;
    }

    /** Whether the XML declaration, or what is meant to be one, has not ended before a place. */
    boolean isInDeclaration(int offset) {
        boolean isDeclaration = content.indexOf(BEGINS_DECLARATION) == 0
                && start == 0
                && (content.length() == BEGINS_DECLARATION.length()
                        || !isOfName(content.charAt(BEGINS_DECLARATION.length())));
        return isDeclaration && (declarationEnd() < 0 || offset <= declarationEnd());
    }

    /** Where the XML declaration ends; -1 if it does not. */
    int declarationEnd() {
        return content.indexOf("?>");
    }

    boolean isAtEnd(int offset) {
        return isWhole
                && (offset >= content.length() || content.substring(offset).isBlank());
    }

    /** The place of a markup that is not closed; -1 if all are. */
    int openToken() {
        int open = content.lastIndexOf("<");
        int cdata = content.lastIndexOf("<![CDATA[");
        if (cdata >= 0 && content.indexOf("]]>", cdata) < 0) {
            return cdata;
        }
        int comment = content.lastIndexOf("<!--");
        if (comment >= 0 && content.indexOf("-->", comment) < 0) {
            return comment;
        }
        return open >= 0 && !isClosed(open) ? open : -1;
    }

    /** Whether a tag has its end, which does not stand in quotes. */
    private boolean isClosed(int open) {
        char quote = 0;
        for (int i = open; i < content.length(); i++) {
            char c = content.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return true;
            }
        }
        return false;
    }

    /** The character that is wrong, which was the last to be read. */
    int invalid(int end) {
        int wrong = content.indexOf(String.valueOf(NO_CHARACTER));
        return wrong >= 0 ? wrong : end;
    }
}
