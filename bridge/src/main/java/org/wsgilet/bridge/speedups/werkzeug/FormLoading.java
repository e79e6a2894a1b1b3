package org.wsgilet.bridge.speedups.werkzeug;

import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyType;
import org.wsgilet.bridge.environ.InputFile;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.speedups.KnownType;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * Werkzeug's {@code BaseRequest._load_form_data()}, which gives a request its {@code form}, for URL-encoded fields that
 * come from the server's own {@code wsgi.input}.
 */
final class FormLoading extends StandIn {

    private static final PyString WSGI_INPUT = new PyString("wsgi.input");
    private static final PyString INPUT_TERMINATED = new PyString("wsgi.input_terminated");
    private static final PyString CONTENT_TYPE = new PyString("CONTENT_TYPE");
    private static final PyString CONTENT_LENGTH = new PyString("CONTENT_LENGTH");
    private static final PyString TRANSFER_ENCODING = new PyString("HTTP_TRANSFER_ENCODING");
    private static final PyString URL_ENCODED = new PyString("application/x-www-form-urlencoded");

    private static final Pattern CHARSET = Pattern.compile("; ?charset=[A-Za-z0-9-]+");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");

    /** What an object may have of its own in place of what its class has. */
    private static final String[] OF_CLASS = {
        "form", "stream", "_cached_data", "make_form_data_parser", "form_data_parser_class", "_get_stream_for_parsing"
    };

    private final KnownType request;
    private final PyType parser;
    private final KnownType knownParser;
    private final PyObject parse;

    /** @param parser the class {@code FormDataParser} */
    FormLoading(PyObject original, PyType request, PyType parser) {
        super(original);
        this.request = new KnownType(
                request,
                "__getattribute__",
                "__getattr__",
                "environ",
                "shallow",
                "form",
                "files",
                "stream",
                "want_form_data_parsed",
                "make_form_data_parser",
                "form_data_parser_class",
                "_get_stream_for_parsing",
                "_cached_data");
        this.parser = parser;
        this.knownParser = new KnownType(
                parser, "__new__", "__init__", "get_parse_func", "parse", "parse_functions", "_parse_urlencoded");
        this.parse = parseFunction();
    }

    @Override
    protected PyObject call(PyObject self, PyObject none) {
        PyStringMap attributes = KnownType.attributes(self);
        if (none != null
                || attributes == null
                || !request.isAsKnownIn(self.getType())
                || !knownParser.isAsKnownIn(parser)
                || parseFunction() != parse
                || !load(self, attributes)) {
            return null;
        }
        return Py.None;
    }

    private PyObject parseFunction() {
        PyObject functions = parser.lookup("parse_functions");
        return functions == null ? null : functions.__finditem__(URL_ENCODED);
    }

    private static boolean load(PyObject self, PyStringMap attributes) {
        PyObject environ = attributes.__finditem__("environ");
        if (environ == null
                || !(environ.__finditem__(WSGI_INPUT) instanceof InputFile input)
                || !isTrue(environ.__finditem__(INPUT_TERMINATED)) // else Werkzeug reads no further than Content-Length
                || !isUrlEncoded(environ.__finditem__(CONTENT_TYPE))
                || !areOfClass(attributes)) {
            return false;
        }
        PyObject storage = self.__getattr__("parameter_storage_class");
        if (!NativeString.isEqual(self.__getattr__("charset"), "utf-8")
                || !NativeString.isEqual(self.__getattr__("encoding_errors"), "replace")
                || !isWithin(self.__getattr__("max_form_memory_size"), environ)
                || !isWithin(self.__getattr__("max_content_length"), environ)
                || storage == Py.None) {
            return false;
        }
        PyObject form = form(input, storage);
        PyObject files = storage.__call__();
        attributes.__setitem__("stream", input);
        attributes.__setitem__("form", form);
        attributes.__setitem__("files", files);
        return true;
    }

    private static boolean isUrlEncoded(PyObject type) {
        if (!(type instanceof PyString string)) {
            return false;
        }
        String text = string.getString();
        return text.startsWith(URL_ENCODED.getString())
                && (text.length() == URL_ENCODED.__len__()
                        || CHARSET.matcher(text.substring(URL_ENCODED.__len__()))
                                .matches());
    }

    private static boolean areOfClass(PyStringMap attributes) {
        for (String name : OF_CLASS) {
            if (attributes.__finditem__(name) != null) {
                return false;
            }
        }
        return !isTrue(attributes.__finditem__("shallow"));
    }

    private static boolean isTrue(PyObject value) {
        return value != null && value.__nonzero__();
    }

    /** Whether the body is not longer than the limit; a length that nobody knows is left to Werkzeug. */
    private static boolean isWithin(PyObject limit, PyObject environ) {
        return limit == Py.None
                || limit.getClass() == PyInteger.class
                        && environ.__finditem__(TRANSFER_ENCODING) == null
                        && environ.__finditem__(CONTENT_LENGTH) instanceof PyString length
                        && LENGTH.matcher(length.getString()).matches()
                        && Integer.parseInt(length.getString()) <= ((PyInteger) limit).getValue();
    }

    private static PyObject form(InputFile input, PyObject storage) {
        try {
            PyList pairs = UrlPairs.decoded(input.readAll().getString());
            return storage.__call__(pairs.__iter__());
        } catch (PyException e) {
            if (!e.match(Py.ValueError)) {
                throw e;
            }
            return storage.__call__(); // as Werkzeug, whose parser is silent by default
        }
    }
}
