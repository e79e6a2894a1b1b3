package org.wsgilet.bridge.speedups.werkzeug;

import org.python.core.PyObject;
import org.python.core.PyType;

/** The stand-ins for Werkzeug, which {@code wsgilet_speedups} puts in place. */
public final class Werkzeug {

    private Werkzeug() {}

    /** @param original Werkzeug's own {@code _url_decode_impl} */
    public static PyObject urlPairs(PyObject original) {
        return new UrlPairs(original);
    }

    /** @param local the class {@code werkzeug.local.Local} */
    public static PyObject localStackTop(PyType local, PyObject original) {
        return new LocalStackMethod.Plain(local, original, LocalStackMethod.Items::top);
    }

    /** As {@link #localStackTop}, {@code push}. */
    public static PyObject localStackPush(PyType local, PyObject original) {
        return new LocalStackMethod.Push(local, original);
    }

    /** As {@link #localStackTop}, {@code pop}. */
    public static PyObject localStackPop(PyType local, PyObject original) {
        return new LocalStackMethod.Plain(local, original, LocalStackMethod.Items::pop);
    }

    /**
     * @param original Werkzeug's own {@code BaseResponse.__init__}
     * @param statusNames the dictionary {@code HTTP_STATUS_CODES}
     * @param contentTypeOf the function {@code get_content_type}
     */
    public static PyObject responseInit(
            PyObject original, PyType response, PyType headers, PyObject statusNames, PyObject contentTypeOf) {
        return new ResponseInit(original, response, headers, statusNames, contentTypeOf);
    }

    /** @param original Werkzeug's own {@code BaseResponse.get_wsgi_response} */
    public static PyObject responseParts(PyObject original, PyType response, PyType headers) {
        return new ResponseParts(original, response, headers);
    }

    /** @param original Werkzeug's own {@code Map.bind_to_environ} */
    public static PyObject mapBinding(PyObject original, PyType map, PyType adapter) {
        return new MapBinding(original, map, adapter);
    }

    /**
     * @param original Werkzeug's own {@code MapAdapter.match}
     * @param matchRule {@code Rule.match}
     */
    public static PyObject mapMatch(PyObject original, PyType adapter, PyType map, PyType rule, PyObject matchRule) {
        return new MapMatch(original, adapter, map, rule, matchRule);
    }

    /**
     * @param original Werkzeug's own {@code BaseRequest._load_form_data}
     * @param parser the class {@code FormDataParser}
     */
    public static PyObject formLoading(PyObject original, PyType request, PyType parser) {
        return new FormLoading(original, request, parser);
    }
}
