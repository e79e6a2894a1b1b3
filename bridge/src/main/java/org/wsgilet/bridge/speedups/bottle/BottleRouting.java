package org.wsgilet.bridge.speedups.bottle;

import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.wsgilet.bridge.speedups.KnownType;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * What Bottle does before a handler is called: {@code Bottle.trigger_hook} without hooks, {@code Router.match} for a
 * path without wildcards.
 */
final class BottleRouting {

    private static final PyString REQUEST_METHOD = new PyString("REQUEST_METHOD");
    private static final PyString PATH_INFO = new PyString("PATH_INFO");
    private static final PyString SLASH = new PyString("/");
    private static final PyString PROXY = new PyString("PROXY");
    private static final PyString ANY = new PyString("ANY");

    private BottleRouting() {}

    static final class TriggerHook extends StandIn {

        private final KnownType application;

        TriggerHook(PyObject original, PyType application) {
            super(original);
            this.application = new KnownType(application, "_hooks", "__getattribute__");
        }

        @Override
        protected PyObject call(PyObject self, PyObject name) {
            PyStringMap attributes =
                    name != null && application.isAsKnownIn(self.getType()) ? KnownType.attributes(self) : null;
            PyObject hooks = attributes == null ? null : attributes.__finditem__("_hooks");
            PyObject ofName = hooks == null || hooks.getClass() != PyDictionary.class ? null : hooks.__finditem__(name);
            return ofName != null && ofName.getClass() == PyList.class && ofName.__len__() == 0 ? new PyList() : null;
        }
    }

    static final class Match extends StandIn {

        private final KnownType router;

        Match(PyObject original, PyType router) {
            super(original);
            this.router = new KnownType(router, "__getattribute__", "static", "dyna_regexes");
        }

        @Override
        protected PyObject call(PyObject self, PyObject environ) {
            PyStringMap attributes = router.attributesOf(self);
            if (attributes == null || environ == null || environ.getClass() != PyDictionary.class) {
                return null;
            }
            PyObject verb = environ.__finditem__(REQUEST_METHOD);
            PyObject path = environ.__finditem__(PATH_INFO);
            PyObject fixed = attributes.__finditem__("static");
            PyObject withWildcards = attributes.__finditem__("dyna_regexes");
            if (verb == null
                    || verb.getClass() != PyString.class
                    || path == null
                    || path.getClass() != PyString.class
                    || fixed == null
                    || fixed.getClass() != PyDictionary.class
                    || withWildcards == null) {
                return null;
            }
            PyString method = new PyString(((PyString) verb).upper());
            if (method.getString().equals("HEAD")) { // which tries GET, too
                return null;
            }
            PyObject target = ((PyString) path).getString().isEmpty() ? SLASH : path;
            for (PyString candidate : new PyString[] {PROXY, method, ANY}) {
                PyObject paths = fixed.__finditem__(candidate);
                PyObject found = paths == null ? null : paths.__finditem__(target);
                if (found instanceof PyTuple route && route.size() == 2) {
                    PyObject makeArguments = route.pyget(1);
                    PyObject values = makeArguments.__nonzero__() ? makeArguments.__call__(target) : new PyDictionary();
                    return new PyTuple(route.pyget(0), values);
                }
                if (found != null || withWildcards.__contains__(candidate)) {
                    return null;
                }
            }
            return null;
        }
    }
}
