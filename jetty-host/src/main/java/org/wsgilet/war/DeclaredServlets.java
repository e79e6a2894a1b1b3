package org.wsgilet.war;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsgilet.bridge.StaticServlet;
import org.wsgilet.bridge.WsgiServlet;

/**
 * What a deployment descriptor says of the servlets of the bridge.
 *
 * @param parameters the context-params, and the init-params of the first servlet that runs a Python application
 * @param staticPatterns the URL patterns, such as {@code /static/*}, of files that are served without Python
 */
public record DeclaredServlets(Map<String, String> parameters, List<String> staticPatterns) {

    public static DeclaredServlets in(Path webXml) throws WarException {
        return in(WebXml.parse(webXml));
    }

    static DeclaredServlets in(Document document) {
        Map<String, String> parameters = parameters(elements(document.getDocumentElement(), "context-param"));
        List<String> staticPatterns = new ArrayList<>();
        boolean found = false;
        for (Element servlet : elements(document.getDocumentElement(), "servlet")) {
            String type = text(servlet, "servlet-class");
            if (type.equals(StaticServlet.class.getName())) {
                staticPatterns.addAll(patterns(document, text(servlet, "servlet-name")));
            } else if (type.equals(WsgiServlet.class.getName()) && !found) {
                parameters.putAll(parameters(elements(servlet, "init-param")));
                found = true;
            }
        }
        return new DeclaredServlets(parameters, staticPatterns);
    }

    private static Map<String, String> parameters(List<Element> declared) {
        Map<String, String> parameters = new HashMap<>();
        declared.forEach(param -> parameters.put(text(param, "param-name"), text(param, "param-value")));
        return parameters;
    }

    private static List<String> patterns(Document document, String servlet) {
        return elements(document.getDocumentElement(), "servlet-mapping").stream()
                .filter(mapping -> text(mapping, "servlet-name").equals(servlet))
                .flatMap(mapping -> elements(mapping, "url-pattern").stream())
                .map(pattern -> pattern.getTextContent().strip())
                .toList();
    }

    private static String text(Element parent, String name) {
        List<Element> children = elements(parent, name);
        return children.isEmpty() ? "" : children.get(0).getTextContent().strip();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
