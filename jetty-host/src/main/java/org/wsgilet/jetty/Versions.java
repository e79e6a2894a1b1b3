package org.wsgilet.jetty;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.wsgilet.bridge.version.WsgiletVersion;

/** The versions of what runs here. */
public final class Versions {

    /** The name of ours. */
    public static final String OWN = "Wsgilet";

    private Versions() {}

    public static Map<String, String> ofServer() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put(OWN, WsgiletVersion.CURRENT);
        versions.put("Jython", org.python.Version.PY_VERSION);
        versions.put("Jetty", Server.getVersion());
        versions.put("Java", System.getProperty("java.version"));
        return versions;
    }
}
