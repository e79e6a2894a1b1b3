package org.wsgilet.bridge.debug;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.wsgilet.bridge.jython.NativeString;

/**
 * Where installed packages are: in {@code site-packages}, in a folder that an installer has left its notes in
 * ({@code flask-1.1.2.dist-info}), and in those of {@code sys.path} outside of the working directory, unless all of a
 * traceback is there.
 */
final class PackageFolders {

    private static final Set<String> NAMES = Set.of("site-packages", "dist-packages");

    private final Path workingDirectory;
    private final List<Path> searched = new ArrayList<>();
    private final Map<Path, Boolean> installed = new HashMap<>();

    private PackageFolders(PySystemState system) {
        this.workingDirectory = Path.of(system.getCurrentWorkingDir());
        for (PyObject entry : system.path.asIterable()) {
            Path folder = path(NativeString.decoded(entry.toString()));
            if (folder != null && folder.isAbsolute()) {
                searched.add(folder);
            }
        }
    }

    /** As the interpreter of the calling thread looks for modules; {@code files} are those of the traceback. */
    static PackageFolders of(Collection<String> files) {
        PackageFolders folders = new PackageFolders(Py.getSystemState());
        if (files.stream().allMatch(folders::has)) {
            folders.searched.clear();
        }
        return folders;
    }

    boolean has(String file) {
        if (file.startsWith("__pyclasspath__")) {
            return true;
        }
        Path path = path(file);
        if (path == null || !path.isAbsolute()) {
            return false;
        }
        for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
            if (installed.computeIfAbsent(folder, PackageFolders::isInstalledInto)) {
                return true;
            }
        }
        return !path.startsWith(workingDirectory) && searched.stream().anyMatch(path::startsWith);
    }

    private static boolean isInstalledInto(Path folder) {
        if (folder.getFileName() != null && NAMES.contains(folder.getFileName().toString())) {
            return true;
        }
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, "*.dist-info")) {
            return notes.iterator().hasNext();
        } catch (IOException e) {
            return false; // within an egg
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
