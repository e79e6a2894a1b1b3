package org.wsgilet.bridge.speedups.bottle;

import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyType;

/** The stand-ins for Bottle, which {@code wsgilet_speedups} puts in place. */
public final class Bottle {

    private Bottle() {}

    /** @param original Bottle's own {@code html_escape}, for whatever is not {@code unicode} */
    public static PyObject htmlEscape(PyObject original) {
        return new HtmlEscape(original);
    }

    /**
     * @param original a function of one value that a template has made for itself
     * @param escapes whether it escapes for HTML
     */
    public static PyObject text(PyObject original, boolean escapes) {
        return new BottleText(original, escapes);
    }

    /** @param original Bottle's own {@code _hkey} */
    public static PyObject headerKey(PyObject original) {
        return new BottleHeaders.Key(original);
    }

    /** @param original Bottle's own {@code _hval} */
    public static PyObject headerValue(PyObject original) {
        return new BottleHeaders.Value(original);
    }

    /** @param module the variables of {@code bottle} */
    public static BottleContext context(PyStringMap module) {
        return new BottleContext(module);
    }

    /**
     * @param original Bottle's own {@code Bottle.trigger_hook}
     * @param application the class {@code Bottle}
     */
    public static PyObject triggerHook(PyObject original, PyType application) {
        return new BottleRouting.TriggerHook(original, application);
    }

    /**
     * @param original Bottle's own {@code Router.match}
     * @param router the class {@code Router}
     */
    public static PyObject match(PyObject original, PyType router) {
        return new BottleRouting.Match(original, router);
    }
}
