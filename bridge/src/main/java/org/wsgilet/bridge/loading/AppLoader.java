package org.wsgilet.bridge.loading;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyBaseCode;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyTraceback;
import org.python.core.PyType;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.jython.PythonTraceback;

/** Finds the application callable in an interpreter, and says in one line what is wrong when it cannot. */
public final class AppLoader {

    private static final Pattern JAVA_FRAMES = Pattern.compile("(?m)^\\tat .*\\R?");

    private final Interpreter interpreter;
    private final AppSpec spec;

    private AppLoader(Interpreter interpreter, AppSpec spec) {
        this.interpreter = interpreter;
        this.spec = spec;
    }

    /**
     * Imports the module and returns the application.
     *
     * @param app in one of the forms of {@code wsgilet serve}
     * @param workingDirectory where a relative path in {@code app} starts
     */
    public static PyObject load(Interpreter interpreter, String app, Path workingDirectory) throws LoadException {
        AppSpec spec = AppSpec.parse(app, workingDirectory);
        if (spec.folder() != null) {
            interpreter.addPath(spec.folder());
        }
        return new AppLoader(interpreter, spec).load();
    }

    private PyObject load() throws LoadException {
        PyObject module = importModule();
        PyObject found = attribute(module);
        PyObject application = spec.arguments() == null ? found : call(found);
        if (!application.isCallable()) {
            String returned = spec.arguments() == null ? " is" : " returned";
            throw new LoadException("'" + spec.text() + "'" + returned + " " + described(application)
                    + ", which is not callable: name a WSGI application or a factory, as in module:factory().");
        }
        if (application instanceof PyFunction function && function.__code__ instanceof PyBaseCode code) {
            requireTwoArguments(function, code);
        }
        return application;
    }

    /**
     * PEP 3333: the application takes two positional arguments. A factory that is taken for one would fail each
     * request.
     */
    private void requireTwoArguments(PyFunction function, PyBaseCode code) throws LoadException {
        int least = code.co_argcount - (function.__defaults__ == null ? 0 : function.__defaults__.length);
        if (least > 2 || code.co_argcount < 2 && !code.varargs) {
            String names = Stream.of(code.co_varnames).limit(code.co_argcount).collect(Collectors.joining(", "));
            String taken = names.isEmpty() ? " takes no arguments, not even" : "(" + names + ") takes no";
            throw new LoadException(spec.text() + taken
                    + " environ and start_response: if it makes the application, write " + spec.text() + "()");
        }
    }

    private PyObject importModule() throws LoadException {
        try {
            imp.importName(spec.module(), true);
        } catch (PyException e) {
            throw notImported(e);
        }
        PyObject module = interpreter.module(spec.module());
        if (spec.file() != null && !file(module).equals(spec.file().toString())) {
            throw new LoadException("the file " + spec.file() + " cannot be imported as '" + spec.module()
                    + "': that module is already " + file(module) + ". Rename the file.");
        }
        return module;
    }

    /** The source file of a module, also where Python loaded the compiled one. */
    private static String file(PyObject module) {
        PyObject file = module.__findattr__("__file__");
        return file == null ? "built in" : NativeString.decoded(file.toString()).replaceFirst("\\$py\\.class$", ".py");
    }

    private LoadException notImported(PyException e) {
        e.normalize();
        String summary = PythonTraceback.summary(e);
        if (e.match(Py.SyntaxError)) {
            return failed(
                    e,
                    e.value.getType().getName() + ": " + text(e.value, "msg") + " in " + text(e.value, "filename")
                            + ", line "
                            + text(e.value, "lineno")
                            + ": Wsgilet runs Python 2.7. Correct it, or install a version of the package for Python 2.7.");
        }
        if (e.match(Py.ImportError)) {
            // Only the import statement of a module that did run leaves a frame.
            return e.traceback == null ? moduleNotFound(summary) : importFailed(e, summary);
        }
        return failed(e, "importing '" + spec.module() + "' raised " + summary + advice(e));
    }

    private static String message(PyException e) {
        return NativeString.decoded(e.value.__str__().toString());
    }

