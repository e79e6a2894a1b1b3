package org.wsgilet.bridge.speedups.werkzeug;

import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.speedups.KnownType;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * Werkzeug's {@code MapAdapter.match(return_rule=...)}: the rule for the URL of a request. A rule begins with a text
 * that a regular expression need not look for, and often is nothing else. Whatever ends in something else than a rule
 * (no such URL, another method, a redirect) is left to Werkzeug.
 */
final class MapMatch extends StandIn {

    /** Kept in each rule: what its path begins with, and the whole of it if it has no variable part, or None. */
    static final String STATIC = "_wsgilet_static";

    private final KnownType adapter;
    private final KnownType map;
    private final KnownType rule;
    private final PyObject matchRule;

    /** @param matchRule the function {@code Rule.match} */
    MapMatch(PyObject original, PyType adapter, PyType map, PyType rule, PyObject matchRule) {
        super(original);
        this.adapter = new KnownType(adapter, "__getattribute__", "get_default_redirect");
        this.map = new KnownType(map, "__getattribute__", "update");
        this.rule = new KnownType(rule, "__getattribute__", "match");
        this.matchRule = matchRule;
    }

    @Override
    protected PyObject call(PyObject[] arguments, String[] keywords) {
        boolean returnsRule = keywords.length == 1 && keywords[0].equals("return_rule") && arguments.length == 2;
        return returnsRule || arguments.length == 1
                ? match(arguments[0], returnsRule && arguments[1].__nonzero__())
                : null;
    }

    private PyObject match(PyObject self, boolean returnsRule) {
        PyStringMap adapterHas = adapter.attributesOf(self);
        PyStringMap mapHas = adapterHas == null ? null : map.attributesOf(adapterHas.__finditem__("map"));
        if (mapHas == null
                || mapHas.__finditem__("_remap") != Py.False
                || mapHas.__finditem__("host_matching") != Py.False
                || !(adapterHas.__finditem__("default_method") instanceof PyUnicode givenMethod)) {
            return null;
        }
        PyList rules = KnownType.list(mapHas, "_rules");
        PyUnicode path = path(adapterHas);
        if (rules == null || path == null) {
            return null;
        }
        PyUnicode method = new PyUnicode(givenMethod.getString().toUpperCase(Locale.ROOT));
        for (int i = 0; i < rules.size(); i++) {
            PyObject candidate = rules.pyget(i);
            PyStringMap ruleHas = rule.attributesOf(candidate);
            if (ruleHas == null) {
                return null;
            }
            PyObject values;
            try {
                values = values(candidate, ruleHas, path, method);
            } catch (PyException redirect) {
                return null;
            }
            if (values == Py.None || !isFor(ruleHas, method, adapterHas.__finditem__("websocket"))) {
                continue;
            }
            if (redirects(self, adapterHas, mapHas, candidate, ruleHas, values, method)) {
                return null;
            }
            return new PyTuple(returnsRule ? candidate : ruleHas.__finditem__("endpoint"), values);
        }
        return null;
    }

    /** {@code subdomain|/path}, as rules are written. */
    private static PyUnicode path(PyStringMap adapter) {
        if (!(adapter.__finditem__("subdomain") instanceof PyUnicode subdomain)
                || !(adapter.__finditem__("path_info") instanceof PyUnicode info)) {
            return null;
        }
        String text = info.getString();
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        String path = text.isEmpty() ? "" : "/" + text.substring(start);
        return new PyUnicode(subdomain.getString() + "|" + path);
    }

    /** {@code Rule.match}: the variable parts, or None if it is another URL. */
    private PyObject values(PyObject candidate, PyStringMap ruleHas, PyUnicode path, PyUnicode method) {
        // Werkzeug takes several slashes in a row for one, or redirects
        if (ruleHas.__finditem__(STATIC) instanceof PyTuple known
                && !path.getString().contains("//")) {
            if (!path.getString().startsWith(((PyUnicode) known.pyget(0)).getString())) {
                return Py.None;
            }
            if (known.pyget(1) instanceof PyUnicode whole
                    && path.getString().equals(whole.getString())
                    && isPlain(ruleHas)) {
                return new PyDictionary();
            }
        }
        return matchRule.__call__(candidate, path, method);
    }

    private static boolean isPlain(PyStringMap rule) {
        return rule.__finditem__("build_only") == Py.False
                && rule.__finditem__("alias") == Py.False
                && !rule.__finditem__("defaults").__nonzero__();
    }

    private static boolean isFor(PyStringMap rule, PyUnicode method, PyObject websocket) {
        PyObject methods = rule.__finditem__("methods");
        return (methods == Py.None || methods.__contains__(method)) && rule.__finditem__("websocket") == websocket;
    }

    private static boolean redirects(
            PyObject self,
            PyStringMap adapter,
            PyStringMap map,
            PyObject rule,
            PyStringMap ruleHas,
            PyObject values,
            PyUnicode method) {
        if (ruleHas.__finditem__("redirect_to") != Py.None) {
            return true;
        }
        if (!map.__finditem__("redirect_defaults").__nonzero__()) {
            return false;
        }
        PyObject ofEndpoint = map.__finditem__("_rules_by_endpoint").__finditem__(ruleHas.__finditem__("endpoint"));
        boolean isFirst = ofEndpoint instanceof PyList list && list.size() > 0 && list.pyget(0) == rule;
        return !isFirst
                && self.invoke(
                                "get_default_redirect",
                                new PyObject[] {rule, method, values, adapter.__finditem__("query_args")})
                        != Py.None;
    }
}
