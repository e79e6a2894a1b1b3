package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** {@code threading.local().__dict__}, which is neither set nor deleted. */
final class LocalNames extends FrameAttribute {

    private static final long serialVersionUID = 1;

    LocalNames() {
        super(PyObject::fastGetDict);
    }

    @Override
    public void __set__(PyObject local, PyObject value) {
        throw readOnly(local);
    }

    @Override
    public boolean implementsDescrDelete() {
        return true;
    }

    @Override
    public void __delete__(PyObject local) {
        throw readOnly(local);
    }

    private static PyException readOnly(PyObject local) {
        return Py.AttributeError("'" + local.getType().fastGetName() + "' object attribute '__dict__' is read-only");
    }
}
