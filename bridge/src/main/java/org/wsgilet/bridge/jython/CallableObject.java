package org.wsgilet.bridge.jython;

import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;

/** A Python object whose only method is the object itself, which is all that imports ask of finders and loaders. */
public abstract class CallableObject extends PyBuiltinFunction {

    private static final long serialVersionUID = 1;

    private final String name;

    protected CallableObject(String name) {
        super(name, null);
        this.name = name;
    }

    @Override
    public PyObject __findattr_ex__(String attribute) {
        return attribute.equals(name) ? this : super.__findattr_ex__(attribute);
    }

    @Override
    public abstract PyObject __call__(PyObject[] arguments, String[] keywords);
}
