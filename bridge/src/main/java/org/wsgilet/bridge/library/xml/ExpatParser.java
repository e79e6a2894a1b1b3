package org.wsgilet.bridge.library.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.wsgilet.bridge.library.xml.XmlText.External;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.Attributes2;
import org.xml.sax.helpers.LocatorImpl;

/**
 * A document for the handlers of a {@code pyexpat} parser, read by the parser of the JDK: where it comes in pieces, by
 * {@link XmlPieces}. It fetches nothing: an external entity is for the application's handler, or nothing. Entities are
 * expanded up to the limits of the JDK. Used by one thread.
 */
public final class ExpatParser extends ExpatHandler {

    private static final String FEATURES = "http://xml.org/sax/features/";
    private static final String APACHE = "http://apache.org/xml/features/";

    /** Expat converts what is not UTF-8 in pieces of so many bytes of UTF-8, and tells each. */
    private static final int CONVERTED = 1024;

    private static final String START = "StartElementHandler";
    private static final String EXTERNAL = "ExternalEntityRefHandler";
    private static final Set<String> DECLARATIONS = Set.of(
            "AttlistDeclHandler",
            "CommentHandler",
            "ElementDeclHandler",
            "EntityDeclHandler",
            "NotationDeclHandler",
            "ProcessingInstructionHandler",
            "UnparsedEntityDeclHandler");
    private static final String CHARACTERS = "CharacterDataHandler";

    private final Map<String, PyObject> handlers = new HashMap<>();
    private final StringBuilder characters = new StringBuilder();
    private final XmlDecoder decoder;
    private final XmlText text = new XmlText("");
    private final XmlTextAhead ahead = new XmlTextAhead(text);
    private final StringBuilder unread = new StringBuilder();
    private final String separator;
    private final boolean bytes;
    private final boolean prefixes;
    private XmlPieces pieces;
    private boolean hasBegun;
    private int bufferSize;
    private int buffered;
    private boolean orders;
    private boolean specified;
    private final LocatorImpl place = new LocatorImpl();
    private Locator locator;
    private int line = 1;
    private int column;
    private int nextLine = 1;
    private int nextColumn;
    private boolean asksForDtd;
    private boolean asksForForeignDtd;
    private External dtd = External.NONE;
    private boolean inDoctype;
    private boolean inCdata;
    private int elements;
    private int entities;

    /**
     * @param separator between a name's namespace and the rest; null if namespaces are not told
     * @param bytes whether names and texts are UTF-8 in place of unicode
     * @param prefixes whether the names tell the prefix, too
     */
    public ExpatParser(XmlDecoder decoder, String separator, boolean bytes, boolean prefixes) {
        this.decoder = decoder;
        this.separator = separator;
        this.bytes = bytes;
        this.prefixes = prefixes;
    }

    /** @param handler None for none */
    public void handler(String name, PyObject handler) {
        if (name.equals(CHARACTERS)) {
            flush();
        }
        if (handler == Py.None) {
            handlers.remove(name);
        } else {
            handlers.put(name, handler);
        }
    }

    /** @param bufferSize in bytes of UTF-8; 0 for no buffer */
    public void options(int bufferSize, boolean orders, boolean specified) {
        if (bufferSize != this.bufferSize) {
            flush();
        }
        this.bufferSize = bufferSize;
        this.orders = orders;
        this.specified = specified;
    }

    public int line() {
        return line;
    }

    public int column() {
        return text.characterColumn(text.offset(line, column));
    }

    /**
     * Tells the handler of external entities of a DTD in another file, too.
     *
     * @param foreign one that the document does not name, which is for the application to find
     */
    public void askForDtd(boolean foreign) {
        asksForDtd = true;
        asksForForeignDtd = foreign;
    }

    /** From 0, in characters. */
    public int offset() {
        return text.inDocument(text.offset(line, column));
    }

    /** How many bytes of UTF-8 wait for the handler of characters. */
    public int buffered() {
        return buffered;
    }

