package org.wsgilet.bridge.environ;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.proxy.Forwarded;
import org.wsgilet.bridge.proxy.TrustedProxies;

/** Puts into an environ what a trusted proxy says of the client, and the headers by which it does. */
final class ForwardedEnviron {

    private static final PyString REMOTE_ADDR = Environ.key("REMOTE_ADDR");
    private static final PyString REMOTE_HOST = Environ.key("REMOTE_HOST");
    private static final PyString REMOTE_PORT = Environ.key("REMOTE_PORT");
    private static final PyString SERVER_NAME = Environ.key("SERVER_NAME");
    private static final PyString SERVER_PORT = Environ.key("SERVER_PORT");
    private static final PyString SCRIPT_NAME = Environ.key("SCRIPT_NAME");
    private static final PyString HTTP_HOST = Environ.key("HTTP_HOST");
    private static final PyString URL_SCHEME = Environ.key("wsgi.url_scheme");
    private static final String FORWARDED = "HTTP_FORWARDED";
    private static final String FORWARDED_FOR = "HTTP_X_FORWARDED_FOR";

    private ForwardedEnviron() {}

    /** @param request one whose peer is trusted */
    static void put(Map<PyObject, PyObject> map, HttpServletRequest request, Forwarded forwarded) {
        if (forwarded.hasClient()) {
            putClient(map, forwarded);
        }
        putIfSaid(map, URL_SCHEME, forwarded.scheme());
        putIfSaid(map, SERVER_NAME, forwarded.serverName());
        String host = request.getHeader("Host");
        putIfSaid(map, SERVER_PORT, forwarded.serverPort(host, request.getScheme()));
        String authority = forwarded.authority(host, request.getScheme());
        if (authority != null) {
            map.put(HTTP_HOST, NativeString.of(authority));
        }
        if (!forwarded.prefix().isEmpty()) {
            map.put(SCRIPT_NAME, Py.newString(forwarded.prefix() + map.get(SCRIPT_NAME)));
        }
        putHeaders(map, request, forwarded);
    }

    private static void putClient(Map<PyObject, PyObject> map, Forwarded forwarded) {
        PyString address = Py.newString(forwarded.remoteAddress());
        map.put(REMOTE_ADDR, address);
        map.put(REMOTE_HOST, address);
        map.remove(REMOTE_PORT); // that of the proxy
        putIfSaid(map, REMOTE_PORT, forwarded.remotePort());
    }

    /** Of the chain of proxies only what was believed. */
    private static void putHeaders(Map<PyObject, PyObject> map, HttpServletRequest request, Forwarded forwarded) {
        for (String name : Collections.list(request.getHeaderNames())) {
            if (TrustedProxies.isForwarded(name) && name.indexOf('_') < 0) {
                String key = "HTTP_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
                map.put(
                        Py.newString(key),
                        NativeString.of(String.join(",", Collections.list(request.getHeaders(name)))));
            }
        }
        if (forwarded.hasClient()) {
            PyString chain = NativeString.of(String.join(", ", forwarded.chain()));
            boolean standard = map.containsKey(Py.newString(FORWARDED));
            map.put(Py.newString(standard ? FORWARDED : FORWARDED_FOR), chain);
            if (standard) {
                map.remove(Py.newString(FORWARDED_FOR));
            }
        }
    }

    private static void putIfSaid(Map<PyObject, PyObject> map, PyString key, String value) {
        if (!value.isEmpty()) {
            map.put(key, NativeString.of(value));
        }
    }
}
