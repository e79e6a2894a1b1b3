package org.wsgilet.bridge.library.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xml.sax.SAXParseException;

@Timeout(60)
class XmlPiecesTest {

    private final Set<Thread> before = threads();

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("wsgilet-xml"))
                .collect(Collectors.toSet());
    }

    private static XmlPieces pieces(Object owner) throws Exception {
        return new XmlPieces(
                owner, SAXParserFactory.newDefaultInstance().newSAXParser().getXMLReader());
    }

    private void awaitNoThread() throws InterruptedException {
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                while (thread.isAlive()) {
                    System.gc();
                    thread.join(100);
                }
            }
        }
    }

    @Test
    void theThreadEndsWithItsOwner() throws Exception {
        XmlPieces pieces = pieces(new Object());
        pieces.add("<?xml version='1.0'?><a>", false);
        assertThat(pieces.next()).hasSize(1);
        awaitNoThread();
    }

    @Test
    void theThreadEndsWithTheDocument() throws Exception {
        Object owner = new Object();
        XmlPieces pieces = pieces(owner);
        pieces.add("<?xml version='1.0'?><a>", false);
        assertThat(pieces.next()).hasSize(1);
        assertThat(pieces.next()).isEmpty();
        pieces.add("</a>", true);
        assertThat(pieces.next()).hasSize(1);
        assertThat(pieces.next()).isEmpty();
        awaitNoThread();
        assertThat(owner).isNotNull();
    }

    @Test
    void theThreadEndsWithAnError() throws Exception {
        Object owner = new Object();
        XmlPieces pieces = pieces(owner);
        pieces.add("<?xml version='1.0'?><a></b>", false);
        assertThat(pieces.next()).hasSize(1);
        assertThatThrownBy(pieces::next).isInstanceOf(SAXParseException.class);
        awaitNoThread();
        assertThat(owner).isNotNull();
    }

    @Test
    void manyEventsComeInBatches() throws Exception {
        Object owner = new Object();
        XmlPieces pieces = pieces(owner);
        pieces.add("<?xml version='1.0'?><a>" + "<b/>".repeat(5000), false);
        int events = 0;
        for (int found = pieces.next().size(); found > 0; found = pieces.next().size()) {
            assertThat(found).isLessThanOrEqualTo(1000);
            events += found;
        }
        assertThat(events).isEqualTo(10_001);
        assertThat(owner).isNotNull();
    }
}
