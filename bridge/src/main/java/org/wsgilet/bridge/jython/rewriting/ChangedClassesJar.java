package org.wsgilet.bridge.jython.rewriting;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.python.core.PyBUF;

/**
 * The changed classes in a jar, for an installation to have in front of Jython's: a start has nothing to change then,
 * and the JVM takes them, and all classes that extend them, from its archive of classes.
 */
public final class ChangedClassesJar {

    private static final String MARK = "META-INF/wsgilet/changed-classes";

    /** Of the changed classes. */
    private static final String ONE = "org/python/core/PyUnicode.class";

    /** One for all, so that two builds are the same, in any time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private ChangedClassesJar() {}

    /**
     * Writes the jar; Jython is on the class path. Throws ReflectiveOperationException if it is not the one that is
     * known.
     *
     * @param arguments the file to write
     */
    public static void main(String... arguments) throws IOException, ReflectiveOperationException {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            add(jar, MARK, new byte[0]);
            for (ChangedClass each : JythonClasses.ALL) {
                add(jar, each.file(), each.rewritten(ChangedClassesJar.class.getClassLoader()));
            }
        }
    }

    private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }

    /** Whether Jython's class loader finds the changed classes before Jython's own. */
    public static boolean isInFront() {
        return isInFront(PyBUF.class.getClassLoader());
    }

    static boolean isInFront(ClassLoader loader) {
        URL mark = loader.getResource(MARK);
        URL found = mark == null ? null : loader.getResource(ONE);
        return found != null && found.toString().equals(mark.toString().replace(MARK, ONE));
    }
}
