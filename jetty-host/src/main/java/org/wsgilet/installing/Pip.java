package org.wsgilet.installing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;
import org.wsgilet.bridge.files.FileTree;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.NativeString;

/** pip and setuptools, which Jython brings along as wheels, unpacked in a folder that later runs find again. */
public final class Pip {

    private static final String BUNDLED = "/Lib/ensurepip/_bundled/";
    private static final List<String> WHEELS =
            List.of("pip-19.1-py2.py3-none-any.whl", "setuptools-41.0.1-py2.py3-none-any.whl");
    private static final String NAME = "pip-19.1";

    /** Set by {@code bin/wsgilet}. */
    private static final String HOME = "wsgilet.home";

    private static final String JAVA_OPTIONS = "WSGILET_JAVA_OPTS";

    /** For setup.py, which is over before the optimizing compiler pays: C1 alone takes a fifth off. */
    private static final String SHORT_RUN = "-XX:TieredStopAtLevel=1";

    private final Path folder;

    private Pip(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks what is not unpacked yet, into the folder that Wsgilet is installed in; where that is read-only, into the
     * user's cache folder; where there is none, into a folder that is deleted when the process ends.
     */
    public static Pip unpacked() throws IOException {
        Path folder = parent().resolve(NAME);
        if (!Files.isDirectory(folder)) {
            unpack(folder);
        }
        return new Pip(folder);
    }

    private static Path parent() throws IOException {
        Path installed = Path.of(System.getProperty(HOME)).resolve("lib");
        if (Files.isWritable(installed)) {
            return installed;
        }
        try {
            Path cache = Files.createDirectories(cache().resolve("wsgilet"));
            if (Files.isWritable(cache)) {
                return cache;
            }
        } catch (IOException e) {
            // A service's user often has no home.
        }
        return TemporaryFolder.make();
    }

    /** As in bin/wsgilet. */
    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        return named != null && !named.isEmpty() ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache");
    }

    /** Beside its place first: of several at once, each finds it whole or not at all. */
    private static void unpack(Path folder) throws IOException {
        Path beside = Files.createTempDirectory(folder.getParent(), "." + NAME);
        try {
            for (String wheel : WHEELS) {
                unpack(wheel, beside);
            }
            Files.move(beside, folder);
        } catch (IOException e) {
            FileTree.delete(beside);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void unpack(String wheel, Path folder) throws IOException {
        InputStream in = Interpreter.class.getResourceAsStream(BUNDLED + wheel);
        try (ZipInputStream zip = new ZipInputStream(requireNonNull(in, BUNDLED + wheel + " is not there"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    /** Lets a program import pip and setuptools where none is installed. They are unpacked when it does. */
    public static void offerTo(Interpreter interpreter) {
        try (Interpreter.Visit visit = interpreter.enter()) {
            visit.thread().getSystemState().meta_path.append(new BundledTools());
        }
    }

    /** What pip and setuptools are imported from, as {@code sys.path} has it. */
    public PyString path() {
        return text(folder);
    }

    /**
     * Runs {@code pip install}.
     *
     * @param target the folder that gets the packages
     * @param lock the file that gets their versions and hashes
     * @param work an empty folder for the time of the installation
     * @param arguments as pip takes them
     * @return the exit code of the process
     */
    public int install(Path target, Path lock, Path work, List<String> arguments) throws IOException {
        Path staging = Files.createDirectory(work.resolve("packages"));
        Map<String, String> environment =
                Map.of("PYTHONPATH", folder.toString(), JAVA_OPTIONS, SHORT_RUN + userOptions());
        try (Interpreter interpreter = new Interpreter(
                        Path.of("").toAbsolutePath(),
                        List.of(folder),
                        environment,
                        Pip.class.getClassLoader(),
                        null,
                        Set.of());
                Interpreter.Visit visit = interpreter.enter()) {
            PyList words = new PyList();
            arguments.forEach(argument -> words.append(text(argument)));
            PyObject[] all = {text(target), text(lock), text(staging), text(work.resolve("pip.log")), words};
            return imp.importName("wsgilet_install", true)
                    .invoke("install", all)
                    .asInt();
        }
    }

    private static String userOptions() {
        String options = System.getenv(JAVA_OPTIONS);
        return options == null ? "" : " " + options;
    }

    private static PyString text(Object text) {
        return Py.newString(NativeString.encoded(text.toString()));
    }
}
