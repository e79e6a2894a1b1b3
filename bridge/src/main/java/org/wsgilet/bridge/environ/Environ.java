package org.wsgilet.bridge.environ;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.proxy.Forwarded;
import org.wsgilet.bridge.proxy.TrustedProxies;
import org.wsgilet.bridge.response.FileWrapper;
import org.wsgilet.bridge.version.WsgiletVersion;

/**
 * Makes the environ of PEP 3333 for each request to one servlet: a new built-in {@code dict} whose CGI values are
 * {@code str}. Safe for use by many threads.
 */
public final class Environ {

    private static final int INITIAL_CAPACITY = 64;

    private static final PyString REQUEST_METHOD = key("REQUEST_METHOD");
    private static final PyString SCRIPT_NAME = key("SCRIPT_NAME");
    private static final PyString PATH_INFO = key("PATH_INFO");
    private static final PyString QUERY_STRING = key("QUERY_STRING");
    private static final PyString REQUEST_URI = key("REQUEST_URI");
    private static final PyString RAW_URI = key("RAW_URI");
    private static final PyString CONTENT_TYPE = key("CONTENT_TYPE");
    private static final PyString CONTENT_LENGTH = key("CONTENT_LENGTH");
    private static final PyString SERVER_NAME = key("SERVER_NAME");
    private static final PyString SERVER_PORT = key("SERVER_PORT");
    private static final PyString SERVER_PROTOCOL = key("SERVER_PROTOCOL");
    private static final PyString SERVER_SOFTWARE = key("SERVER_SOFTWARE");
    private static final PyString REMOTE_ADDR = key("REMOTE_ADDR");
    private static final PyString REMOTE_HOST = key("REMOTE_HOST");
    private static final PyString REMOTE_PORT = key("REMOTE_PORT");
    private static final PyString REMOTE_USER = key("REMOTE_USER");
    private static final PyString AUTH_TYPE = key("AUTH_TYPE");
    private static final PyString HTTP_HOST = key("HTTP_HOST");
    private static final PyString HTTP_COOKIE = key("HTTP_COOKIE");
    private static final PyString WSGI_VERSION = key("wsgi.version");
    private static final PyString WSGI_URL_SCHEME = key("wsgi.url_scheme");
    private static final PyString WSGI_INPUT = key("wsgi.input");
    private static final PyString WSGI_INPUT_TERMINATED = key("wsgi.input_terminated");
    private static final PyString WSGI_ERRORS = key("wsgi.errors");
    private static final PyString WSGI_MULTITHREAD = key("wsgi.multithread");
    private static final PyString WSGI_MULTIPROCESS = key("wsgi.multiprocess");
    private static final PyString WSGI_RUN_ONCE = key("wsgi.run_once");
    private static final PyString WSGI_FILE_WRAPPER = key("wsgi.file_wrapper");
    private static final PyString HTTP_X_REQUEST_ID = key("HTTP_X_REQUEST_ID");
    private static final PyString REQUEST_ID = key("wsgilet.request_id");
    private static final PyString SERVLET_REQUEST = key("wsgilet.servlet_request");
    private static final PyString SERVLET_RESPONSE = key("wsgilet.servlet_response");
    private static final PyString SERVLET_CONTEXT = key("wsgilet.servlet_context");
    private static final PyString DEBUG = key("wsgilet.debug");

    private static final PyTuple VERSION_1_0 = new PyTuple(new PyInteger(1), new PyInteger(0));
    private static final PyString SOFTWARE = Py.newString("wsgilet/" + WsgiletVersion.CURRENT);

    private final TrustedProxies proxies;
    private final PyObject multithread;
    private final PyObject servletContext;
    private volatile Mount lastMount;

    /**
     * @param multithread whether several requests may run at once
     * @param proxies whose forwarded headers are believed; those of others do not reach the application
     */
    public Environ(ServletContext servletContext, boolean multithread, TrustedProxies proxies) {
        this.proxies = proxies;
        this.multithread = Py.newBoolean(multithread);
        this.servletContext = new ServletObject(servletContext);
    }

    /** What a trusted proxy says of the request; null for one that came from anybody else. */
    public Forwarded forwarded(HttpServletRequest request) {
        return !proxies.isEmpty() && proxies.trusts(request.getRemoteAddr()) ? proxies.read(request::getHeaders) : null;
    }

    /**
     * Whether the path of the request could mean one thing to the container and another to the application, or whether
     * its forwarded headers contradict each other.
     */
    public static boolean isAmbiguous(HttpServletRequest request, Forwarded forwarded) {
        return RequestPath.hidesDotSegment(request.getRequestURI()) || forwarded != null && forwarded.isContradictory();
    }

    /** A name in the environ. */
    static PyString key(String name) {
        return PyString.fromInterned(name.intern());
    }

