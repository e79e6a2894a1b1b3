package org.wsgilet.bridge.speedups.werkzeug;

import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.speedups.KnownType;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * Werkzeug's {@code BaseResponse.get_wsgi_response(environ)}: body, status and headers of a response, for one that is a
 * list of {@code str} and has a body.
 */
final class ResponseParts extends StandIn {

    private static final PyString REQUEST_METHOD = new PyString("REQUEST_METHOD");
    private static final PyString CONTENT_TYPE = new PyString("Content-Type");
    private static final PyString CONTENT_LENGTH = new PyString("Content-Length");

    private final KnownType response;
    private final KnownType headers;
    private final PyObject close;

    ResponseParts(PyObject original, PyType response, PyType headers) {
        super(original);
        this.response = new KnownType(
                response,
                "__getattribute__",
                "get_wsgi_headers",
                "get_app_iter",
                "iter_encoded",
                "is_sequence",
                "status",
                "status_code",
                "headers",
                "response",
                "direct_passthrough");
        this.headers = new KnownType(headers, "__init__", "__iter__", "__setitem__", "set", "to_wsgi_list", "_list");
        this.close = response.lookup("close");
    }

    @Override
    protected PyObject call(PyObject self, PyObject environ) {
        PyStringMap attributes = KnownType.attributes(self);
        if (environ == null
                || attributes == null
                || !response.isAsKnownIn(self.getType())
                || !hasBody(environ, attributes)
                || !(attributes.__finditem__("_status") instanceof PyString status)) {
            return null;
        }
        PyStringMap headersAttributes = headers.attributesOf(attributes.__finditem__("headers"));
        PyList blocks = KnownType.list(attributes, "response");
        PyList list = headersAttributes == null ? null : KnownType.list(headersAttributes, "_list");
        if (blocks == null || list == null) {
            return null;
        }
        PyList wsgiHeaders = wsgiHeaders(list, blocks, self);
        if (wsgiHeaders == null || attributes.__finditem__("close") != null) {
            return null;
        }
        PyObject closeOfSelf = self.getType().lookup("close");
        return new PyTuple(
                new ClosingIterator(self, attributes, blocks, closeOfSelf, closeOfSelf == close), status, wsgiHeaders);
    }

    private static boolean hasBody(PyObject environ, PyStringMap attributes) {
        PyObject direct = attributes.__finditem__("direct_passthrough");
        return environ.__finditem__(REQUEST_METHOD) instanceof PyString method
                && !method.getString().equals("HEAD")
                && attributes.__finditem__("_status_code") instanceof PyInteger code
                && code.getValue() >= 200
                && code.getValue() != 204
                && code.getValue() != 304
                && direct != null
                && !direct.__nonzero__();
    }

    /** Null where Werkzeug has to change one, or fails to. */
    private static PyList wsgiHeaders(PyList list, PyList blocks, PyObject response) {
        PyList wsgiHeaders = new PyList();
        boolean hasLength = false;
        for (int i = 0; i < list.size(); i++) {
            PyObject header = list.pyget(i);
            if (header.getClass() != PyTuple.class
                    || header.__len__() != 2
                    || !(((PyTuple) header).pyget(0) instanceof PyUnicode name)
                    || !(((PyTuple) header).pyget(1) instanceof PyUnicode value)
                    || !NativeString.isAscii(name.getString())
                    || !NativeString.isLatin1(value.getString())
                    || name.getString().equalsIgnoreCase("Location")
                    || name.getString().equalsIgnoreCase("Content-Location")) {
                return null;
            }
            hasLength |= name.getString().equalsIgnoreCase("Content-Length");
            wsgiHeaders.append(new PyTuple(nativeName(name.getString()), new PyString(value.getString())));
        }
        if (!hasLength
                && response.__getattr__("automatically_set_content_length").__nonzero__()) {
            int length = 0;
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.pyget(i).getClass() != PyString.class) {
                    return null;
                }
                length += blocks.pyget(i).__len__();
            }
            wsgiHeaders.append(new PyTuple(CONTENT_LENGTH, new PyString(Integer.toString(length))));
        }
        return wsgiHeaders;
    }

    private static PyString nativeName(String name) {
        return switch (name) {
            case "Content-Type" -> CONTENT_TYPE;
            case "Content-Length" -> CONTENT_LENGTH;
            default -> new PyString(name);
        };
    }
}
