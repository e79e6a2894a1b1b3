package org.wsgilet.bridge.modules;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** A PEP 302 finder and loader of the {@linkplain JavaModule modules in Java}. */
public final class JavaModules {

    private static final Map<String, JavaModule> modules = new TreeMap<>();

    static {
        for (JavaModule module : ServiceLoader.load(JavaModule.class, JavaModules.class.getClassLoader())) {
            modules.put(module.name(), module);
        }
    }

    private JavaModules() {}

    /** Makes the modules importable in a new interpreter. */
    public static void offer(PySystemState sys) {
        if (!modules.isEmpty()) {
            sys.meta_path.append(new Finder());
        }
    }

    /** {@code find_module(fullname, path=None)} */
    private static final class Finder extends Hook {

        Finder() {
            super("find_module");
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            JavaModule module = modules.get(arguments[0].toString());
            return module == null ? Py.None : new Loader(module);
        }
    }

    /** {@code load_module(fullname)} */
    private static final class Loader extends Hook {

        private final transient JavaModule module;

        Loader(JavaModule module) {
            super("load_module");
            this.module = module;
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            PyObject modules = Py.getSystemState().modules;
            PyObject known = modules.__finditem__(arguments[0]);
            if (known != null) {
                return known; // reload()
            }
            PyObject created = module.create();
            modules.__setitem__(arguments[0], created);
            return created;
        }
    }

    /** An object with one method, which it is itself. */
    private abstract static class Hook extends PyBuiltinFunction {

        private final String name;

        Hook(String name) {
            super(name, null);
            this.name = name;
        }

        @Override
        public final PyObject __findattr_ex__(String attribute) {
            return attribute.equals(name) ? this : super.__findattr_ex__(attribute);
        }
    }
}
