package org.wsgilet.bridge.jython;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFile;
import org.python.core.PyFrame;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.core.ThreadState;
import org.python.core.imp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.files.Descriptors;
import org.wsgilet.bridge.modules.JavaModules;

/**
 * One isolated Python interpreter: its own {@code sys.modules}, {@code sys.path}, built-in names, environment variables
 * and working directory. Any number of threads may run code in it at once, each between {@link #enter()} and {@link
 * Visit#close()}.
 */
public final class Interpreter implements AutoCloseable {

    /**
     * Python's standard library as class path resources. As entries of the jar, which Jython would use by itself, its
     * modules look out of date in every time zone east of the one the jar was built in, and are compiled at each start.
     */
    private static final String STANDARD_LIBRARY = "__pyclasspath__/Lib";

    /** Python needs about four times the stack of Java: the default of 1 MB ends at 450 nested constructors. */
    public static final long STACK_SIZE = 4 << 20;

    private static final Logger log = LoggerFactory.getLogger(Interpreter.class);

    private final PathJars pathJars;
    private final PySystemState sys;

    /**
     * @param workingDirectory where relative file names of the application start
     * @param path what comes first on {@code sys.path}
     * @param environment added to {@code os.environ}
     * @param classLoader where {@code import} finds Java classes
     * @param output takes {@code sys.stdout} and {@code sys.stderr}; null for the streams of the JVM
     * @param noSpeedups packages and modules whose Python code is left as it is, as {@link KnownChanges#noSpeedups}
     *     reads them
     */
    public Interpreter(
            Path workingDirectory,
            List<Path> path,
            Map<String, String> environment,
            ClassLoader classLoader,
            OutputStream output,
            Set<String> noSpeedups) {
        requireNonNull(workingDirectory, "workingDirectory is null");
        // Not on this thread: its class loader, of a web application, would stay with what Jython keeps for ever.
        sys = runOnNewThread("wsgilet-start", Interpreter.class.getClassLoader(), () -> {
            Jython.acquire();
            return Jython.withoutShutdownHook(new PySystemState());
        });
        SystemNames.install(sys);
        TraceFunctions.install(sys);
        ImportLock.install(sys);
        pathJars = new PathJars(classLoader, sys);
        sys.setClassLoader(pathJars);
        sys.setCurrentWorkingDir(workingDirectory.toString());
        if (sys.executable instanceof PyUnicode name) {
            sys.executable = text(name.getString()); // Jython's is Unicode where it is not ASCII
        }
        PyStringMap builtins = new PyStringMap();
        builtins.update(PySystemState.getDefaultBuiltins());
        builtins.__setitem__("__package__", Py.None); // each module has it, and programs ask all of them
        sys.__setattr__("__package__", Py.None);
        sys.setBuiltins(builtins); // Jython shares one dict of built-in names between all interpreters
        sys.path = sysPath(path);
        if (output != null) {
            sys.stdout = sys.stderr = Output.file(output);
        }
        String warnings = environment.getOrDefault("PYTHONWARNINGS", System.getenv("PYTHONWARNINGS"));
        if (warnings != null && !warnings.isEmpty()) {
            Stream.of(warnings.split(",")).forEach(option -> sys.warnoptions.append(text(option)));
        }
        PyObject names = new PyTuple(noSpeedups.stream().map(Interpreter::text).toArray(PyObject[]::new));
        PyDictionary variables = new PyDictionary();
        environment.forEach((name, value) -> variables.__setitem__(text(name), text(value)));
        try (Visit visit = enter()) {
            // Of which inspect, pickle and programs expect that it is there; it alone has the module, others its names.
            imp.addModule("__main__").__setattr__("__builtins__", sys.modules.__finditem__(text("__builtin__")));
            sys.getCodecState(); // made on first use otherwise, where two threads can block each other
            imp.importName("wsgilet_changes", true)
                    .invoke("install", new PyObject[] {variables, names, new ApplyChange()});
            sys.meta_path.append(new OutdatedModules(sys));
            JavaModules.offer(sys);
            path.forEach(PathFiles::read);
        }
    }

