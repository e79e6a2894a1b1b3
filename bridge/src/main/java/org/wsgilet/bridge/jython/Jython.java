package org.wsgilet.bridge.jython;

import java.util.List;
import java.util.Properties;
import org.python.core.JyAttribute;
import org.python.core.Options;
import org.python.core.Py;
import org.python.core.PyGenerator;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.adapter.ClassAdapter;
import org.python.core.finalization.FinalizeTrigger;
import org.python.modules._weakref.GlobalRef;
import org.python.modules.gc;
import org.wsgilet.bridge.files.Unwritten;
import org.wsgilet.bridge.jython.rewriting.ChangedClassesJar;
import org.wsgilet.bridge.jython.rewriting.JythonClasses;

/**
 * What Jython keeps once for the whole JVM (strictly: once for the class loader that holds Jython): its options, its
 * default interpreter and the thread that serves weak references. It is there from the first {@link Interpreter} to the
 * last.
 */
final class Jython {

    private static int interpreters;

    private Jython() {}

    static synchronized void acquire() {
        if (interpreters == 0) {
            initialize();
        }
        interpreters++;
    }

    static synchronized void release() {
        interpreters--;
        if (interpreters == 0) {
            Unwritten.finish();
            Unloading.finish();
        }
    }

    private static void initialize() {
        if (!ChangedClassesJar.isInFront()) {
            JythonClasses.change();
        }
        if (Unloading.isPossible()) {
            Unloading.prepare();
        }
        // A copy: Jython writes its registry into the properties it is given.
        Properties copy = (Properties) System.getProperties().clone();
        PySystemState.initialize(copy, properties(), new String[] {""});
        tellVersion();
        shareInts();
        // A Java stack for each Python exception makes exceptions 13 to 30 times dearer. Set here too, for a program
        // that initialized Jython before us.
        Options.includeJavaStackInExceptions = false;
        OwnedThreadLocal.install();
        if (!Unloading.isPossible()) {
            NativePosix.loadAtFirstCall();
        }
        FinalizeTrigger.factory = Jython::finalizer;
        gc.getJythonGCFlags(); // loads the class: finalizers use it even after the container has closed its class
        // loader
        // The first weak reference starts a thread that belongs to the interpreter that made it: it has to outlive
        // all applications.
        GlobalRef.newInstance(new PyObject());
        withoutShutdownHook(Py.defaultSystemState);
    }

    /**
     * The Python that libraries ask for, as in {@code sys.version_info >= (2, 7, 9)} and the markers of requirements:
     * sys.subversion says Jython, and sys.version from what it was built. The byte
     * order is that of {@code struct} and {@code array} here, which is CPython's on common machines, not Java's.
     */
    private static void tellVersion() {
        var type = PySystemState.version_info.getType(); // as a PyObject, the JVM would load PyType to verify this
        PyTuple version = new PyTuple(
                Py.newInteger(2), Py.newInteger(7), Py.newInteger(18), Py.newString("final"), Py.newInteger(0));
        PyObject attributes = PyType.fromClass(PySystemState.class).fastGetDict();
        attributes.__setitem__("version_info", type.__call__(version));
        attributes.__setitem__("hexversion", Py.newInteger(0x020712F0));
        attributes.__setitem__("byteorder", Py.newString("little"));
        for (String name : List.of("flags", "float_info", "long_info", "version", "subversion")) {
            // Each interpreter has its own, which programs can set. The type outlives the last interpreter.
            attributes.invoke("pop", Py.newString(name), Py.None);
        }
        attributes.__setitem__("api_version", Py.newInteger(1013)); // of CPython's C interface: applications show it
    }

    /** An int that Java returns is the same object as the literal in Python, for the small ones as in CPython. */
    private static void shareInts() {
        Py.getAdapter().add(new ClassAdapter(Integer.class) {
            @Override
            public PyObject adapt(Object value) {
                return Py.newInteger((Integer) value);
            }
        });
    }

    /**
     * Takes away the JVM shutdown hook of a new interpreter. The hook closes files and sockets while the server is
     * still finishing requests; {@link Interpreter#close()} does the same at the right time.
     */
    static PySystemState withoutShutdownHook(PySystemState sys) {
        sys.cleanup(); // removes the hook; a new interpreter has nothing else to clean up
        return sys;
    }

    /**
     * How the standard streams write Unicode: an encoding, and behind a colon what becomes of errors. Both may be
     * missing.
     */
    private static void setStreams(Properties properties, String setting) {
        String[] parts = setting == null ? new String[] {""} : setting.split(":", 2);
        properties.setProperty("python.io.encoding", parts[0].isEmpty() ? "UTF-8" : parts[0]);
        if (parts.length > 1 && !parts[1].isEmpty()) {
            properties.setProperty("python.io.errors", parts[1]);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("python.console.encoding", "UTF-8"); // otherwise Jython runs `locale charmap`
        setStreams(properties, System.getenv("PYTHONIOENCODING"));
        properties.setProperty("python.cachedir.skip", "true");
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.options.includeJavaStackInExceptions", "false");
        String home = System.getProperty("wsgilet.home");
        if (home != null) {
            properties.setProperty("python.executable", home + "/bin/python"); // for programs that start sys.executable
        }
        // Each regular expression operation goes through this cache; its default has 4 segments.
        properties.setProperty("python.sre.cachespec", "weakKeys,concurrencyLevel=16,maximumSize=200");
        return properties;
    }

    /** Java finalizers make generators seven times dearer, and the bridge closes the generators it iterates itself. */
    private static FinalizeTrigger finalizer(PyObject object) {
        return object.getClass() == PyGenerator.class ? NoFinalizer.INSTANCE : Finalizer.of(object);
    }

    private static final class Finalizer extends FinalizeTrigger {
        Finalizer(PyObject object) {
            super(object);
        }

        /**
         * A new one, or the one that the object has and that has not run. A stream of a class in Python asks for one in
         * two constructors: the JVM would take the first, which nothing holds any more, for the end of the object.
         */
        static FinalizeTrigger of(PyObject object) {
            Object before = JyAttribute.getAttr(object, JyAttribute.FINALIZE_TRIGGER_ATTR);
            boolean isWaiting = before instanceof Finalizer given && given.isActive() && given.flags == 0;
            return isWaiting ? (Finalizer) before : new Finalizer(object);
        }
    }

    private static final class NoFinalizer extends FinalizeTrigger {
        static final FinalizeTrigger INSTANCE = new NoFinalizer();

        private NoFinalizer() {
            super(null);
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            // Empty: the JVM then registers no finalizer.
        }
    }
}
