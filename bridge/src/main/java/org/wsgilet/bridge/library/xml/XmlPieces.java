package org.wsgilet.bridge.library.xml;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.lang.ref.WeakReference;
import java.util.List;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * A document that is read while its pieces come. The parser of the JDK asks for input and does not return for want of
 * it, so it has a thread of its own, which waits where the text ends; the thread that has the next piece calls the
 * handlers. The parser's thread ends with the document, or soon after nobody holds the parser any more.
 *
 * <p>INVARIANT: of the two threads one runs, the other waits.
 */
final class XmlPieces extends Reader {

    /** How often the waiting thread looks whether its parser is still held. */
    private static final long LOOK_MILLIS = 1000;

    private final WeakReference<?> owner;
    private final XMLReader parser;
    private final XmlEvents events;
    private String text = "";
    private int read;
    private boolean isLast;
    private boolean isParsersTurn;
    private boolean hasBegun;
    private boolean hasEnded;
    private Throwable failure;

    /** @param owner which the thread does not keep alive */
    XmlPieces(Object owner, XMLReader parser) throws SAXException {
        this.owner = new WeakReference<>(owner);
        this.parser = parser;
        this.events = new XmlEvents(this::handOver);
        events.listenTo(parser);
    }

    /** Gives the parser more to read; {@link #next} has what it finds there. */
    synchronized void add(String piece, boolean last) {
        text = read == text.length() ? piece : text.substring(read) + piece;
        read = 0;
        isLast = last;
    }

    /**
     * What the parser finds next: empty if it needs the next piece, or has read the last.
     *
     * @throws SAXParseException what is wrong in the document
     */
    List<XmlEvents.Event> next() throws SAXParseException {
        run();
        List<XmlEvents.Event> found = events.take();
        if (found.isEmpty() && failure != null) {
            if (failure instanceof SAXParseException e) {
                throw e;
            }
            throw new IllegalStateException(failure);
        }
        return found;
    }

    private synchronized void run() {
        if (hasEnded) {
            return;
        }
        if (!hasBegun) {
            hasBegun = true;
            Thread thread = new Thread(this::parse, "wsgilet-xml");
            thread.setDaemon(true);
            thread.setContextClassLoader(null); // of a web application, which it would hold
            thread.start();
        }
        isParsersTurn = true;
        notifyAll();
        boolean interrupted = false;
        while (isParsersTurn) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // the parser waits for nothing while it has the turn
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void parse() {
        try {
            parser.parse(new InputSource(this));
        } catch (SAXException | IOException | RuntimeException | Error e) {
            failure = e;
        }
        synchronized (this) {
            hasEnded = true;
            isParsersTurn = false;
            notifyAll();
        }
    }

    /** On the parser's thread: waits until it is its turn again. */
    private synchronized void handOver() throws InterruptedIOException {
        isParsersTurn = false;
        notifyAll();
        while (!isParsersTurn) {
            if (owner.get() == null) {
                throw new InterruptedIOException("nobody reads the document any more");
            }
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                throw new InterruptedIOException("the parser is to end");
            }
        }
    }

    @Override
    public synchronized int read(char[] buffer, int start, int length) throws IOException {
        while (read == text.length()) {
            if (isLast) {
                return -1;
            }
            handOver();
        }
        int count = Math.min(length, text.length() - read);
        text.getChars(read, read + count, buffer, start);
        read += count;
        return count;
    }

    @Override
    public void close() {
        // There is nothing to be closed.
    }
}
