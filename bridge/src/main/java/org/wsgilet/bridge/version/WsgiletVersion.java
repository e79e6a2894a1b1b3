package org.wsgilet.bridge.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Wsgilet. */
public final class WsgiletVersion {

    public static final String CURRENT = read();

    private WsgiletVersion() {}

    private static String read() {
        try (InputStream in = WsgiletVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
