package org.wsgilet.bridge.environ;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;

/**
 * A Java object of the servlet API in the environ. Python sees the attributes of the object, Java methods get the
 * object itself. Jython's own view of it is made at the first use only: it costs a reflection of the container's
 * classes, and its repr is unicode, which turns text made of the whole environ into unicode.
 */
@ExposedType(name = "wsgilet.servlet_object", isBaseType = false)
public final class ServletObject extends PyObject {

    public static final PyType TYPE = ExposedTypes.of(ServletObject.class, "wsgilet.servlet_object", null);

    private final Object object;

    ServletObject(Object object) {
        super(TYPE);
        this.object = object;
    }

    @Override
    public PyObject __findattr_ex__(String name) {
        return Py.java2py(object).__findattr_ex__(name);
    }

    @Override
    public PyObject __dir__() {
        return Py.java2py(object).__dir__();
    }

    @Override
    public Object __tojava__(Class<?> target) {
        return target.isInstance(object) ? object : super.__tojava__(target);
    }

    @Override
    public PyString __repr__() {
        return Py.newString("<" + object.getClass().getName() + ">");
    }
}
