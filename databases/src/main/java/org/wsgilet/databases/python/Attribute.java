package org.wsgilet.databases.python;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyDataDescr;
import org.python.core.PyObject;

/**
 * An attribute of a Python type that is written in Java.
 *
 * @param <T> the Java class of {@code self}
 */
public final class Attribute<T extends PyObject> extends PyDataDescr {

    private final Function<T, PyObject> getter;
    private final BiConsumer<T, PyObject> setter;

    private Attribute(String name, Function<T, PyObject> getter, BiConsumer<T, PyObject> setter) {
        super(name, PyObject.class, null);
        this.getter = getter;
        this.setter = setter;
    }

    public static <T extends PyObject> Attribute<T> readOnly(String name, Function<T, PyObject> getter) {
        return new Attribute<>(name, getter, (self, value) -> {
            throw Py.TypeError("readonly attribute");
        });
    }

    public static <T extends PyObject> Attribute<T> of(
            String name, Function<T, PyObject> getter, BiConsumer<T, PyObject> setter) {
        return new Attribute<>(name, getter, setter);
    }

    @Override
    @SuppressWarnings("unchecked") // the descriptor has checked the type
    public Object invokeGet(PyObject object) {
        return getter.apply((T) object);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void invokeSet(PyObject object, Object value) {
        setter.accept((T) object, (PyObject) value);
    }

    @Override
    public void invokeDelete(PyObject object) {
        throw Py.AttributeError("cannot delete attribute");
    }

    @Override
    public boolean implementsDescrGet() {
        return true;
    }

    @Override
    public boolean implementsDescrSet() {
        return true;
    }

    @Override
    public boolean implementsDescrDelete() {
        return true;
    }
}
