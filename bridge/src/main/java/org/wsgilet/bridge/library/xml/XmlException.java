package org.wsgilet.bridge.library.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXParseException;

/** An error of XML as expat counts them and tells its place. */
public final class XmlException extends Exception {

    private static final long serialVersionUID = 1;

    static final String EXTERNAL_FAILED = "error in processing external entity reference";

    static final int SYNTAX = 2;
    static final int NO_ELEMENTS = 3;
    static final int INVALID_TOKEN = 4;
    static final int UNCLOSED_TOKEN = 5;
    static final int PARTIAL_CHARACTER = 6;
    static final int TAG_MISMATCH = 7;
    static final int DUPLICATE_ATTRIBUTE = 8;
    static final int JUNK_AFTER_DOCUMENT = 9;
    static final int UNDEFINED_ENTITY = 11;
    static final int RECURSIVE_ENTITY = 12;
    static final int BAD_CHARACTER_REFERENCE = 14;
    static final int MISPLACED_DECLARATION = 17;
    static final int UNKNOWN_ENCODING = 18;
    static final int UNCLOSED_CDATA = 20;
    static final int EXTERNAL_ENTITY = 21;
    static final int UNBOUND_PREFIX = 27;
    static final int XML_DECLARATION = 30;
    static final int AMPLIFICATION = 43;

    private static final Pattern ENTITY = Pattern.compile("The entity \"([^\"]*)\" was referenced");
    private static final Pattern ATTRIBUTE = Pattern.compile("Attribute \"([^\"]*)\" (?:was already|bound to)");

    private final int code;
    private final int offset;
    private final int line;
    private final int column;

    private XmlException(int code, int offset, XmlText text) {
        super("XML error " + code);
        this.code = code;
        this.offset = text.inDocument(offset);
        this.line = text.line(offset);
        this.column = text.characterColumn(offset);
    }

    static XmlException of(SAXParseException e, XmlText text) {
        int end = text.offset(e.getLineNumber(), e.getColumnNumber() - 1);
        String message = e.getMessage() == null ? "" : e.getMessage();
        Matcher entity = ENTITY.matcher(message);
        Matcher attribute = ATTRIBUTE.matcher(message);
        if (message.contains("must be terminated by the matching end-tag")) {
            return new XmlException(TAG_MISMATCH, text.last("</", end) + 2, text);
        }
        if (entity.find()) {
            return new XmlException(UNDEFINED_ENTITY, text.last("&" + entity.group(1) + ";", end), text);
        }
        if (attribute.find()) {
            return new XmlException(DUPLICATE_ATTRIBUTE, text.last(attribute.group(1), end), text);
        }
        if (message.contains("is not bound")) {
            return new XmlException(UNBOUND_PREFIX, text.last("<", end), text);
        }
        if (message.startsWith("JAXP0001000") || message.startsWith("JAXP0001001")) {
            return new XmlException(AMPLIFICATION, end, text);
        }
        if (message.contains("Recursive entity reference")) {
            return new XmlException(RECURSIVE_ENTITY, text.last("&", end), text);
        }
        if (message.contains("Character reference")) {
            return new XmlException(BAD_CHARACTER_REFERENCE, text.last("&#", end), text);
        }
        if (message.equals(EXTERNAL_FAILED)) {
            return new XmlException(EXTERNAL_ENTITY, text.last("&", end), text);
        }
        return structural(message, end, text);
    }

    private static XmlException structural(String message, int end, XmlText text) {
        if (text.isInDeclaration(end)) {
            return text.declarationEnd() < 0
                    ? new XmlException(UNCLOSED_TOKEN, 0, text)
                    : new XmlException(XML_DECLARATION, end, text);
        }
        if (message.contains("target matching \"[xX][mM][lL]\"")) {
            return new XmlException(MISPLACED_DECLARATION, text.last("<?", end), text);
        }
        if (message.contains("in prolog")) {
            return outsideRoot(SYNTAX, text.firstContent(), text);
        }
        if (message.contains("trailing section") || message.contains("following the root element")) {
            return outsideRoot(JUNK_AFTER_DOCUMENT, text.afterRoot(end), text);
        }
        if (text.isAtEnd(end)) {
            int open = text.openToken();
            if (open >= 0) {
                boolean cdata = text.content().indexOf("<![CDATA[", open) == open;
                return new XmlException(cdata ? UNCLOSED_CDATA : UNCLOSED_TOKEN, open, text);
            }
            return new XmlException(NO_ELEMENTS, text.content().length(), text);
        }
        return new XmlException(INVALID_TOKEN, text.invalid(end), text);
    }

    /** Expat reads a whole token before it says that there must be none: one that is none is its error. */
    private static XmlException outsideRoot(int code, int start, XmlText text) {
        int invalid = text.invalidOutsideRoot(start);
        return invalid < 0 ? new XmlException(code, start, text) : new XmlException(INVALID_TOKEN, invalid, text);
    }

    /** Of a document that ends within a character, which has one byte at least. */
    static XmlException unfinished(boolean hasBytes, XmlText text) {
        return new XmlException(
                hasBytes ? PARTIAL_CHARACTER : UNCLOSED_TOKEN, text.content().length() - 1, text);
    }

    static XmlException unknownEncoding(XmlText text) {
        int name = text.content().indexOf("encoding");
        return new XmlException(
                UNKNOWN_ENCODING,
                name < 0 ? 0 : Math.min(name + 10, text.content().length()),
                text);
    }

    boolean isInvalidToken() {
        return code == INVALID_TOKEN;
    }

    public int code() {
        return code;
    }

    /** From 0, in characters of the document. */
    public int offset() {
        return offset;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 0. */
    public int column() {
        return column;
    }
}
