package org.wsgilet.bridge.environ;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.PyString;
import org.wsgilet.bridge.proxy.TrustedProxies;

/** The environ keys of request header names: {@code Accept-Language} is {@code HTTP_ACCEPT_LANGUAGE}. */
final class HeaderKeys {

    /** Clients choose header names: what they invent must not fill the memory. */
    private static final int MAX_REMEMBERED = 1024;

    private static final Map<String, Optional<PyString>> remembered = new ConcurrentHashMap<>();

    private HeaderKeys() {}

    /** Returns null for a header that has no place among the {@code HTTP_} keys. */
    static PyString of(String name) {
        Optional<PyString> key = remembered.get(name);
        if (key == null) {
            key = Optional.ofNullable(make(name));
            if (remembered.size() < MAX_REMEMBERED) {
                remembered.put(name, key);
            }
        }
        return key.orElse(null);
    }

    private static PyString make(String name) {
        // A_B and A-B would become one key: a client could pass off its header for one that a proxy sets.
        if (name.indexOf('_') >= 0) {
            return null;
        }
        // A client can send what only a proxy should say; ForwardedEnviron puts what a trusted one does.
        if (TrustedProxies.isForwarded(name)) {
            return null;
        }
        String key = name.toUpperCase(Locale.ROOT).replace('-', '_');
        // CGI: these two have keys of their own and must not be there a second time.
        if (key.equals("CONTENT_TYPE") || key.equals("CONTENT_LENGTH")) {
            return null;
        }
        return PyString.fromInterned(("HTTP_" + key).intern());
    }
}
