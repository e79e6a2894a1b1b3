package org.wsgilet.bridge.loading;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyTraceback;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.NativeString;

/** Why an import failed, and what to do, where the message of the ImportError does not tell. */
final class ImportHint {

    private static final String DEFAULT = "wsgilet install brings packages; --python-path names other folders";

    private static final Pattern MISSING = Pattern.compile("(?:(No module named )|cannot import name )(\\w+)");
    private static final Pattern FROM = Pattern.compile("^\\s*from\\s+([.\\w]+)\\s+import");
    private static final String EXTENSIONS = "%s{,.*,module}.{so,pyd,dll,dylib}";

    private ImportHint() {}

    /**
     * To be called in the interpreter.
     *
     * @param message of the ImportError
     * @param traceback from the first import to the one that failed
     */
    static String of(Interpreter interpreter, String message, PyTraceback traceback) {
        Matcher missing = MISSING.matcher(message);
        if (!missing.lookingAt()) {
            return DEFAULT;
        }
        String name = missing.group(2);
        Path file = extension(folders(interpreter, traceback), name);
        if (file != null) {
            return file + " is a C extension, which does not run on the JVM: look for a package in pure Python";
        }
        if (missing.group(1) == null) {
            return circular(name, traceback).orElseGet(() -> withoutName(name, traceback));
        }
        return unreadable(folders(interpreter, traceback), name).orElseGet(() -> ofCPython(name, traceback));
    }

    /** What to do where the module's source is in one of the folders, but not for this user. */
    static Optional<String> unreadable(Collection<String> folders, String module) {
        return folders.stream()
                .flatMap(folder -> Stream.of(module + ".py", module, module + "/__init__.py", "")
                        .map(name -> new File(folder, name)))
                .filter(file -> file.exists() && !file.canRead())
                .findFirst()
                .map(file -> file + " cannot be read by the user of this process: change its owner or permissions");
    }

    /** What to do where a file or folder has the name that was given for a module. */
    static Optional<String> noModule(Collection<String> folders, String module) {
        return folders.stream()
                .map(folder -> new File(folder, module))
                .filter(File::exists)
                .findFirst()
                .map(file -> file
                        + (file.isDirectory()
                                ? " is a folder with neither wsgi.py nor app.py: name the file to load"
                                : " is no module: its name has to end with .py"));
    }

    private static String ofCPython(String name, PyTraceback traceback) {
        return line(last(traceback)).contains("." + name)
                ? DEFAULT
                : MissingModules.advice(name).or(() -> ofPackage(name)).orElse(DEFAULT);
    }

    /** What is known of the package that has such a module in CPython. */
    private static Optional<String> ofPackage(String module) {
        PyObject advice =
                imp.importName("wsgilet_requirements", true).invoke("advice_for_module", NativeString.utf8(module));
        return advice == Py.None ? Optional.empty() : Optional.of(advice.toString());
    }

    /** Of {@code from a import x} where {@code a} is there. */
    private static String withoutName(String name, PyTraceback traceback) {
        Matcher statement = FROM.matcher(line(last(traceback)));
        return statement.find()
                ? statement.group(1) + " has no '" + name + "': check the name, or take another version of the package"
                : DEFAULT;
    }

    /** Of {@code from a import x} where {@code a} is on the way to this statement. */
    private static Optional<String> circular(String name, PyTraceback traceback) {
        List<PyFrame> importing = new ArrayList<>();
        PyTraceback last = last(traceback);
        for (PyTraceback at = traceback; at != last; at = (PyTraceback) at.tb_next) {
            if (at.tb_frame.f_code.co_name.equals("<module>")) {
                importing.add(at.tb_frame);
            }
        }
        Matcher statement = FROM.matcher(line(last));
        if (statement.find()) {
            for (PyFrame frame : importing) {
                String module = global(frame, "__name__");
                if (module != null && isNamed(module, statement.group(1)) && global(frame, name) == null) {
                    return Optional.of("circular import: " + module + ", which is still being imported, has no '" + name
                            + "' yet; import it inside of the function that needs it");
                }
            }
        }
        return Optional.empty();
    }

    private static PyTraceback last(PyTraceback traceback) {
        PyTraceback last = traceback;
        while (last.tb_next instanceof PyTraceback next) {
            last = next;
        }
        return last;
    }

    /** Whether that is how a statement names the module, relatively or not. */
    private static boolean isNamed(String module, String written) {
        String name = written.replaceFirst("^\\.+", "");
        return module.equals(name) || name.isEmpty() || module.endsWith("." + name);
    }

    private static String global(PyFrame frame, String name) {
        PyObject value = frame.f_globals.__finditem__(name);
        return value == null ? null : value.toString();
    }

    private static String line(PyTraceback at) {
        try (Stream<String> lines = Files.lines(file(at), StandardCharsets.ISO_8859_1)) {
            return lines.skip(at.tb_lineno - 1L).findFirst().orElse("");
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static Path file(PyTraceback at) {
        return Path.of(Py.getSystemState().getPath(NativeString.decoded(at.tb_frame.f_code.co_filename)));
    }

    private static Path extension(Set<String> folders, String module) {
        for (String folder : folders) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(Path.of(folder), EXTENSIONS.formatted(module))) {
                for (Path file : files) {
                    return file;
                }
            } catch (IOException | RuntimeException e) {
                // It is no folder: a jar, or a place inside of one.
            }
        }
        return null;
    }

    /** The path, and the folders of packages that have been imported, or are being so. */
    private static Set<String> folders(Interpreter interpreter, PyTraceback traceback) {
        Set<String> folders = new LinkedHashSet<>(interpreter.path());
        for (PyTraceback at = traceback; at != null; at = at.tb_next instanceof PyTraceback next ? next : null) {
            Path folder = file(at).getParent();
            if (folder != null) {
                folders.add(folder.toString());
            }
        }
        for (PyObject module : Py.getSystemState().modules.invoke("values").asIterable()) {
            PyObject path = module.__findattr__("__path__");
            if (path != null && path.isSequenceType()) {
                path.asIterable().forEach(folder -> folders.add(NativeString.decoded(folder.toString())));
            }
        }
        return folders;
    }
}
