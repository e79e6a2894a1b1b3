package org.wsgilet.bridge.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** {@code os.mkdir} by Java: applications make folders when they start, and native functions take half a second to load. */
public final class NewDirectory {

    private static final int PERMISSIONS = 0777;

    private NewDirectory() {}

    /**
     * Makes a folder with the permissions of {@code mode} that the process's umask leaves.
     *
     * @return false if there is none: Jython's own function is to try, and to say why not
     */
    public static boolean make(PyObject path, int mode) {
        if ((mode & ~PERMISSIONS) != 0) {
            return false;
        }
        try {
            String file = Py.getSystemState().getPath(Py.fileSystemDecode(path));
            Files.createDirectory(Path.of(file), PosixFilePermissions.asFileAttribute(permissions(mode)));
            return true;
        } catch (IOException | InvalidPathException | UnsupportedOperationException | PyException e) {
            return false; // Jython's own meets the same obstacle and raises the error of CPython
        }
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) { // from 0400 to 0001
            if ((mode & 0400 >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