    private static PyList sysPath(List<Path> path) {
        PyList entries = new PyList();
        path.forEach(entry -> entries.append(text(entry.toString())));
        entries.append(Py.newString(STANDARD_LIBRARY));
        entries.append(Py.newString("__classpath__"));
        entries.append(Py.newString("__pyclasspath__/"));
        return entries;
    }

    /** A file name or variable as Python 2 has it: its bytes, in UTF-8. */
    private static PyString text(String string) {
        return Py.newString(NativeString.encoded(string)); // Python's codecs are not there yet
    }

    /** Binds the calling thread to this interpreter until the visit is closed. Visits to several interpreters nest. */
    public Visit enter() {
        ThreadState thread = Py.getThreadState();
        Visit visit = new Visit(thread.getSystemState(), thread, thread.frame);
        thread.setSystemState(sys);
        // A new frame takes the built-in names of the frame below: those of another application after a forward.
        thread.frame = null;
        return visit;
    }

    /** A thread's stay in an interpreter. To be closed by the thread that entered. */
    public record Visit(PySystemState previous, ThreadState thread, PyFrame caller) implements AutoCloseable {
        @Override
        public void close() {
            thread.frame = caller;
            thread.setSystemState(previous);
        }
    }

    /** What {@link #runOnNewThread} runs. */
    @FunctionalInterface
    public interface Task<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs a task in this interpreter on a new thread with a deep stack. Modules are imported this way: what libraries
     * leave behind in thread-local variables goes with the thread, and pool threads of the container stay clean.
     */
    public <T, E extends Exception> T runOnNewThread(Task<T, E> task) throws E {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return runOnNewThread("wsgilet-load", loader, () -> {
            try (Visit visit = enter()) {
                return task.run();
            }
        });
    }

    @SuppressWarnings("unchecked") // a task throws nothing else that is checked
    private static <T, E extends Exception> T runOnNewThread(String name, ClassLoader loader, Task<T, E> task)
            throws E {
        FutureTask<T> future = new FutureTask<>(task::run);
        Thread thread = startThread(name, loader, future);
        try {
            thread.join();
            return future.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the thread " + name, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw (E) e.getCause();
        }
    }

