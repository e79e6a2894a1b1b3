package org.wsgilet.bridge.library.xml;

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

/**
 * From the bytes of a document of XML, in pieces, to its text: up to the first character that XML refuses, and the
 * first byte that is wrong, for which such a character stands.
 */
public final class XmlDecoder {

    private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";
    private static final String UTF_16_MARK = "\u00fe\u00ff";
    private static final String UTF_16_MARK_SWAPPED = "\u00ff\u00fe";
    private static final String DECLARATION = "<?xml";
    private static final int LONGEST_DECLARATION = 1000;

    private final CharsetDecoder decoder;
    private final String characters;
    private int mark;
    private String rest = "";
    private boolean hasFailed;
    private boolean endsInCharacter;

    private XmlDecoder(CharsetDecoder decoder, String characters, int mark) {
        this.decoder = decoder;
        this.characters = characters;
        this.mark = mark;
    }

    /** Whether the encoding can be told from the beginning of a document. */
    public static boolean isEnough(String beginning) {
        if (UTF_8_MARK.startsWith(beginning) || "\u00fe".equals(beginning) || "\u00ff".equals(beginning)) {
            return false;
        }
        String text = beginning.substring(mark(beginning)).replace("\0", "");
        return !DECLARATION.startsWith(text)
                && (!text.startsWith(DECLARATION) || text.contains("?>") || text.length() > LONGEST_DECLARATION);
    }

    /**
     * The decoder of a document.
     *
     * @param beginning one byte in each character
     * @param override the encoding, whatever the document says; null to believe it
     * @throws XmlException if there is no such encoding
     */
    public static XmlDecoder of(String beginning, String override) throws XmlException {
        int mark = mark(beginning);
        try {
            Charset charset = override != null ? Charset.forName(override) : charset(beginning, mark);
            return new XmlDecoder(charset.newDecoder(), null, mark);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw XmlException.unknownEncoding(new XmlText(beginning));
        }
    }

    /**
     * The decoder of a document in an encoding of single bytes that Java does not have.
     *
     * @param characters of the bytes from 0 to 255; U+FFFD for those that are none
     */
    public static XmlDecoder ofSingleBytes(String beginning, String characters) {
        return new XmlDecoder(null, characters, beginning.startsWith(UTF_8_MARK) ? UTF_8_MARK.length() : 0);
    }

    private static int mark(String bytes) {
        return bytes.startsWith(UTF_8_MARK)
                ? UTF_8_MARK.length()
                : bytes.startsWith(UTF_16_MARK) || bytes.startsWith(UTF_16_MARK_SWAPPED) ? UTF_16_MARK.length() : 0;
    }

    private static Charset charset(String bytes, int mark) {
        if (mark == UTF_16_MARK.length() || bytes.startsWith("<\0") || bytes.startsWith("\0")) {
            return bytes.startsWith(UTF_16_MARK) || bytes.startsWith("\0") ? UTF_16BE : UTF_16LE;
        }
        String name = XmlText.declaredEncoding(bytes.substring(mark));
        return name == null ? UTF_8 : Charset.forName(name);
    }

    /** The encoding that a document says it has; null if it says none. */
    public static String declaredEncoding(String bytes) {
        return XmlText.declaredEncoding(bytes.substring(bytes.startsWith(UTF_8_MARK) ? UTF_8_MARK.length() : 0));
    }

    boolean isUtf8() {
        return decoder != null && UTF_8.equals(decoder.charset());
    }

    /** Whether what follows the text so far cannot be read. */
    boolean hasFailed() {
        return hasFailed;
    }

    /** Whether the document has ended within a character. */
    boolean endsInCharacter() {
        return endsInCharacter;
    }

    /** The text of the next piece. */
    String decode(String piece, boolean last) {
        if (hasFailed) {
            return "";
        }
        String bytes = (rest + piece).substring(mark);
        mark = 0;
        StringBuilder text = new StringBuilder(bytes.length());
        if (decoder == null) {
            single(bytes, text);
        } else {
            several(bytes.getBytes(ISO_8859_1), last, text);
        }
        if (hasFailed) {
            text.append(XmlText.NO_CHARACTER);
        }
        endAtInvalid(text);
        return text.toString();
    }

    private void endAtInvalid(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            if (!XmlText.isCharacter(text.charAt(i))) {
                hasFailed = true;
                text.setLength(i + 1);
            }
        }
    }

    private void single(String bytes, StringBuilder text) {
        for (int i = 0; i < bytes.length() && !hasFailed; i++) {
            char character = characters.charAt(bytes.charAt(i));
            if (character == '\uFFFD') {
                hasFailed = true;
            } else {
                text.append(character);
            }
        }
    }

    private void several(byte[] bytes, boolean last, StringBuilder text) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) ((bytes.length + 1) * Math.ceil(decoder.maxCharsPerByte())));
        CoderResult result = decoder.decode(in, out, false);
        text.append(out.flip());
        rest = ISO_8859_1.decode(in).toString();
        endsInCharacter = last && !rest.isEmpty() && !result.isError();
        hasFailed = endsInCharacter || result.isError();
    }
}
