package org.wsgilet.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.wsgilet.bridge.version.WsgiletVersion;

/** The versions of what runs here. */
final class Versions {

    private Versions() {}

    static Map<String, String> ofServer() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Wsgilet", WsgiletVersion.CURRENT);
        versions.put("Jython", org.python.Version.PY_VERSION);
        versions.put("Jetty", Server.getVersion());
        versions.put("Java", System.getProperty("java.version"));
        return versions;
    }
}
