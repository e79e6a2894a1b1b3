package org.wsgilet.bridge.library;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.python.core.BytecodeLoader;
import org.python.core.PyCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code __file__} of a module: its source, where there is one, whether or not it was compiled before. Applications
 * cut the suffix off, {@code __file__.rsplit('.', 1)[0] + '.cfg'}, and know {@code .pyc} at most.
 */
public final class ModuleFile {

    private static final Logger log = LoggerFactory.getLogger(ModuleFile.class);

    private ModuleFile() {}

    /**
     * Called by Jython's import of a compiled module.
     *
     * @param compiled the name of the class file
     * @param source the name of the source
     * @param from a constant of Jython's {@code CodeImport}
     */
    public static String of(String compiled, String source, Enum<?> from) {
        return from.name().equals("compiled_only") ? compiled : source;
    }

    /**
     * Called by Jython's import of a compiled module in a jar or zip file.
     *
     * @param name the name of the class
     * @param file the name of the class file
     */
    public static PyCode makeCode(String name, byte[] data, String file) {
        return BytecodeLoader.makeCode(name, data, source(file));
    }

    /** Called by Jython's import of modules in jars and zip files: the source of a class file. */
    public static String source(String file) {
        String suffix = "$py.class";
        return file.endsWith(suffix) ? file.substring(0, file.length() - suffix.length()) + ".py" : file;
    }

    /**
     * Called by Jython before it writes a compiled module: a new file that those may read who may read the source, as a
     * {@code .pyc} of CPython is. What root has installed is compiled for the user of the server, too.
     *
     * @param name of the class file
     */
    public static File compiled(String name) throws IOException {
        Path file = Path.of(name);
        Set<PosixFilePermission> permissions = EnumSet.of(OWNER_READ, OWNER_WRITE);
        try {
            permissions.addAll(Files.getPosixFilePermissions(Path.of(source(name))));
            permissions.removeAll(EnumSet.of(OWNER_EXECUTE, GROUP_EXECUTE, OTHERS_EXECUTE));
        } catch (NoSuchFileException e) {
            log.debug("{} has no source", name);
        }
        Files.deleteIfExists(file);
        return Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions))
                .toFile();
    }
}
