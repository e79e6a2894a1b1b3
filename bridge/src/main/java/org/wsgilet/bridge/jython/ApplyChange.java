package org.wsgilet.bridge.jython;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyClass;
import org.python.core.PyException;
import org.python.core.PyJavaType;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code apply_change(change, module, what)} of {@code wsgilet_changes.py}: calls a function that changes a module,
 * wholly or not at all. Where it raises, the attributes of the module and of its classes are put back, which is logged
 * once.
 */
final class ApplyChange extends PyBuiltinFunction {

    private static final long serialVersionUID = 1;

    private static final Logger log = LoggerFactory.getLogger(ApplyChange.class);

    /** What has been logged: each generation of an application would come upon it again. */
    private static final Set<String> told = ConcurrentHashMap.newKeySet();

    ApplyChange() {
        super("apply_change", null);
    }

    /** Returns what the function returns and None, or None and why it failed. */
    @Override
    public PyObject __call__(PyObject change, PyObject module, PyObject what) {
        Map<PyObject, PyStringMap> before = attributes(module);
        try {
            PyObject result = module == Py.None ? change.__call__() : change.__call__(module);
            return new PyTuple(result, Py.None);
        } catch (RuntimeException | LinkageError e) {
            before.forEach(ApplyChange::putBack);
            PyException exception = Py.JavaError(e);
            if (isMeant(exception)) {
                throw exception;
            }
            return new PyTuple(Py.None, Py.newString(NativeString.encoded(failure(exception, what.toString()))));
        }
    }

    /** Whether the exception means the thread, as at the end of a request's time. */
    private static boolean isMeant(PyException exception) {
        exception.normalize();
        return Py.isInstance(exception.value, Py.BaseException) && !Py.isInstance(exception.value, Py.Exception);
    }

    private static String failure(PyException exception, String what) {
        String reason = PythonTraceback.summary(exception);
        if (told.add(what + reason)) {
            log.warn("Wsgilet leaves out {}, which raised {}: the module stays as it is.", what, reason);
            log.debug("{}", PythonTraceback.of(exception));
        }
        return reason;
    }

    /** Those of the module and of the classes that are written in it. */
    private static Map<PyObject, PyStringMap> attributes(PyObject module) {
        Map<PyObject, PyStringMap> attributes = new IdentityHashMap<>();
        if (!(module instanceof PyModule) || !(module.fastGetDict() instanceof PyStringMap variables)) {
            return attributes;
        }
        attributes.put(module, variables.copy());
        PyObject name = variables.__finditem__("__name__");
        for (PyObject value : variables.getMap().values()) {
            PyStringMap ofClass = ofClass(value);
            if (ofClass != null && name != null && name.equals(ofClass.__finditem__("__module__"))) {
                attributes.put(value, ofClass.copy());
            }
        }
        return attributes;
    }

    private static PyStringMap ofClass(PyObject value) {
        PyObject variables = value instanceof PyClass old
                ? old.__dict__
                : value instanceof PyType type && !(type instanceof PyJavaType) ? type.fastGetDict() : null;
        return variables instanceof PyStringMap map ? map : null;
    }

    private static void putBack(PyObject owner, PyStringMap before) {
        PyStringMap now = owner instanceof PyClass old ? (PyStringMap) old.__dict__ : (PyStringMap) owner.fastGetDict();
        for (Object name : now.getMap().keySet().toArray()) {
            if (before.__finditem__(name.toString().intern()) == null) {
                owner.__delattr__(name.toString().intern());
            }
        }
        before.getMap().forEach((name, value) -> {
            if (now.__finditem__(name.toString().intern()) != value) {
                owner.__setattr__(name.toString().intern(), value);
            }
        });
    }
}