    private static Thread startThread(String name, ClassLoader loader, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK_SIZE);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        return thread;
    }

    /** Runs a task in this interpreter on a new thread with a deep stack, and returns at once. */
    Thread startThread(String name, Runnable task) {
        return startThread(name, Thread.currentThread().getContextClassLoader(), () -> {
            try (Visit visit = enter()) {
                task.run();
            } catch (PyException e) {
                log.error("{} failed\n{}", name, PythonTraceback.of(e));
            }
        });
    }

    /** {@code sys.path} as text, for messages. */
    public List<String> path() {
        List<String> path = new ArrayList<>();
        for (PyObject entry : sys.path.asIterable()) {
            path.add(NativeString.decoded(entry.toString()));
        }
        return path;
    }

    /** The class of the exception that ends Python code which is over its time. */
    public PyObject requestTimeout() {
        return module("wsgilet_changes").__getattr__("RequestTimeout");
    }

    public PyObject module(String name) {
        return sys.modules.__finditem__(name);
    }

    /** The {@code __version__} of each top-level module that has one as text, by the module's name. */
    public Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        try (Visit visit = enter()) {
            for (PyObject name : sys.modules.invoke("keys").asIterable()) {
                PyObject module = name.toString().indexOf('.') < 0 ? module(name.toString()) : null;
                PyObject version = module instanceof PyModule ? module.__findattr__("__version__") : null;
                if (version instanceof PyString text && isOfApplication(module)) {
                    versions.put(name.toString(), text.toString());
                }
            }
        }
        return versions;
    }

    /** What became of each stand-in whose module was imported, in that order. */
    public List<StandInStatus> standIns() {
        List<StandInStatus> standIns = new ArrayList<>();
        try (Visit visit = enter()) {
            for (PyObject entry : new PyList(module("wsgilet_changes").__getattr__("stand_ins")).getArray()) {
                PyObject[] fields = ((PyTuple) entry).getArray();
                standIns.add(new StandInStatus(fields[0].toString(), textOrNull(fields[1]), textOrNull(fields[2])));
            }
        }
        return standIns;
    }

    private static String textOrNull(PyObject value) {
        return value == Py.None ? null : NativeString.decoded(value.toString());
    }

    /** The modules of the standard library have versions of their own, too. */
    private static boolean isOfApplication(PyObject module) {
        PyObject file = module.__findattr__("__file__");
        return file != null && !file.toString().startsWith("__pyclasspath__");
    }

    /** The modules of the standard library that have been imported. */
    public List<String> libraryModules() {
        List<String> modules = new ArrayList<>();
        try (Visit visit = enter()) {
            for (PyObject name : sys.modules.invoke("keys").asIterable()) {
                PyObject module = module(name.toString());
                PyObject file = module instanceof PyModule ? module.__findattr__("__file__") : null;
                if (file != null && file.toString().startsWith(STANDARD_LIBRARY + "/")) {
                    modules.add(name.toString());
                }
            }
        }
        modules.sort(null);
        return modules;
    }

    /** Imports modules of the standard library, whatever else has their names; what cannot be imported is left out. */
    public void importLibrary(List<String> modules) {
        runOnNewThread(() -> {
            PyList path = sys.path;
            sys.path = sysPath(List.of());
            try {
                modules.forEach(Interpreter::importIfPossible);
            } finally {
                sys.path = path;
            }
            return null;
        });
    }

    private static void importIfPossible(String module) {
        try {
            imp.importName(module.intern(), true);
        } catch (PyException e) {
            log.debug("{} cannot be imported alone: {}", module, PythonTraceback.summary(e));
        }
    }

    /** Makes a folder the first entry of {@code sys.path}. */
    public void addPath(Path folder) {
        sys.path.insert(0, text(folder.toString()));
    }

    /**
     * Runs the {@code atexit} functions, ends the threads that Python code has left running and releases what the
     * interpreter holds. No other thread may be inside.
     */
    @Override
    public void close() {
        try (Visit visit = enter()) {
            PyObject threading = module("threading");
            List<PyObject> threads = threading == null ? List.of() : forgetThreads(threading);
            ExitFunctions.run(this, sys);
            threads.stream()
                    .filter(Interpreter::isAlive)
                    .forEach(thread -> log.warn(
                            "The application left the thread {} running: end it in an atexit function.",
                            thread.invoke("getName")));
            LeftThreads.end(sys);
            flush();
            if (Unloading.isPossible()) {
                module("wsgilet_changes").invoke("uninstall");
            }
        } finally {
            sys.cleanup();
            Descriptors.forgetAll(sys);
            closePathJars();
            Jython.release();
        }
    }

    /** As CPython does at its end: a program may have closed the stream, as {@code json.tool} does. */
    private void flush() {
        try {
            sys.stdout.invoke("flush");
        } catch (PyException e) {
            log.debug("sys.stdout could not be flushed", e);
        }
    }

    private void closePathJars() {
        try {
            pathJars.close();
        } catch (IOException e) {
            log.debug("a jar on sys.path could not be closed", e);
        }
    }

    /**
     * Empties Python's list of threads and returns those that Python code started. {@code threading} joins all on its
     * list when the interpreter ends; pool threads of the server are on it as soon as they log, and never end.
     */
    private static List<PyObject> forgetThreads(PyObject threading) {
        PyObject known = threading.__getattr__("_threads");
        PyObject thread = threading.__getattr__("Thread");
        PyObject ofJava = threading.__getattr__("_DummyThread"); // a thread of the server
        PyObject current = threading.invoke("currentThread"); // of a program, its first
        List<PyObject> started = new ArrayList<>();
        for (PyObject candidate : known.invoke("values").asIterable()) {
            boolean isStarted = Py.isInstance(candidate, thread) && !Py.isInstance(candidate, ofJava);
            if (candidate != current && isStarted) {
                started.add(candidate);
            }
        }
        known.invoke("clear");
        return started;
    }

    private static boolean isAlive(PyObject thread) {
        return thread.invoke("isAlive").__nonzero__()
                && !thread.invoke("isDaemon").__nonzero__();
    }

    /** Apart: when the JVM verifies the class around it, it would load PyFile before Jython's classes are changed. */
    private static final class Output {

        static PyObject file(OutputStream output) {
            return new PyFile(output, "<output>", "w", 1, false);
        }
    }
}