    private LoadException moduleNotFound(String summary) {
        String places = interpreter.path().stream()
                .filter(entry -> !entry.startsWith("__"))
                .distinct()
                .collect(Collectors.joining(", "));
        String name = spec.module().substring(spec.module().lastIndexOf('.') + 1);
        return new LoadException("the module '" + spec.module() + "' was not found (" + summary + "; looked in "
                + places + "): "
                + ImportHint.unreadable(interpreter.path(), name)
                        .or(() -> ImportHint.noModule(interpreter.path(), spec.module()))
                        .orElse("check its name, or name its folder with --chdir or --python-path")
                + ".");
    }

    private LoadException importFailed(PyException e, String summary) {
        PyTraceback last = e.traceback;
        while (last.tb_next instanceof PyTraceback next) {
            last = next;
        }
        return failed(
                e,
                "'" + spec.module() + "' imports something that is not there (" + summary + ", at "
                        + NativeString.decoded(last.tb_frame.f_code.co_filename) + " line " + last.tb_lineno
                        + "): " + ImportHint.of(interpreter, message(e), e.traceback) + ".");
    }

    private PyObject attribute(PyObject module) throws LoadException {
        List<String> candidates = spec.attribute() == null ? AppSpec.DEFAULT_ATTRIBUTES : List.of(spec.attribute());
        for (String candidate : candidates) {
            PyObject found = nested(module, candidate);
            if (found != null) {
                return found;
            }
        }
        throw new LoadException("the module '" + spec.module() + "' (" + file(module) + ") has no "
                + candidates.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" and no "))
                + " (callables it has: " + callables(module) + "): name the application as in " + spec.module()
                + ":NAME.");
    }

    private static PyObject nested(PyObject module, String dottedName) {
        PyObject found = module;
        for (String name : dottedName.split("\\.")) {
            found = found == null ? null : found.__findattr__(name.intern());
        }
        return found;
    }

    /** The public names of a module that could be an application: callable, and made here rather than imported. */
    private static String callables(PyObject module) {
        TreeSet<String> names = new TreeSet<>();
        for (PyObject name : module.__dir__().asIterable()) {
            PyObject value = module.__findattr__(name.toString().intern());
            if (!name.toString().startsWith("_") && value != null && value.isCallable() && isOwn(value, module)) {
                names.add(name.toString());
            }
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static boolean isOwn(PyObject value, PyObject module) {
        PyObject origin = value.__findattr__("__module__");
        boolean plain = value instanceof PyFunction || value instanceof PyType;
        return !plain || origin == null || origin.equals(module.__findattr__("__name__"));
    }

    private PyObject call(PyObject factory) throws LoadException {
        String name = spec.attribute();
        if (!factory.isCallable()) {
            throw new LoadException("'" + spec.module() + ":" + name + "' is " + described(factory)
                    + ", which is not callable: leave out the parentheses or name a factory.");
        }
        PyObject changes = interpreter.module("wsgilet_changes");
        PyObject arguments;
        try {
            arguments = changes.invoke("literal_arguments", Py.newString(spec.arguments()));
        } catch (PyException e) {
            throw new LoadException("the arguments " + spec.arguments() + " in '" + spec.text()
                    + "' are not literals: write strings, numbers, lists, dicts, True, False or None.");
        }
        try {
            return factory._callextra(
                    Py.EmptyObjects, Py.NoKeywords, arguments.__getitem__(0), arguments.__getitem__(1));
        } catch (PyException e) {
            boolean ofItsCall = e.traceback == null && e.match(Py.TypeError);
            throw failed(
                    e,
                    "the factory " + name + spec.arguments() + " raised " + PythonTraceback.summary(e)
                            + (ofItsCall
                                    ? ": leave out the parentheses if it is the application, or give it what it takes, as"
                                            + " in factory('x')."
                                    : advice(e)));
        }
    }

    private static String advice(PyException e) {
        return e.getCause() instanceof OutOfMemoryError
                ? ": give the JVM more memory, as in WSGILET_JAVA_OPTS=-Xmx1g."
                : ": see the traceback above.";
    }

    private static LoadException failed(PyException e, String message) {
        return new LoadException(
                message, JAVA_FRAMES.matcher(PythonTraceback.of(e)).replaceAll(""), e);
    }

    private static String described(PyObject object) {
        return object == Py.None
                ? "None"
                : object instanceof PyModule
                        ? "a module"
                        : "an object of type " + object.getType().fastGetName();
    }

    private static String text(PyObject object, String attribute) {
        return NativeString.decoded(object.__getattr__(attribute.intern()).toString());
    }
}
