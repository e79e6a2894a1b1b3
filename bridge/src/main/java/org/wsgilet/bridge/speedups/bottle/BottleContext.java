package org.wsgilet.bridge.speedups.bottle;

import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
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
 * Bottle's {@code request} and {@code response}, whose attributes are variables of the thread: what {@code bottle.py}
 * does with them for each request. A response with cookies, of a status without headers, or with a type of its own for
 * {@code unicode} is left to Bottle; so are subclasses.
 */
public final class BottleContext {

    private static final PyString REQUEST = new PyString("bottle.request");
    private static final PyString CONTENT_TYPE = new PyString("Content-Type");
    private static final PyString CONTENT_LENGTH = new PyString("Content-Length");

    private final PyStringMap module;
    private final ThreadVariable environ = new ThreadVariable();
    private final ThreadVariable statusLine = new ThreadVariable();
    private final ThreadVariable statusCode = new ThreadVariable();
    private final ThreadVariable cookies = new ThreadVariable();
    private final ThreadVariable headers = new ThreadVariable();
    private final ThreadVariable body = new ThreadVariable();
    private KnownType request;
    private KnownType response;

    /** @param module the variables of {@code bottle} */
    BottleContext(PyStringMap module) {
        this.module = module;
    }

    /**
     * {@code fget}, {@code fset} and {@code fdel} of the variable with this name in {@code LocalRequest} or
     * {@code LocalResponse}.
     */
    public PyTuple variable(String name) {
        ThreadVariable variable = switch (name) {
            case "environ" -> environ;
            case "_status_line" -> statusLine;
            case "_status_code" -> statusCode;
            case "_cookies" -> cookies;
            case "_headers" -> headers;
            case "body" -> body;
            default -> throw new IllegalArgumentException(name);
        };
        return new PyTuple(variable.getter(), variable.setter(), variable.deleter());
    }

    /** Takes the classes as they are now, with the variables as properties. */
    public void know(PyType localRequest, PyType localResponse) {
        request = new KnownType(localRequest, "environ", "__setattr__");
        response = new KnownType(
                localResponse,
                "_status_line",
                "_status_code",
                "_cookies",
                "_headers",
                "body",
                "status",
                "charset",
                "content_type",
                "get_header",
                "__contains__",
                "__setitem__",
                "__setattr__",
                "__getattribute__");
    }

    /** {@code LocalRequest.bind(environ)}. */
    public PyObject requestBind(PyObject original) {
        return new StandIn(original) {
            @Override
            protected PyObject call(PyObject self, PyObject given) {
                if (given == null || given.getClass() != PyDictionary.class || request.attributesOf(self) == null) {
                    return null;
                }
                environ.set(given);
                given.__setitem__(REQUEST, self);
                return Py.None;
            }
        };
    }

    /** {@code LocalResponse.bind()}. */
    public PyObject responseBind(PyObject original) {
        return new StandIn(original) {
            @Override
            protected PyObject call(PyObject self, PyObject given) {
                PyObject status = given == null ? ofClass(self, "default_status") : null;
                if (status == null || status.getClass() != PyInteger.class) {
                    return null;
                }
                PyObject line = module.__finditem__("_HTTP_STATUS_LINES").__finditem__(status);
                if (line == null || line.getClass() != PyString.class) {
                    return null;
                }
                cookies.set(Py.None);
                headers.set(new PyDictionary());
                body.set(Py.EmptyString);
                statusCode.set(status);
                statusLine.set(line);
                return Py.None;
            }
        };
    }

    /** The getter of {@code BaseResponse.headerlist}. */
    public PyObject headerList(PyObject original) {
        return new StandIn(original) {
            @Override
            protected PyObject call(PyObject self, PyObject given) {
                PyObject withoutHeaders = given == null ? ofClass(self, "bad_headers") : null;
                PyObject type = withoutHeaders == null ? null : ofClass(self, "default_content_type");
                PyObject status = statusCode.get();
                if (type == null
                        || status == null
                        || cookies.get() != Py.None
                        || headers.get() == null
                        || headers.get().getClass() != PyDictionary.class
                        || withoutHeaders.__contains__(status)) {
                    return null;
                }
                PyDictionary set = (PyDictionary) headers.get();
                PyList list = new PyList();
                for (Map.Entry<PyObject, PyObject> header : set.getMap().entrySet()) {
                    if (header.getValue().getClass() != PyList.class) {
                        return null;
                    }
                    for (PyObject value : ((PyList) header.getValue()).getArray()) {
                        list.append(new PyTuple(header.getKey(), value));
                    }
                }
                if (!set.__contains__(CONTENT_TYPE)) {
                    list.append(new PyTuple(CONTENT_TYPE, type));
                }
                return list;
            }
        };
    }

    /** {@code Bottle._cast(out)} of a text. */
    public PyObject cast(PyObject original) {
        return new StandIn(original) {
            @Override
            protected PyObject call(PyObject self, PyObject out) {
                if (out == null
                        || response.attributesOf(module.__finditem__("response")) == null
                        || headers.get() == null
                        || headers.get().getClass() != PyDictionary.class) {
                    return null;
                }
                PyDictionary set = (PyDictionary) headers.get();
                PyString bytes = bytes(out, set);
                if (bytes == null || bytes.getString().isEmpty()) {
                    return null;
                }
                if (!set.__contains__(CONTENT_LENGTH)) {
                    PyString length = BottleHeaders.decimal(bytes.getString().length());
                    set.__setitem__(CONTENT_LENGTH, new PyList(new PyObject[] {length}));
                }
                return new PyList(new PyObject[] {bytes});
            }
        };
    }

    /** Null where it is no text, or the encoding is not Bottle's usual one. */
    private static PyString bytes(PyObject out, PyDictionary headers) {
        if (out.getClass() == PyString.class) {
            return (PyString) out;
        }
        if (out.getClass() != PyUnicode.class || headers.__contains__(CONTENT_TYPE)) {
            return null;
        }
        return NativeString.utf8(((PyUnicode) out).getString());
    }

    /** An attribute of the response's class. Null if it is not the response that is known, or has its own. */
    private PyObject ofClass(PyObject self, String name) {
        PyStringMap own = response.attributesOf(self);
        return own == null || own.__finditem__(name) != null
                ? null
                : self.getType().lookup(name);
    }
}
