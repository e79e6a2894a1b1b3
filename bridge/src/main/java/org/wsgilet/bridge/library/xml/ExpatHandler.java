package org.wsgilet.bridge.library.xml;

import java.io.StringReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * What a parser of the JDK asks, answered as expat does: no other file is read, and nothing but well-formedness
 * matters.
 */
abstract class ExpatHandler extends DefaultHandler2 {

    private static final String PROPERTIES = "http://xml.org/sax/properties/";

    final void listenTo(XMLReader reader) throws SAXException {
        reader.setContentHandler(this);
        reader.setErrorHandler(this);
        reader.setDTDHandler(this);
        reader.setEntityResolver(this);
        reader.setProperty(PROPERTIES + "lexical-handler", this);
        reader.setProperty(PROPERTIES + "declaration-handler", this);
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
