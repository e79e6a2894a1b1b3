package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.ExposedMethod;

/** {@code expandtabs} of {@code str} and {@code unicode}: without a width it leaves out tabs; Jython divides by it. */
final class TabsMethod extends MendedMethod {

    private static final long serialVersionUID = 1;

    TabsMethod(PyObject jythons) {
        super("expandtabs", jythons);
    }

    @Override
    public int __cmp__(PyObject other) {
        return ExposedMethod.ordered(super.__cmp__(other), this, other);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length == 1 && keywords.length == 0 && arguments[0].isIndex() && arguments[0].asInt() <= 0) {
            return self.invoke("replace", Py.newString("\t"), Py.EmptyString);
        }
        PyObject[] all = new PyObject[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return jythons.__call__(all, keywords);
    }
}
