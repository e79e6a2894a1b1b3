package org.wsgilet.bridge.library;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.Attributes2;
import org.xml.sax.ext.DefaultHandler2;

/**
 * A document for the handlers of a {@code pyexpat} parser, read by the parser of the JDK. It fetches nothing: an external
 * entity is for the application's handler, or nothing. Entities are expanded up to the limits of the JDK. Used by one thread.
 */
public final class ExpatParser extends DefaultHandler2 {

    private static final String FEATURES = "http://xml.org/sax/features/";
    private static final String PROPERTIES = "http://xml.org/sax/properties/";
    private static final String APACHE = "http://apache.org/xml/features/";

    private final Map<String, PyObject> handlers = new HashMap<>();
    private final StringBuilder characters = new StringBuilder();
    private final XmlText text;
    private final String separator;
    private final boolean bytes;
    private final boolean prefixes;
    private boolean buffers;
    private boolean orders;
    private boolean specified;
    private Locator locator;
    private int line = 1;
    private int column;
    private int nextLine = 1;
    private int nextColumn;
    private boolean inDoctype;

    /**
     * @param separator between a name's namespace and the rest; null if namespaces are not told
     * @param bytes whether names and texts are UTF-8 in place of unicode
     * @param prefixes whether the names tell the prefix, too
     */
    public ExpatParser(XmlText text, String separator, boolean bytes, boolean prefixes) {
        this.text = text;
        this.separator = separator;
        this.bytes = bytes;
        this.prefixes = prefixes;
    }

    /** @param handler None for none */
    public void handler(String name, PyObject handler) {
        if (handler == Py.None) {
            handlers.remove(name);
        } else {
            handlers.put(name, handler);
        }
    }

    public void options(boolean buffers, boolean orders, boolean specified) {
        this.buffers = buffers;
        this.orders = orders;
        this.specified = specified;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** From 0, in characters. */
    public int offset() {
        return text.offset(line, column);
    }

    /** Reads the document. @throws XmlException what is wrong, in expat's words */
    public void parse() throws XmlException {
        try {
            text.declaration().ifPresent(this::declaration);
            reader().parse(new InputSource(new StringReader(text.content())));
            flush();
            int end = text.content().length();
            line = text.line(end);
            column = text.column(end);
        } catch (SAXParseException e) {
            flush();
            throw XmlException.of(e, text);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
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
        reader.setContentHandler(this);
        reader.setErrorHandler(this);
        reader.setDTDHandler(this);
        reader.setEntityResolver(this);
        reader.setProperty(PROPERTIES + "lexical-handler", this);
        reader.setProperty(PROPERTIES + "declaration-handler", this);
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
        nextLine = locator.getLineNumber();
        nextColumn = locator.getColumnNumber() - 1;
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
        PyObject handler = handlers.get("CharacterDataHandler");
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
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        moved();
        if (!has("StartElementHandler")) {
            toDefault(text.between(line, column, nextLine, nextColumn));
            return;
        }
        PyObject given = orders ? listed(attributes) : mapped(attributes);
        call("StartElementHandler", name(uri, local, qualified), given);
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
        boolean isEmpty = locator.getLineNumber() == nextLine && locator.getColumnNumber() - 1 == nextColumn;
        if (!isEmpty || has("CharacterDataHandler") && characters.length() > 0) {
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
        moved();
        if (!has("CharacterDataHandler")) {
            toDefault(new String(buffer, start, length));
            return;
        }
        characters.append(buffer, start, length);
        if (!buffers) {
            lineByLine();
        }
    }

    /** Without a buffer expat tells a line, and its end, each by itself. */
    private void lineByLine() {
        PyObject handler = handlers.get("CharacterDataHandler");
        String all = characters.toString();
        characters.setLength(0);
        int from = 0;
        while (from < all.length() && handler != null) {
            int newline = all.indexOf('\n', from);
            int to = newline == from ? from + 1 : newline < 0 ? all.length() : newline;
            handler.__call__(string(all.substring(from, to)));
            from = to;
            handler = handlers.get("CharacterDataHandler");
        }
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
        orDefault("StartCdataSectionHandler", "<![CDATA[");
    }

    @Override
    public void endCDATA() {
        moved();
        orDefault("EndCdataSectionHandler", "]]>");
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) {
        moved();
        inDoctype = true;
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
    public void endDTD() {
        moved();
        inDoctype = false;
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
        XmlText.External external = text.external(name);
        if (external == null) {
            orDefault("SkippedEntityHandler", "&" + name + ";", string(name), Py.Zero);
        } else if (has("ExternalEntityRefHandler")) {
            flush();
            PyObject answer = handlers.get("ExternalEntityRefHandler")
                    .__call__(string(name), Py.None, string(external.systemId()), string(external.publicId()));
            if (!answer.__nonzero__()) {
                throw new SAXParseException(XmlException.EXTERNAL_FAILED, locator);
            }
        } else {
            toDefault("&" + name + ";");
        }
    }

    @Override
    public InputSource resolveEntity(String name, String publicId, String baseUri, String systemId) {
        return new InputSource(new StringReader(""));
    }

    @Override
    public void error(SAXParseException e) {
        // Of validity, which expat does not look at.
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }
}
