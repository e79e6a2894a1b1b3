package org.wsgilet.bridge.speedups.werkzeug;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyByteArray;
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
 * Werkzeug's {@code BaseResponse.__init__}, for a response without headers of its own: what a function of Flask gives
 * becomes one.
 */
final class ResponseInit extends StandIn {

    private static final int MAX_CONTENT_TYPES = 100;
    private static final PyUnicode CONTENT_TYPE = new PyUnicode("Content-Type");
    private static final PyUnicode CONTENT_LENGTH = new PyUnicode("Content-Length");

    private final KnownType response;
    private final KnownType headers;
    private final PyObject statusNames;
    private final PyObject contentTypeOf;
    private final Map<String, PyUnicode> contentTypes = new ConcurrentHashMap<>();

    /**
     * @param statusNames the dictionary {@code HTTP_STATUS_CODES}
     * @param contentTypeOf the function {@code get_content_type(mimetype, charset)}
     */
    ResponseInit(PyObject original, PyType response, PyType headers, PyObject statusNames, PyObject contentTypeOf) {
        super(original);
        this.response = new KnownType(
                response,
                "__setattr__",
                "headers",
                "response",
                "status",
                "status_code",
                "set_data",
                "direct_passthrough",
                "_status",
                "_status_code",
                "_on_close");
        this.headers = new KnownType(headers, "__setattr__", "__init__", "__setitem__", "set", "_list");
        this.statusNames = statusNames;
        this.contentTypeOf = contentTypeOf;
    }

    @Override
    protected PyObject call(PyObject[] arguments, String[] keywords) {
        return initialized(arguments, keywords) ? Py.None : null;
    }

    /** False, and nothing done, where it is not the common case. */
    private boolean initialized(PyObject[] arguments, String[] keywords) {
        int positional = arguments.length - keywords.length;
        if (positional < 1 || positional > 2) {
            return false;
        }
        PyObject body = positional == 2 ? arguments[1] : Py.None;
        PyObject status = Py.None;
        PyObject mimetype = Py.None;
        for (int i = 0; i < keywords.length; i++) {
            PyObject value = arguments[positional + i];
            switch (keywords[i]) {
                case "status" -> status = value;
                case "mimetype" -> mimetype = value;
                case "headers" -> {
                    if (value != Py.None) {
                        return false;
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        PyType type = arguments[0].getType();
        PyStringMap attributes = KnownType.attributes(arguments[0]);
        return attributes != null
                && response.isAsKnownIn(type)
                && initialized(
                        attributes,
                        type,
                        body,
                        status == Py.None ? type.lookup("default_status") : status,
                        mimetype == Py.None ? type.lookup("default_mimetype") : mimetype);
    }

    private boolean initialized(
            PyStringMap attributes, PyType type, PyObject body, PyObject status, PyObject mimetype) {
        PyUnicode contentType = contentType(mimetype, type.lookup("charset"));
        PyString statusLine = statusLine(status);
        PyObject made = headers.create();
        if (contentType == null
                || statusLine == null
                || made == null
                || !(type.lookup("automatically_set_content_length") instanceof PyBoolean setsLength)) {
            return false;
        }
        PyObject blocks = blocks(body, type);
        if (blocks == null) {
            return false;
        }
        PyList list = new PyList();
        list.append(new PyTuple(CONTENT_TYPE, contentType));
        if (body instanceof PyString && setsLength.getBooleanValue()) {
            int length = blocks.__getitem__(0).__len__();
            list.append(new PyTuple(CONTENT_LENGTH, new PyUnicode(Integer.toString(length), true)));
        }
        KnownType.attributes(made).__setitem__("_list", list);
        attributes.__setitem__("headers", made);
        attributes.__setitem__("_status_code", status);
        attributes.__setitem__("_status", statusLine);
        attributes.__setitem__("direct_passthrough", Py.False);
        attributes.__setitem__("_on_close", new PyList());
        attributes.__setitem__("response", blocks);
        return true;
    }

    private PyUnicode contentType(PyObject mimetype, PyObject charset) {
        if (mimetype == null || mimetype.getClass() != PyString.class || !NativeString.isEqual(charset, "utf-8")) {
            return null;
        }
        String text = ((PyString) mimetype).getString();
        PyUnicode known = contentTypes.get(text);
        if (known != null || !NativeString.isAscii(text) || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return known;
        }
        PyUnicode found =
                new PyUnicode(contentTypeOf.__call__(mimetype, charset).asString());
        if (contentTypes.size() < MAX_CONTENT_TYPES) {
            contentTypes.put(text, found);
        }
        return found;
    }

    private PyString statusLine(PyObject status) {
        if (status == null || status.getClass() != PyInteger.class) {
            return null;
        }
        PyObject name = statusNames.__finditem__(status);
        return name == null || name.getClass() != PyString.class
                ? null
                : new PyString(((PyInteger) status).getValue() + " " + ((PyString) name).upper());
    }

    /** Null for a kind of text that is rare. */
    private static PyObject blocks(PyObject body, PyType type) {
        if (body == Py.None) {
            return new PyList();
        }
        if (body.getClass() == PyString.class) {
            return new PyList(new PyObject[] {body});
        }
        if (body.getClass() == PyUnicode.class) {
            String text = ((PyUnicode) body).getString();
            PyObject bytes =
                    NativeString.isAscii(text) ? new PyString(text) : body.invoke("encode", type.lookup("charset"));
            return new PyList(new PyObject[] {bytes});
        }
        return body instanceof PyString || body instanceof PyByteArray ? null : body;
    }
}
