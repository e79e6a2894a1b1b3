package org.wsgilet.bridge.library.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.ext.Attributes2Impl;
import org.xml.sax.ext.DefaultHandler2;

/** What a parser finds, kept for handlers that another thread calls. */
final class XmlEvents extends ExpatHandler {

    private static final int MOST = 1000; // kept at once

    private final HandOver handOver;
    private List<Event> events = new ArrayList<>();
    private Locator locator;

    /** What is done when events are to be taken. */
    interface HandOver {
        void run() throws IOException;
    }

    /** A call of a handler. */
    interface Call {
        void on(DefaultHandler2 handler) throws SAXException;
    }

    /** A call, and the place behind what it tells of, both from 1. */
    record Event(int line, int column, Call call) {}

    XmlEvents(HandOver handOver) {
        this.handOver = handOver;
    }

    List<Event> take() {
        List<Event> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    private void keep(Call call) throws SAXException {
        events.add(new Event(locator.getLineNumber(), locator.getColumnNumber(), call));
        if (events.size() >= MOST) {
            try {
                handOver.run();
            } catch (IOException e) {
                throw new SAXException(e);
            }
        }
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        keep(handler -> handler.startPrefixMapping(prefix, uri));
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        keep(handler -> handler.endPrefixMapping(prefix));
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        Attributes copy = new Attributes2Impl(attributes);
        keep(handler -> handler.startElement(uri, local, qualified, copy));
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        keep(handler -> handler.endElement(uri, local, qualified));
    }

    @Override
    public void characters(char[] buffer, int start, int length) throws SAXException {
        char[] copy = new String(buffer, start, length).toCharArray();
        keep(handler -> handler.characters(copy, 0, copy.length));
    }

    @Override
    public void ignorableWhitespace(char[] buffer, int start, int length) throws SAXException {
        characters(buffer, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        keep(handler -> handler.processingInstruction(target, data));
    }

    @Override
    public void comment(char[] buffer, int start, int length) throws SAXException {
        char[] copy = new String(buffer, start, length).toCharArray();
        keep(handler -> handler.comment(copy, 0, copy.length));
    }

    @Override
    public void startCDATA() throws SAXException {
        keep(DefaultHandler2::startCDATA);
    }

    @Override
    public void endCDATA() throws SAXException {
        keep(DefaultHandler2::endCDATA);
    }

    @Override
    public void startEntity(String name) throws SAXException {
        keep(handler -> handler.startEntity(name));
    }

    @Override
    public void endEntity(String name) throws SAXException {
        keep(handler -> handler.endEntity(name));
    }

    @Override
    public void skippedEntity(String name) throws SAXException {
        keep(handler -> handler.skippedEntity(name));
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) throws SAXException {
        keep(handler -> handler.startDTD(name, publicId, systemId));
    }

    @Override
    public void endDTD() throws SAXException {
        keep(DefaultHandler2::endDTD);
    }

    @Override
    public void elementDecl(String name, String model) throws SAXException {
        keep(handler -> handler.elementDecl(name, model));
    }

    @Override
    public void attributeDecl(String element, String attribute, String type, String mode, String value)
            throws SAXException {
        keep(handler -> handler.attributeDecl(element, attribute, type, mode, value));
    }

    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
        keep(handler -> handler.internalEntityDecl(name, value));
    }

    @Override
    public void externalEntityDecl(String name, String publicId, String systemId) throws SAXException {
        keep(handler -> handler.externalEntityDecl(name, publicId, systemId));
    }

    @Override
    public void notationDecl(String name, String publicId, String systemId) throws SAXException {
        keep(handler -> handler.notationDecl(name, publicId, systemId));
    }

    @Override
    public void unparsedEntityDecl(String name, String publicId, String systemId, String notation) throws SAXException {
        keep(handler -> handler.unparsedEntityDecl(name, publicId, systemId, notation));
    }
}