    /**
     * Reads the next piece of the document.
     *
     * @param bytes one in each character
     * @throws XmlException what is wrong, in expat's words
     */
    public void parse(String bytes, boolean last) throws XmlException {
        String piece = decoder.decode(bytes, last);
        boolean isLast = last || decoder.hasFailed();
        text.append(piece, isLast);
        unread.append(piece);
        try {
            if (!hasBegun) {
                hasBegun = true;
                text.declaration().ifPresent(this::declaration);
            }
            read(isLast);
            flush();
        } catch (SAXParseException e) {
            flush();
            boolean isUnfinished =
                    decoder.endsInCharacter() && XmlException.of(e, text).isInvalidToken();
            throw isUnfinished ? XmlException.unfinished(decoder.isUtf8(), text) : XmlException.of(e, text);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) { // of a handler: none is called any more
            handlers.clear();
            line = nextLine;
            column = nextColumn;
            throw e;
        }
    }

    private void read(boolean last) throws SAXException, IOException, ParserConfigurationException {
        if (last && pieces == null) {
            XMLReader reader = reader();
            listenTo(reader);
            reader.parse(new InputSource(new StringReader(unread.toString())));
            atEnd();
        } else if (elements > 0 || !text.endsInDoctype()) {
            if (pieces == null) {
                pieces = new XmlPieces(this, reader());
                locator = place;
            }
            pieces.add(unread.toString(), last);
            unread.setLength(0);
            handle();
            if (last) {
                atEnd();
            } else if (elements > 0) {
                tellAhead();
                text.forget(text.offset(line, column));
            }
        }
    }

    private void handle() throws SAXException {
        for (List<XmlEvents.Event> found = pieces.next(); !found.isEmpty(); found = pieces.next()) {
            for (XmlEvents.Event event : found) {
                place.setLineNumber(event.line());
                place.setColumnNumber(event.column());
                event.call().on(this);
            }
        }
    }

    private void atEnd() {
        int end = text.content().length();
        line = text.line(end);
        column = text.column(end);
    }

    /** The parser tells a text when it knows where it ends; expat tells what is there. */
    private void tellAhead() {
        if (inCdata || entities > 0 || !has(CHARACTERS)) {
            return;
        }
        int start = text.offset(nextLine, nextColumn);
        String found = ahead.take(start);
        if (!found.isEmpty()) {
            line = nextLine;
            column = nextColumn;
            int end = ahead.end();
            nextLine = text.line(end);
            nextColumn = text.column(end);
            tell(found);
        }
    }

