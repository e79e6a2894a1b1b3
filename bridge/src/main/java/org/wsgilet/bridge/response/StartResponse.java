package org.wsgilet.bridge.response;

import static org.wsgilet.bridge.response.BrokenRule.broken;
import static org.wsgilet.bridge.response.BrokenRule.repr;
import static org.wsgilet.bridge.response.BrokenRule.typeOf;

import java.io.IOException;
import org.python.core.Py;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTraceback;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * PEP 3333's {@code start_response(status, response_headers, exc_info=None)}. Keeps the head until the first non-empty
 * block of the body, and returns {@code write(body_data)}. Lives for one request.
 */
public final class StartResponse extends PyBuiltinFunctionNarrow {

    private final ResponseWriter writer;
    private ResponseHead head;

    public StartResponse(ResponseWriter writer) {
        super("start_response", 2, 3, null);
        this.writer = writer;
    }

    @Override
    public PyObject __call__(PyObject status, PyObject headers) {
        return __call__(status, headers, Py.None);
    }

    @Override
    public PyObject __call__(PyObject status, PyObject headers, PyObject excInfo) {
        if (excInfo != Py.None) {
            PyException original = exception(excInfo);
            if (writer.hasBegun()) {
                // PEP 3333: "if exc_info is provided, and the HTTP headers have already been sent, start_response must
                // raise an error, and should re-raise using the exc_info tuple"
                throw original;
            }
        } else if (head != null) {
            throw broken(
                    "start_response was called a second time without exc_info",
                    "PEP 3333: \"it is a fatal error to call start_response without the exc_info argument if"
                            + " start_response has already been called\"");
        }
        head = ResponseHead.of(status, headers);
        return new Write();
    }

    /** Accepts the parameters by the names PEP 3333 gives them: {@code start_response(s, h, exc_info=...)}. */
    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (keywords.length == 0) {
            return __call__(arguments);
        }
        PyObject[] parameters = {null, null, Py.None};
        int positional = arguments.length - keywords.length;
        for (int i = 0; i < arguments.length; i++) {
            int parameter = i < positional ? i : parameter(keywords[i - positional]);
            if (parameter > 2) {
                throw info.unexpectedCall(arguments.length, true);
            }
            parameters[parameter] = arguments[i];
        }
        if (parameters[0] == null || parameters[1] == null) {
            throw info.unexpectedCall(arguments.length, true);
        }
        return __call__(parameters[0], parameters[1], parameters[2]);
    }

    private static int parameter(String keyword) {
        return switch (keyword) {
            case "status" -> 0;
            case "response_headers", "headers" -> 1;
            case "exc_info" -> 2;
            default -> throw Py.TypeError("start_response() got an unexpected keyword argument '" + keyword + "'");
        };
    }

    private static PyException exception(PyObject excInfo) {
        if (!(excInfo instanceof PyTuple tuple) || tuple.size() != 3) {
            throw broken(
                    "exc_info is " + repr(excInfo),
                    "PEP 3333: \"exc_info, if supplied, must be a Python sys.exc_info() tuple\"");
        }
        PyObject traceback = tuple.pyget(2);
        return new PyException(tuple.pyget(0), tuple.pyget(1), traceback instanceof PyTraceback frames ? frames : null);
    }

    public boolean isCalled() {
        return head != null;
    }

    /** The head to send now. */
    ResponseHead head() {
        if (head == null) {
            throw broken(
                    "the application never called start_response",
                    "PEP 3333: it must be called before the iterable yields its first body bytestring");
        }
        return head;
    }

    /** PEP 3333's {@code write(body_data)}: sends the head at its first call, and each block at once. */
    private final class Write extends PyBuiltinFunctionNarrow {

        private Write() {
            super("write", 1, 1, null);
        }

        @Override
        public PyObject __call__(PyObject block) {
            if (!(block instanceof PyString) || block instanceof PyUnicode) {
                throw broken(
                        "write() was given a " + typeOf(block),
                        "PEP 3333: it \"takes one parameter: a bytestring to be written as part of the HTTP response"
                                + " body\"");
            }
            if (writer.isClosed()) {
                throw Py.ValueError("write() was called after its request had ended");
            }
            try {
                send(block.asString());
            } catch (IOException e) {
                throw new PyException(Py.IOError, "the client has gone: " + e.getMessage());
            }
            return Py.None;
        }

        private void send(String block) throws IOException {
            if (!writer.hasBegun()) {
                writer.begin(head, ResponseHead.UNKNOWN_LENGTH);
            }
            if (!writer.send(block)) {
                throw broken(
                        "write() was given more bytes than the Content-Length promises",
                        "PEP 3333: the server should \"raise an error if the application tries to write() past that"
                                + " point\"");
            }
        }
    }
}
