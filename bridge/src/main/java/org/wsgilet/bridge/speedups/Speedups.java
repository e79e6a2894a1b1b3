package org.wsgilet.bridge.speedups;

import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyType;

/**
 * Python functions written in Java, for {@code wsgilet_speedups.py} to put in place of those of packages. This class is
 * the way to them: of a Java class that is a Python object itself, Python sees no static methods.
 */
public final class Speedups {

    private static final NamedTupleNew NAMED_TUPLE_NEW = new NamedTupleNew();

    private Speedups() {}

    /**
     * Makes {@link JsonEncoder}s: called with Python's own {@code _iterencode}, {@code markers} or None, {@code default},
     * {@code floatstr}, whether that one is {@code repr} for finite numbers, both separators, {@code sort_keys}, {@code
     * skipkeys}.
     */
    public static PyObject jsonEncoders() {
        return new PyBuiltinFunction("make_encoder", null) {
            @Override
            public PyObject __call__(PyObject[] arguments, String[] keywords) {
                return new JsonEncoder(arguments);
            }
        };
    }

    /** @param fields names of arguments, as of {@code collections.namedtuple} */
    public static PyObject namedTupleNew(String[] fields) {
        return NAMED_TUPLE_NEW.code(fields);
    }

    /** Replaces methods of the built-in {@code str} and {@code unicode}, for all interpreters. Does nothing the second time. */
    public static void installTextMethods() {
        TextMethods.install();
    }

    /** @param original the built-in function {@code __import__} */
    public static PyObject importFunction(PyObject original) {
        return new ImportFunction(original);
    }

    /** @param markup the class {@code markupsafe.Markup} */
    public static PyObject markupEscape(PyType markup) {
        return new MarkupEscape("escape", markup, false);
    }

    /** As {@link #markupEscape}, but {@code None} is the empty string. */
    public static PyObject markupEscapeSilent(PyType markup) {
        return new MarkupEscape("escape_silent", markup, true);
    }

    /** @param original Bottle's own {@code html_escape}, for whatever is not {@code unicode} */
    public static PyObject htmlEscape(PyObject original) {
        return new HtmlEscape(original);
    }

    /**
     * @param original a function of one value that a template has made for itself
     * @param escapes whether it escapes for HTML
     */
    public static PyObject bottleText(PyObject original, boolean escapes) {
        return new BottleText(original, escapes);
    }

    /** @param original Bottle's own {@code _hkey} */
    public static PyObject bottleHeaderKey(PyObject original) {
        return new BottleHeaders.Key(original);
    }

    /** @param original Bottle's own {@code _hval} */
    public static PyObject bottleHeaderValue(PyObject original) {
        return new BottleHeaders.Value(original);
    }

    /** @param module the variables of {@code bottle} */
    public static BottleContext bottleContext(PyStringMap module) {
        return new BottleContext(module);
    }

    /**
     * @param original Bottle's own {@code Bottle.trigger_hook}
     * @param application the class {@code Bottle}
     */
    public static PyObject bottleTriggerHook(PyObject original, PyType application) {
        return new BottleRouting.TriggerHook(original, application);
    }

    /**
     * @param original Bottle's own {@code Router.match}
     * @param router the class {@code Router}
     */
    public static PyObject bottleMatch(PyObject original, PyType router) {
        return new BottleRouting.Match(original, router);
    }

    /** @param original Jinja2's own {@code Environment.getattr} */
    public static PyObject jinjaGetattr(PyObject original) {
        return new JinjaGetattr(original);
    }

    /** @param original Jinja2's own {@code Context.call} */
    public static PyObject jinjaContextCall(PyObject original) {
        return new JinjaContextCall(original);
    }

    /** @param original Werkzeug's own {@code _url_decode_impl} */
    public static PyObject urlPairs(PyObject original) {
        return new UrlPairs(original);
    }

    /** @param local the class {@code werkzeug.local.Local} */
    public static PyObject localStackTop(PyType local, PyObject original) {
        return new LocalStackMethod.Plain("top", local, original, LocalStackMethod.Items::top);
    }

    /** As {@link #localStackTop}, {@code push}. */
    public static PyObject localStackPush(PyType local, PyObject original) {
        return new LocalStackMethod.Push(local, original);
    }

    /** As {@link #localStackTop}, {@code pop}. */
    public static PyObject localStackPop(PyType local, PyObject original) {
        return new LocalStackMethod.Plain("pop", local, original, LocalStackMethod.Items::pop);
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
