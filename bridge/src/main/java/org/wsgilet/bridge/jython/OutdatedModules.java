package org.wsgilet.bridge.jython;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.python.core.AnnotationReader;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.imp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PEP 302 finder of modules that were compiled from another source than the one that is there now. Jython takes
 * {@code m$py.class} for the compiled {@code m.py} unless it is older: also where {@code m.py} was replaced by a file
 * that keeps its time, as rsync and tar do, and where it was saved while the one before was being compiled. What counts
 * here is the time of the source, which Jython notes in the compiled module. All other modules are left to Jython.
 */
final class OutdatedModules extends CallableObject {

    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(OutdatedModules.class);

    private static final String FIND_MODULE = "find_module";

    private final transient PySystemState sys;

    OutdatedModules(PySystemState sys) {
        super(FIND_MODULE);
        this.sys = sys;
    }

    /** {@code find_module(fullname, path=None)} */
    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        PyObject path = arguments.length > 1 && arguments[1] != Py.None ? arguments[1] : sys.path;
        Module module = find(arguments[0].toString(), path);
        return module == null ? Py.None : new Loader(module);
    }

    private Module find(String name, PyObject path) {
        if (PySystemState.getBuiltin(name) != null) {
            return null;
        }
        int index = 0;
        for (PyObject entry : path.asIterable()) {
            String location = entry instanceof PyString ? imp.fileSystemDecode(entry, false) : null;
            Module module = location == null ? null : Module.in(location, sys.getPath(location), name);
            if (module != null && module.exists()) {
                return module.isOutdated() && !isInArchive(name, path, index) ? module : null;
            }
            index++;
        }
        return null;
    }

    /** Whether one of the first entries has it, each of which is an archive or a folder without it. */
    private static boolean isInArchive(String name, PyObject path, int entries) {
        for (int i = 0; i < entries; i++) {
            PyObject importer = imp.getImporter(path.__getitem__(i));
            if (importer != Py.None && importer.invoke(FIND_MODULE, Py.newString(name)) != Py.None) {
                return true;
            }
        }
        return false;
    }

    /**
     * The files of a module.
     *
     * @param name as it is imported
     * @param folder of a package; null for other modules
     * @param shownFolder the same as {@code __path__} has it
     * @param shownSource {@code __file__}
     */
    private record Module(
            String name, File source, File compiled, File folder, String shownFolder, String shownSource) {

        /** What the annotation has if it has no time: for a module that was compiled ahead. */
        private static final long NO_TIME = -1;

        /** Archives keep times in whole seconds, or in pairs of them. */
        private static final long SECOND = 1_000;

        static Module in(String location, String folder, String name) {
            String last = name.substring(name.lastIndexOf('.') + 1);
            File shown = new File(location.isEmpty() ? null : location, last);
            File inner = new File(folder, last);
            return inner.isDirectory()
                    ? of(name, inner, "__init__.py", inner, shown.getPath(), new File(shown, "__init__.py"))
                    : of(name, new File(folder), last + ".py", null, null, new File(shown + ".py"));
        }

        private static Module of(
                String name, File parent, String source, File folder, String shownFolder, File shownSource) {
            File compiled = new File(parent, imp.makeCompiledFilename(source));
            return new Module(name, new File(parent, source), compiled, folder, shownFolder, shownSource.getPath());
        }

        boolean exists() {
            return compiled.isFile() || source.isFile();
        }

        boolean isOutdated() {
            long written = compiled.lastModified();
            long saved = source.lastModified();
            if (written < saved || !source.canRead() || !compiled.canRead() || !isNamedSo()) {
                return false; // Jython sees to it
            }
            try {
                long noted = new AnnotationReader(Files.readAllBytes(compiled.toPath())).getMTime();
                boolean rounded = saved % SECOND == 0 && Math.abs(noted - saved) < 2 * SECOND;
                return noted != NO_TIME && noted != saved && !rounded;
            } catch (IOException | RuntimeException e) {
                log.debug("{} was not written to its end", compiled, e);
                return true;
            }
        }

        /** Some file systems find {@code m.py} where Python imports {@code M}. */
        private boolean isNamedSo() {
            return folder == null ? imp.caseok(source, source.getName()) : imp.caseok(folder, folder.getName());
        }

        /** A method of the loader that Python's own pkgutil has for the source. */
        PyObject ofSource(String method) {
            File place = folder == null ? source : folder;
            PyObject importer =
                    imp.importName("pkgutil", true).invoke("ImpImporter", Py.fileSystemEncode(place.getParent()));
            return importer.invoke(FIND_MODULE, Py.newString(name)).__getattr__(method);
        }

        PyObject load(String name) {
            long saved = source.lastModified();
            log.debug("{} is not of {}", compiled, source);
            if (folder != null) {
                PyObject path = new PyList(new PyObject[] {Py.fileSystemEncode(shownFolder)});
                imp.addModule(name).__setattr__("__path__", path);
            }
            try {
                return imp.createFromSource(name, new FileInputStream(source), shownSource, compiled.getPath(), saved);
            } catch (IOException e) {
                throw Py.JavaError(e);
            }
        }
    }

    /** A PEP 302 loader. */
    private static final class Loader extends CallableObject {

        private static final long serialVersionUID = 1;

        /** What runpy and pkgutil ask of a loader besides. */
        private static final Set<String> OPTIONAL = Set.of("is_package", "get_code", "get_source", "get_filename");

        private final transient Module module;

        Loader(Module module) {
            super("load_module");
            this.module = module;
        }

        /** {@code load_module(fullname)} */
        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            return module.load(arguments[0].toString());
        }

        @Override
        public PyObject __findattr_ex__(String attribute) {
            return OPTIONAL.contains(attribute) ? module.ofSource(attribute) : super.__findattr_ex__(attribute);
        }
    }
}
