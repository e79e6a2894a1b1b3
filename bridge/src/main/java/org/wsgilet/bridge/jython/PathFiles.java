package org.wsgilet.bridge.jython;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.python.core.Py;
import org.python.core.imp;

/**
 * The {@code .pth} files of a folder of installed packages: packages that share a namespace (zope.interface,
 * google.cloud) make it by them. Python's module site reads them in folders of this name alone, not in each on the
 * path.
 */
final class PathFiles {

    private static final String SITE_PACKAGES = "site-packages";

    private PathFiles() {}

    /** Does what they say, in the interpreter that the thread has entered. */
    static void read(Path folder) {
        if (!folder.endsWith(SITE_PACKAGES) || !Files.isDirectory(folder)) {
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pth")) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String name : names) {
            imp.importName("wsgilet_changes", true)
                    .invoke(
                            "read_path_file",
                            Py.newString(NativeString.encoded(folder.toString())),
                            Py.newString(NativeString.encoded(name)));
        }
    }
}
