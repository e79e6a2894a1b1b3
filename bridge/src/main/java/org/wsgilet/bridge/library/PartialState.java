package org.wsgilet.bridge.library;

import java.util.Arrays;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.modules._functools.PyPartial;
import org.wsgilet.bridge.jython.Internal;

/**
 * What a {@code functools.partial} is made of, as {@code keywords}, {@code __reduce__} and {@code __setstate__} have
 * it.
 */
final class PartialState {

    private PartialState() {}

    /** {@code partial.keywords}: an empty dict where there are none. */
    static PyDictionary keywords(PyPartial partial) {
        String[] names = names(partial);
        PyDictionary keywords = new PyDictionary();
        int positional = partial.args.length - names.length;
        for (int i = 0; i < names.length; i++) {
            keywords.__setitem__(Py.newString(names[i]), partial.args[positional + i]);
        }
        return keywords;
    }

    private static String[] names(PyPartial partial) {
        return (String[]) Internal.PARTIAL_KEYWORDS.in(partial);
    }

    /** {@code partial.__reduce__()} */
    static PyObject reduce(PyPartial partial) {
        PyDictionary attributes = new PyDictionary();
        if (partial.fastGetDict() != null) {
            attributes.update(partial.fastGetDict());
            partial.setDict(attributes); // Jython's own mapping of names is equal to no dict
        }
        return new PyTuple(
                partial.getType(),
                new PyTuple(partial.func),
                new PyTuple(
                        partial.func,
                        partial.getArgs(),
                        keywords(partial),
                        attributes.__len__() == 0 ? Py.None : attributes));
    }

    /** {@code partial.__setstate__((func, args, keywords, attributes))}; changes nothing if it raises. */
    static PyObject set(PyPartial partial, PyObject state) {
        if (!(state instanceof PyTuple parts) || parts.__len__() != 4) {
            throw invalid();
        }
        PyObject function = parts.pyget(0);
        PyObject keywords = parts.pyget(2);
        PyObject attributes = parts.pyget(3);
        if (!function.isCallable()
                || !(parts.pyget(1) instanceof PyTuple positional)
                || keywords != Py.None && !(keywords instanceof PyDictionary)) {
            throw invalid();
        }
        PyObject[] arguments = positional.getArray();
        String[] names = new String[0];
        if (keywords instanceof PyDictionary dict) {
            PyObject[] keys = dict.keys().getArray();
            names = new String[dict.__len__()];
            arguments = Arrays.copyOf(arguments, arguments.length + names.length);
            for (int i = 0; i < names.length; i++) {
                if (!(keys[i] instanceof PyString name)) {
                    throw Py.TypeError("keywords must be strings");
                }
                names[i] = name.getString();
                arguments[arguments.length - names.length + i] = dict.__getitem__(name);
            }
        }
        partial.func = function;
        partial.args = arguments;
        Internal.PARTIAL_KEYWORDS.set(partial, names);
        partial.setDict(attributes instanceof AbstractDict ? attributes : new PyDictionary());
        return Py.None;
    }

    /** {@code partial.__dict__}, which can be set and not deleted. */
    static final class Attributes extends FrameAttribute {

        private static final long serialVersionUID = 1;

        Attributes() {
            super(PyObject::getDict);
        }

        @Override
        public void __set__(PyObject object, PyObject value) {
            if (!(value instanceof AbstractDict)) {
                throw Py.TypeError("setting partial object's dictionary to a non-dict");
            }
            object.setDict(value);
        }

        @Override
        public void __delete__(PyObject object) {
            throw Py.TypeError("a partial object's dictionary may not be deleted");
        }

        @Override
        public boolean implementsDescrDelete() {
            return true;
        }
    }

    private static RuntimeException invalid() {
        return Py.TypeError("invalid partial state");
    }
}
