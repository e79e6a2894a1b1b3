package org.wsgilet.bridge.speedups.werkzeug;

import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.speedups.KnownType;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * Werkzeug's {@code Map.bind_to_environ(environ, server_name, subdomain)}, for a map without server name or subdomains:
 * what Flask asks for a request's URL.
 */
final class MapBinding extends StandIn {

    private static final PyString HTTP_HOST = new PyString("HTTP_HOST");
    private static final PyString SCHEME = new PyString("wsgi.url_scheme");
    private static final PyString REQUEST_METHOD = new PyString("REQUEST_METHOD");
    private static final PyString SCRIPT_NAME = new PyString("SCRIPT_NAME");
    private static final PyString PATH_INFO = new PyString("PATH_INFO");
    private static final PyString QUERY_STRING = new PyString("QUERY_STRING");
    private static final PyUnicode SLASH = new PyUnicode("/");
    private static final PyUnicode HTTP = new PyUnicode("http");
    private static final PyUnicode HTTPS = new PyUnicode("https");

    private final KnownType map;
    private final KnownType adapter;

    MapBinding(PyObject original, PyType map, PyType adapter) {
        super(original);
        this.map = new KnownType(map, "__getattribute__", "bind");
        this.adapter = new KnownType(adapter, "__init__", "__setattr__");
    }

    @Override
    protected PyObject call(PyObject[] arguments, String[] keywords) {
        return isKnown(arguments, keywords) ? bound(arguments[0], (PyDictionary) arguments[1]) : null;
    }

    /** Whether it is for an environ alone. */
    private static boolean isKnown(PyObject[] arguments, String[] keywords) {
        if (arguments.length < 2 || arguments.length - keywords.length > 2) {
            return false;
        }
        for (int i = 2; i < arguments.length; i++) {
            if (arguments[i] != Py.None) {
                return false;
            }
        }
        for (String keyword : keywords) {
            if (!keyword.equals("server_name") && !keyword.equals("subdomain")) {
                return false;
            }
        }
        return arguments[1].getClass() == PyDictionary.class;
    }

    private PyObject bound(PyObject self, PyDictionary environ) {
        PyStringMap attributes = map.attributesOf(self);
        if (attributes == null
                || attributes.__finditem__("host_matching") != Py.False
                || !NativeString.isEqual(attributes.__finditem__("charset"), "utf-8")) {
            return null;
        }
        PyUnicode scheme = scheme(environ.__finditem__(SCHEME));
        PyUnicode server = scheme == null ? null : server(environ.__finditem__(HTTP_HOST), scheme);
        PyUnicode method = ascii(environ.__finditem__(REQUEST_METHOD));
        PyUnicode script = decoded(environ.__finditem__(SCRIPT_NAME));
        PyUnicode path = decoded(environ.__finditem__(PATH_INFO));
        PyUnicode query = decoded(environ.__finditem__(QUERY_STRING));
        PyObject bound = adapter.create();
        if (server == null || method == null || script == null || path == null || query == null || bound == null) {
            return null;
        }
        PyStringMap to = KnownType.attributes(bound);
        to.__setitem__("map", self);
        to.__setitem__("server_name", server);
        to.__setitem__("script_name", withSlash(script));
        to.__setitem__("subdomain", Py.EmptyUnicode);
        to.__setitem__("url_scheme", scheme);
        to.__setitem__("path_info", path);
        to.__setitem__("default_method", method);
        to.__setitem__("query_args", query);
        to.__setitem__("websocket", Py.False);
        return bound;
    }

    private static PyUnicode scheme(PyObject value) {
        if (value == null || value.getClass() != PyString.class) {
            return null;
        }
        return switch (((PyString) value).getString()) {
            case "http" -> HTTP;
            case "https" -> HTTPS;
            default -> null;
        };
    }

    private static PyUnicode server(PyObject host, PyUnicode scheme) {
        PyUnicode text = ascii(host);
        if (text == null) {
            return null;
        }
        String name = text.getString().toLowerCase(Locale.ROOT);
        String port = scheme == HTTP ? ":80" : ":443";
        return new PyUnicode(name.endsWith(port) ? name.substring(0, name.length() - port.length()) : name, true);
    }

    private static PyUnicode ascii(PyObject value) {
        return value != null
                        && value.getClass() == PyString.class
                        && NativeString.isAscii(((PyString) value).getString())
                ? new PyUnicode(((PyString) value).getString(), true)
                : null;
    }

    private static PyUnicode decoded(PyObject value) {
        return value != null && value.getClass() == PyString.class
                ? NativeString.unicode(((PyString) value).getString())
                : null;
    }

    private static PyUnicode withSlash(PyUnicode path) {
        String text = path.getString();
        if (text.isEmpty()) {
            return SLASH;
        }
        return text.endsWith("/") ? path : new PyUnicode(text + "/");
    }
}
