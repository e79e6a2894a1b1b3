package org.wsgilet.war;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsgilet.bridge.StaticServlet;
import org.wsgilet.bridge.WsgiFilter;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.bridge.WsgiSettings;
import org.xml.sax.SAXException;

/** The deployment descriptor: one servlet for all paths, and nothing for the container to search the jars for. */
final class WebXml {

    private static final String NAMESPACE = "https://jakarta.ee/xml/ns/jakartaee";

    private final Document document;
    private final Element root;

    private WebXml(Document document) {
        this.document = document;
        this.root = document.createElementNS(NAMESPACE, "web-app");
        document.appendChild(root);
    }

    static byte[] of(WarSettings settings) throws WarException {
        if (settings.webXml() != null) {
            return checked(settings.webXml());
        }
        WebXml xml = new WebXml(empty());
        xml.root.setAttribute("version", "6.0");
        // Together they save the container a search through all jars: 3 s of 3.5 s on Tomcat.
        xml.root.setAttribute("metadata-complete", "true");
        xml.add(xml.root, "absolute-ordering");
        xml.addServlet(settings);
        if (settings.staticFiles() != null) {
            Element servlet = xml.add(xml.root, "servlet");
            xml.add(servlet, "servlet-name").setTextContent("static");
            xml.add(servlet, "servlet-class").setTextContent(StaticServlet.class.getName());
            xml.addMapping("static", "/" + settings.staticFiles().getFileName() + "/*");
        }
        if (settings.webFragment() != null) {
            xml.addAll(parse(settings.webFragment()).getDocumentElement());
        }
        return xml.bytes();
    }

    private void addServlet(WarSettings settings) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put(WsgiSettings.APPLICATION, settings.application());
        if (!settings.environment().isEmpty()) {
            params.put(
                    WsgiSettings.ENVIRONMENT,
                    settings.environment().entrySet().stream()
                            .map(variable -> variable.getKey() + "=" + variable.getValue())
                            .collect(Collectors.joining("\n")));
        }
        params.putAll(settings.initParams());
        Element servlet = add(root, "servlet");
        add(servlet, "servlet-name").setTextContent("wsgi");
        add(servlet, "servlet-class").setTextContent(WsgiServlet.class.getName());
        params.forEach((name, value) -> {
            Element param = add(servlet, "init-param");
            add(param, "param-name").setTextContent(name);
            add(param, "param-value").setTextContent(value);
        });
        add(servlet, "load-on-startup").setTextContent("1");
        addMapping("wsgi", "/*");
    }

    private void addMapping(String servlet, String pattern) {
        Element mapping = add(root, "servlet-mapping");
        add(mapping, "servlet-name").setTextContent(servlet);
        add(mapping, "url-pattern").setTextContent(pattern);
    }

    private Element add(Element parent, String name) {
        Element element = document.createElementNS(NAMESPACE, name);
        parent.appendChild(element);
        return element;
    }

    private void addAll(Element fragment) {
        for (Node child = fragment.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                copy(element, root);
            }
        }
    }

    /** Elements of a fragment without its namespace get ours. */
    private void copy(Element element, Element parent) {
        Element copy = add(parent, element.getLocalName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                copy.setAttribute(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                copy(nested, copy);
            } else if (child.getNodeType() == Node.TEXT_NODE
                    && !child.getTextContent().isBlank()) {
                copy.appendChild(document.createTextNode(child.getTextContent().strip()));
            }
        }
    }

    private static byte[] checked(Path file) throws WarException {
        Document document = parse(file);
        String text = document.getDocumentElement().getTextContent();
        boolean registersInCode =
                document.getElementsByTagNameNS("*", "listener").getLength() > 0;
        if (!registersInCode
                && !text.contains(WsgiServlet.class.getName())
                && !text.contains(WsgiFilter.class.getName())) {
            throw new WarException(file + " has no servlet of the class " + WsgiServlet.class.getName()
                    + ", no filter of the class " + WsgiFilter.class.getName() + " and no listener that could add them:"
                    + " add one, or use --web-fragment for what is to be added to the generated web.xml.");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Document empty() {
        try {
            return builders().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What of() has made. */
    static Document parse(byte[] webXml) {
        try {
            return builders().newDocumentBuilder().parse(new ByteArrayInputStream(webXml));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document parse(Path file) throws WarException {
        try {
            var builder = builders().newDocumentBuilder();
            builder.setErrorHandler(null); // what is wrong is thrown too
            return builder.parse(file.toFile());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw unreadable(file, e);
        }
    }

    private static WarException unreadable(Path file, Exception e) {
        return new WarException(file + " cannot be read as XML (" + e.getMessage() + "): correct it.", e);
    }

    private static DocumentBuilderFactory builders() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory;
    }

    private byte[] bytes() {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