    private XMLReader reader() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(separator != null);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(FEATURES + "external-general-entities", false);
        factory.setFeature(FEATURES + "external-parameter-entities", false);
        factory.setFeature(APACHE + "nonvalidating/load-external-dtd", false);
        SAXParser parser = factory.newSAXParser();
        inEnglish(parser);
        XMLReader reader = parser.getXMLReader();
        reader.setFeature(FEATURES + "resolve-dtd-uris", false);
        return reader;
    }

    @SuppressWarnings("deprecation") // there is no other way to the language of messages, which are looked at
    private static void inEnglish(SAXParser parser) throws SAXException {
        parser.getParser().setLocale(Locale.ENGLISH);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    /** What follows begins where the event before has ended. */
    private void moved() {
        line = nextLine;
        column = nextColumn;
        if (entities == 0) { // expat tells the place of the reference
            nextLine = locator.getLineNumber();
            nextColumn = locator.getColumnNumber() - 1;
        }
    }

    /** The parser has read on to see that a text ends. */
    private void movedOverText() {
        moved();
        if (entities == 0 && !inCdata) {
            nextColumn -= text.markupBefore(text.offset(nextLine, nextColumn));
        }
    }

    private PyObject string(String value) {
        if (value == null) {
            return Py.None;
        }
        PyObject unicode = Py.newUnicode(value);
        return bytes ? unicode.invoke("encode", Py.newString("utf-8")) : unicode;
    }

    private void call(String name, PyObject... arguments) {
        PyObject handler = handlers.get(name);
        if (handler != null) {
            flush();
            handler.__call__(arguments);
        }
    }

    private boolean has(String name) {
        return handlers.containsKey(name);
    }

    private void flush() {
        if (characters.length() == 0) {
            return;
        }
        PyObject data = string(characters.toString());
        characters.setLength(0);
        buffered = 0;
        PyObject handler = handlers.get(CHARACTERS);
        if (handler != null) {
            handler.__call__(data);
        }
    }

    private void orDefault(String name, String markup, PyObject... arguments) {
        if (has(name)) {
            call(name, arguments);
        } else if (!inDoctype) {
            toDefault(markup);
        }
    }

    private void toDefault(String markup) {
        if (has("DefaultHandlerExpand")) {
            call("DefaultHandlerExpand", string(markup));
        } else {
            call("DefaultHandler", string(markup));
        }
    }

    private void declaration(XmlText.Declaration found) {
        orDefault(
                "XmlDeclHandler",
                found.markup(),
                string(found.version()),
                string(found.encoding()),
                Py.newInteger(found.standalone()));
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        call(
                "StartNamespaceDeclHandler",
                prefix.isEmpty() ? Py.None : string(prefix),
                uri.isEmpty() ? Py.None : string(uri));
    }

    @Override
    public void endPrefixMapping(String prefix) {
        call("EndNamespaceDeclHandler", prefix.isEmpty() ? Py.None : string(prefix));
    }

    private PyObject name(String uri, String local, String qualified) {
        if (separator == null || uri.isEmpty()) {
            return string(separator == null || local.isEmpty() ? qualified : local);
        }
        int colon = qualified.indexOf(':');
        String prefix = prefixes && colon > 0 ? separator + qualified.substring(0, colon) : "";
        return string(uri + separator + local + prefix);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        if (elements == 0 && asksForForeignDtd) {
            askForDtd(External.NONE);
        }
        moved();
        elements++;
        if (!has(START)) {
            toDefault(text.between(line, column, nextLine, nextColumn));
            return;
        }
        PyObject given = orders ? listed(attributes) : mapped(attributes);
        call(START, name(uri, local, qualified), given);
    }

    private boolean isLeftOut(Attributes attributes, int i) {
        return specified && attributes instanceof Attributes2 more && !more.isSpecified(i);
    }

    private PyObject mapped(Attributes attributes) {
        PyDictionary map = new PyDictionary();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!isLeftOut(attributes, i)) {
                map.__setitem__(
                        name(attributes.getURI(i), attributes.getLocalName(i), attributes.getQName(i)),
                        string(attributes.getValue(i)));
            }
        }
        return map;
    }

    private PyObject listed(Attributes attributes) {
        PyList list = new PyList();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!isLeftOut(attributes, i)) {
                list.append(name(attributes.getURI(i), attributes.getLocalName(i), attributes.getQName(i)));
                list.append(string(attributes.getValue(i)));
            }
        }
        return list;
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        elements--;
        boolean isEmpty = locator.getLineNumber() == nextLine && locator.getColumnNumber() - 1 == nextColumn;
        if (!isEmpty || has(START)) {
            moved();
        }
        if (has("EndElementHandler")) {
            call("EndElementHandler", name(uri, local, qualified));
        } else if (!isEmpty) {
            toDefault("</" + qualified + ">");
        }
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        String all = new String(buffer, start, length);
        String found = ahead.withoutTold(all);
        if (all.length() > found.length() && found.isEmpty()) {
            return;
        }
        movedOverText();
        if (has(CHARACTERS)) {
            tell(found);
        } else {
            toDefault(found);
        }
    }

    /** Expat tells a line, and its end, each by itself. */
    private void tell(String found) {
        int from = 0;
        while (from < found.length() && has(CHARACTERS)) {
            int newline = found.indexOf('\n', from);
            int to = newline == from ? from + 1 : newline < 0 ? found.length() : newline;
            if (!decoder.isUtf8()) {
                to = Utf8Length.end(found, from, to, CONVERTED);
            }
            tellOrBuffer(found.substring(from, to));
            if (entities == 0 && to < found.length()) {
                boolean isLineEnd = found.charAt(from) == '\n';
                line += isLineEnd ? 1 : 0;
                column = isLineEnd ? 0 : column + to - from;
            }
            from = to;
        }
    }

    private void tellOrBuffer(String piece) {
        int length = bufferSize == 0 ? 0 : Utf8Length.of(piece);
        if (buffered + length > bufferSize) {
            flush();
        }
        PyObject handler = handlers.get(CHARACTERS);
        if (handler == null) {
            return;
        }
        if (bufferSize == 0 || length > bufferSize) {
            handler.__call__(string(piece));
        } else {
            characters.append(piece);
            buffered += length;
        }
    }

    @Override
    public void startEntity(String name) {
        entities++;
    }

    @Override
    public void endEntity(String name) {
        entities--;
    }

    @Override
    public void ignorableWhitespace(char[] buffer, int start, int length) {
        characters(buffer, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) {
        moved();
        String content = data == null ? "" : data;
        orDefault(
                "ProcessingInstructionHandler",
                "<?" + target + (content.isEmpty() ? "" : " " + content) + "?>",
                string(target),
                string(content));
    }

    @Override
    public void comment(char[] buffer, int start, int length) {
        moved();
        String content = new String(buffer, start, length);
        orDefault("CommentHandler", "<!--" + content + "-->", string(content));
    }

    @Override
    public void startCDATA() {
        moved();
        inCdata = true;
        orDefault("StartCdataSectionHandler", "<![CDATA[");
    }

    @Override
    public void endCDATA() {
        moved();
        inCdata = false;
        orDefault("EndCdataSectionHandler", "]]>");
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) {
        moved();
        inDoctype = true;
        dtd = new External(systemId, publicId);
        boolean internal = text.hasInternalSubset();
        if (has("StartDoctypeDeclHandler")) {
            call(
                    "StartDoctypeDeclHandler",
                    string(name),
                    string(systemId),
                    string(publicId),
                    Py.newInteger(internal ? 1 : 0));
        } else {
            text.doctypePieces().forEach(this::toDefault);
        }
    }

    @Override
    public void endDTD() throws SAXException {
        moved();
        if (handlers.keySet().stream().noneMatch(DECLARATIONS::contains)) {
            toDefault(text.internalSubset(text.offset(nextLine, nextColumn)));
        }
        inDoctype = false;
        if (dtd.systemId() != null) {
            askForDtd(dtd);
        }
        call("EndDoctypeDeclHandler");
    }

    @Override
    public void elementDecl(String name, String model) {
        call("ElementDeclHandler", string(name), ContentModel.of(model, this::string));
    }

    @Override
    public void attributeDecl(String element, String attribute, String type, String mode, String value) {
        boolean required = "#REQUIRED".equals(mode) || "#FIXED".equals(mode);
        call(
                "AttlistDeclHandler",
                string(element),
                string(attribute),
                string(type),
                string(value),
                Py.newInteger(required ? 1 : 0));
    }

    @Override
    public void internalEntityDecl(String name, String value) {
        entity(name, string(value), null, null);
    }

    @Override
    public void externalEntityDecl(String name, String publicId, String systemId) {
        entity(name, Py.None, systemId, publicId);
    }

    private void entity(String name, PyObject value, String systemId, String publicId) {
        boolean isParameter = name.startsWith("%");
        call(
                "EntityDeclHandler",
                string(isParameter ? name.substring(1) : name),
                Py.newInteger(isParameter ? 1 : 0),
                value,
                Py.None,
                string(systemId),
                string(publicId),
                Py.None);
        if (systemId != null && !isParameter) {
            text.external(name, systemId, publicId);
        }
    }

    @Override
    public void notationDecl(String name, String publicId, String systemId) {
        call("NotationDeclHandler", string(name), Py.None, string(systemId), string(publicId));
    }

    @Override
    public void unparsedEntityDecl(String name, String publicId, String systemId, String notation) {
        if (has("UnparsedEntityDeclHandler")) {
            call(
                    "UnparsedEntityDeclHandler",
                    string(name),
                    Py.None,
                    string(systemId),
                    string(publicId),
                    string(notation));
        } else {
            call(
                    "EntityDeclHandler",
                    string(name),
                    Py.Zero,
                    Py.None,
                    Py.None,
                    string(systemId),
                    string(publicId),
                    string(notation));
        }
    }

    /** A reference to an external entity, or to one that such an entity might have declared. */
    @Override
    public void skippedEntity(String name) throws SAXException {
        moved();
        if (name.equals("[dtd]") || name.startsWith("%")) {
            return;
        }
        External external = text.external(name);
        if (external == null) {
            orDefault("SkippedEntityHandler", "&" + name + ";", string(name), Py.Zero);
        } else if (has(EXTERNAL)) {
            ask(string(name), external);
        } else {
            toDefault("&" + name + ";");
        }
    }

    private void askForDtd(External named) throws SAXException {
        if (asksForDtd && has(EXTERNAL)) {
            asksForForeignDtd = false;
            ask(Py.None, named);
        }
    }

    private void ask(PyObject context, External external) throws SAXException {
        flush();
        PyObject answer = handlers.get(EXTERNAL)
                .__call__(context, Py.None, string(external.systemId()), string(external.publicId()));
        if (!answer.__nonzero__()) {
            throw new SAXParseException(XmlException.EXTERNAL_FAILED, locator);
        }
    }
}