    /**
     * @param forwarded as {@link #forwarded} gives it
     * @param requestId null where requests have none
     * @param debug whether the client sees the debug page: mends of frameworks let exceptions through to it then
     */
    public PyDictionary of(
            HttpServletRequest request,
            HttpServletResponse response,
            Forwarded forwarded,
            InputFile input,
            ErrorFile errors,
            String requestId,
            boolean debug) {
        PyDictionary environ = new PyDictionary(PyDictionary.TYPE, INITIAL_CAPACITY);
        Map<PyObject, PyObject> map = environ.getMap(); // twice as fast as __setitem__
        putRequestLine(map, request);
        putHeaders(map, request);
        putConnection(map, request);
        map.put(WSGI_VERSION, VERSION_1_0);
        map.put(WSGI_URL_SCHEME, constant(request.getScheme()));
        map.put(WSGI_INPUT, input);
        map.put(WSGI_INPUT_TERMINATED, Py.True); // the container ends the stream where the body ends
        map.put(WSGI_ERRORS, errors);
        map.put(WSGI_MULTITHREAD, multithread);
        map.put(WSGI_MULTIPROCESS, Py.False);
        map.put(WSGI_RUN_ONCE, Py.False);
        map.put(WSGI_FILE_WRAPPER, FileWrapper.TYPE);
        map.put(SERVLET_REQUEST, new ServletObject(OwnRequest.original(request)));
        map.put(SERVLET_RESPONSE, new ServletObject(response));
        map.put(SERVLET_CONTEXT, servletContext);
        if (request.isSecure()) {
            TlsEnviron.put(map, request);
        }
        if (requestId != null) {
            PyString id = Py.newString(requestId);
            map.put(HTTP_X_REQUEST_ID, id);
            map.put(REQUEST_ID, id);
        }
        if (debug) {
            map.put(DEBUG, Py.True);
        }
        if (forwarded != null) {
            ForwardedEnviron.put(map, request, forwarded);
        }
        return environ;
    }

    private void putRequestLine(Map<PyObject, PyObject> map, HttpServletRequest request) {
        Mount mount = mountOf(request);
        String path = request.getRequestURI();
        String query = request.getQueryString();
        map.put(REQUEST_METHOD, constant(request.getMethod()));
        map.put(SCRIPT_NAME, mount.scriptName());
        map.put(PATH_INFO, Py.newString(RequestPath.pathInfo(path, mount.path())));
        map.put(QUERY_STRING, query == null ? Py.EmptyString : Py.newString(NativeString.encoded(query)));
        PyString target = Py.newString(NativeString.encoded(query == null ? path : path + '?' + query));
        map.put(REQUEST_URI, target);
        map.put(RAW_URI, target);
        map.put(SERVER_PROTOCOL, constant(request.getProtocol()));
    }

    private Mount mountOf(HttpServletRequest request) {
        Mount mount = lastMount;
        if (mount == null || !mount.isOf(request)) {
            mount = Mount.of(request);
            lastMount = mount;
        }
        return mount;
    }

    private static void putHeaders(Map<PyObject, PyObject> map, HttpServletRequest request) {
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            PyString key = HeaderKeys.of(name);
            if (key != null) {
                map.put(key, joined(request.getHeaders(name), key));
            }
        }
        putIfPresent(map, CONTENT_TYPE, request.getHeader("Content-Type"));
        putIfPresent(map, CONTENT_LENGTH, request.getHeader("Content-Length"));
        if (!map.containsKey(HTTP_HOST) && request.getProtocol().startsWith("HTTP/2")) {
            map.put(HTTP_HOST, NativeString.of(authority(request)));
        }
    }

    /** RFC 9110 section 5.3: repeated fields are one list. Cookies alone are joined by a semicolon (RFC 9113 8.2.3). */
    private static PyString joined(Enumeration<String> values, PyString key) {
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return NativeString.of(first);
        }
        String separator = key.equals(HTTP_COOKIE) ? "; " : ",";
        StringBuilder all = new StringBuilder(first);
        while (values.hasMoreElements()) {
            all.append(separator).append(values.nextElement());
        }
        return NativeString.of(all.toString());
    }

    /** HTTP/2 has the host in its pseudo-header {@code :authority}. */
    private static String authority(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean defaultPort = port == ("https".equals(request.getScheme()) ? 443 : 80);
        return defaultPort ? request.getServerName() : request.getServerName() + ":" + port;
    }

    private static void putConnection(Map<PyObject, PyObject> map, HttpServletRequest request) {
        map.put(SERVER_NAME, NativeString.of(request.getServerName()));
        map.put(SERVER_PORT, number(serverPort(request)));
        map.put(SERVER_SOFTWARE, SOFTWARE);
        // A Unix domain socket has neither address nor port.
        String address = request.getRemoteAddr();
        map.put(REMOTE_ADDR, address == null ? Py.EmptyString : NativeString.of(address));
        putIfPresent(map, REMOTE_HOST, request.getRemoteHost());
        if (request.getRemotePort() > 0) {
            map.put(REMOTE_PORT, number(request.getRemotePort()));
        }
        putIfPresent(map, REMOTE_USER, request.getRemoteUser());
        putIfPresent(map, AUTH_TYPE, request.getAuthType());
    }

    /** RFC 3875 section 4.1.15: the port "on which this request is received", whatever the client's Host says. */
    private static int serverPort(HttpServletRequest request) {
        int local = request.getLocalPort();
        return local > 0 ? local : request.getServerPort(); // a Unix domain socket has none
    }

    private static void putIfPresent(Map<PyObject, PyObject> map, PyString key, String value) {
        if (value != null) {
            map.put(key, NativeString.of(value));
        }
    }

    private static PyString number(int number) {
        return Py.newString(Integer.toString(number));
    }

    private static final Map<String, PyString> CONSTANTS = constants(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "http",
            "https",
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/2.0");

    private static Map<String, PyString> constants(String... values) {
        Map<String, PyString> constants = new ConcurrentHashMap<>();
        for (String value : values) {
            constants.put(value, key(value));
        }
        return constants;
    }

    private static PyString constant(String value) {
        PyString constant = CONSTANTS.get(value);
        return constant != null ? constant : NativeString.of(value);
    }
}
