package org.wsgilet.databases.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.python.core.Py;
import org.python.core.PyException;
import org.sqlite.SQLiteConfig;
import org.sqlite.core.NativeDB;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library of SQLite, which sqlite-jdbc has for most systems. It is unpacked into a temporary folder of ours,
 * which goes as soon as it is loaded: sqlite-jdbc would leave a copy there for each deployment.
 */
final class Engine {

    private static final String FOLDER = "org.sqlite.tmpdir";
    private static final String LIBRARY_FOLDER = "org.sqlite.lib.path";
    private static final String LIBRARY_NAME = "org.sqlite.lib.name";

    private static boolean loaded;
    private static Path library;

    private Engine() {}

    /** Loads it; any {@link NativeDB} tells its version. ImportError if it cannot be loaded. */
    static synchronized NativeDB load() {
        try {
            if (!loaded) {
                loaded = System.getProperty(LIBRARY_FOLDER) == null ? loadOwn() : loadGiven();
            }
            if (loaded) {
                return new NativeDB("", "", new SQLiteConfig());
            }
            throw importError("sqlite-jdbc has none for this system", null);
        } catch (PyException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            throw importError(String.valueOf(e), e);
        }
    }

    /** The file that the library was loaded from, which may be gone. */
    static synchronized Path library() {
        return library;
    }

    private static boolean loadGiven() throws Exception {
        String name = System.getProperty(LIBRARY_NAME, LibraryLoaderUtil.getNativeLibName());
        library = Path.of(System.getProperty(LIBRARY_FOLDER), name).toAbsolutePath();
        return NativeDB.load();
    }

    private static boolean loadOwn() throws Exception {
        String name = LibraryLoaderUtil.getNativeLibName();
        Path folder = Files.createTempDirectory(Path.of(folder()), "wsgilet-sqlite3-");
        library = folder.toRealPath().resolve(name);
        try {
            unpack(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name, library);
            System.load(library.toString()); // says what is wrong, where sqlite-jdbc goes on looking
            return loadFrom(folder, name);
        } finally {
            delete(library);
            delete(folder);
        }
    }

    private static String folder() {
        return System.getProperty(FOLDER, System.getProperty("java.io.tmpdir"));
    }

    private static void unpack(String resource, Path library) throws IOException {
        try (InputStream in = NativeDB.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("sqlite-jdbc has no " + resource);
            }
            Files.copy(in, library);
        }
    }

    /** The properties are of the whole JVM: another sqlite-jdbc in it has them for its own. */
    private static boolean loadFrom(Path folder, String name) throws Exception {
        String nameBefore = System.getProperty(LIBRARY_NAME);
        System.setProperty(LIBRARY_FOLDER, folder.toString());
        System.setProperty(LIBRARY_NAME, name);
        try {
            return NativeDB.load();
        } finally {
            System.clearProperty(LIBRARY_FOLDER);
            if (nameBefore == null) {
                System.clearProperty(LIBRARY_NAME);
            } else {
                System.setProperty(LIBRARY_NAME, nameBefore);
            }
        }
    }

    /** Windows keeps a library that is loaded until the JVM ends. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static PyException importError(String reason, Throwable cause) {
        PyException error = Py.ImportError("sqlite3 cannot load its native library from the folder " + folder() + " ("
                + reason + "): set -D" + FOLDER + "=FOLDER to one that can be written and executed from.");
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }
}
