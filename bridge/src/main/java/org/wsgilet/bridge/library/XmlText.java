package org.wsgilet.bridge.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document of XML as text, and what has to be found in it for handlers and errors of expat. */
public final class XmlText {

    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*([\"'])([^\"']*)\\1"
            + "(?:\\s+encoding\\s*=\\s*([\"'])([^\"']*)\\3)?(?:\\s+standalone\\s*=\\s*([\"'])(yes|no)\\5)?\\s*\\?>");
    private static final Pattern DOCTYPE = Pattern.compile(
            "<!DOCTYPE\\s+([^\\s\\[>]+)\\s*((?:PUBLIC|SYSTEM)\\b(?:\\s*(?:\"[^\"]*\"|'[^']*'))*)?\\s*(\\[)?");
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s\"']+");
    private static final int DECLARATION_LENGTH = 200;
    private static final String BEGINS_TOKEN = "\"'<%,[]()|>#"; // outside the root element, with a name
    private static final String ENDS_NAME = " \t\r\n>),|[%+*?";
    private static final char NO_CHARACTER = '\uFFFF'; // XML has no place for it

    private final String content;
    private final Map<String, External> externals = new HashMap<>();

    /** @param standalone 1, 0, or -1 if that is not said */
    record Declaration(String markup, String version, String encoding, int standalone) {}

    record External(String systemId, String publicId) {}

    private XmlText(String content) {
        this.content = content;
    }

    /**
     * Decodes a document.
     *
     * @param bytes one in each character
     * @param override the encoding, whatever the document says; null to believe it
     * @throws XmlException if there is no such encoding
     */
    public static XmlText of(String bytes, String override) throws XmlException {
        byte[] raw = bytes.getBytes(ISO_8859_1);
        int mark = bytes.startsWith("\u00ef\u00bb\u00bf")
                ? 3
                : bytes.startsWith("\u00fe\u00ff") || bytes.startsWith("\u00ff\u00fe") ? 2 : 0;
        Charset charset;
        try {
            charset = override != null ? Charset.forName(override) : charset(bytes, mark);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw XmlException.unknownEncoding(new XmlText(bytes));
        }
        return new XmlText(decoded(raw, mark, charset));
    }

    /**
     * Decodes a document in an encoding of single bytes that Java does not have.
     *
     * @param characters of the bytes from 0 to 255; U+FFFD for those that are none
     */
    public static XmlText ofSingleBytes(String bytes, String characters) {
        StringBuilder text = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            char character = characters.charAt(bytes.charAt(i));
            if (character == '\uFFFD') {
                return new XmlText(text.append(NO_CHARACTER).toString());
            }
            text.append(character);
        }
        return new XmlText(text.toString());
    }

    /** The encoding that a document says it has; null if it says none. */
    public static String declaredEncoding(String bytes) {
        return declaredEncoding(bytes, 0);
    }

    private static String declaredEncoding(String bytes, int mark) {
        Matcher declaration =
                DECLARATION.matcher(bytes.substring(mark, Math.min(bytes.length(), mark + DECLARATION_LENGTH)));
        return declaration.lookingAt() ? declaration.group(4) : null;
    }

    private static Charset charset(String bytes, int mark) {
        if (mark == 2 || bytes.startsWith("<\0") || bytes.startsWith("\0<")) {
            return bytes.startsWith("\u00fe\u00ff") || bytes.startsWith("\0<") ? UTF_16BE : UTF_16LE;
        }
        String name = declaredEncoding(bytes, mark);
        return name == null ? UTF_8 : Charset.forName(name);
    }

    /** Up to the first byte that is wrong, for which a character stands that XML refuses. */
    private static String decoded(byte[] bytes, int start, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate((int) ((bytes.length + 1) * Math.ceil(decoder.maxCharsPerByte())));
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        return result.isError() ? text + NO_CHARACTER : text;
    }

    String content() {
        return content;
    }

    Optional<Declaration> declaration() {
        Matcher found = DECLARATION.matcher(content);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        int standalone = found.group(6) == null ? -1 : found.group(6).equals("yes") ? 1 : 0;
        return Optional.of(new Declaration(found.group(), found.group(2), found.group(4), standalone));
    }

    boolean hasInternalSubset() {
        Matcher found = DOCTYPE.matcher(content);
        return found.find() && found.group(3) != null;
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
        int start = 0;
        for (int i = 1; i < line && start < content.length(); i++) {
            int newline = content.indexOf('\n', start);
            start = newline < 0 ? content.length() : newline + 1;
        }
        return Math.max(0, Math.min(content.length(), start + column));
    }

    int line(int offset) {
        return 1
                + (int) content.substring(0, Math.min(offset, content.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    int column(int offset) {
        return offset - (offset == 0 ? 0 : content.lastIndexOf('\n', offset - 1) + 1);
    }

    String between(int line, int column, int endLine, int endColumn) {
        int start = offset(line, column);
        return content.substring(start, Math.max(start, offset(endLine, endColumn)));
    }

    /** The last place of a text before an offset; 0 if there is none. */
    int last(String text, int before) {
        return Math.max(0, content.lastIndexOf(text, Math.max(0, before - 1)));
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
        int start = content.lastIndexOf('>', Math.max(0, end - 1)) + 1;
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

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || ":_-.".indexOf(character) >= 0;
    }

    boolean isAtEnd(int offset) {
        return offset >= content.length() || content.substring(offset).isBlank();
    }

    /** The place of a markup that is not closed; -1 if all are. */
    int openToken() {
        int open = content.lastIndexOf('<');
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
        int wrong = content.indexOf(NO_CHARACTER);
        return wrong >= 0 ? wrong : end;
    }
}
