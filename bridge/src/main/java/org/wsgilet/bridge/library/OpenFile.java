package org.wsgilet.bridge.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.io.FileIO;

/**
 * {@code os.open} for writing, as POSIX has it: a new file has from its first moment the permissions that were asked for,
 * less the process's umask. Jython 2.7.4 does not look at them, so that everyone could read temporary files and uploads in
 * them; and it empties files without {@code O_TRUNC}.
 */
public final class OpenFile {

    // Jython's own numbers, not those of the system
    private static final int O_WRONLY = 0x1;
    private static final int O_RDWR = 0x2;
    private static final int O_APPEND = 0x8;
    private static final int O_SYNC = 0x80;
    private static final int O_CREAT = 0x200;
    private static final int O_TRUNC = 0x400;
    private static final int O_EXCL = 0x800;

    private static final int EIO = 5;

    /** As Linux numbers and Java words them. */
    private static final Map<String, Integer> ERRNOS = Map.of(
            "No such file or directory", 2,
            "Permission denied", 13,
            "File exists", 17,
            "Not a directory", 20,
            "Is a directory", 21,
            "Too many open files", 24,
            "No space left on device", 28,
            "Read-only file system", 30,
            "File name too long", 36,
            "Too many levels of symbolic links", 40);

    private OpenFile() {}

    /**
     * @param flags those of Jython's module {@code os}
     * @return null for files that are only read, pipes and devices, and where the system has no such permissions: Jython's own
     *     function is to open them
     * @throws PyException OSError, as CPython raises it
     */
    public static FileIO open(PyObject path, int flags, int mode) {
        boolean updates = has(flags, O_RDWR);
        boolean writes = has(flags, O_WRONLY);
        if (updates && (writes || has(flags, O_APPEND)) || !updates && !writes && !has(flags, O_CREAT)) {
            return null;
        }
        try {
            Path file = Path.of(Py.getSystemState().getPath(Py.fileSystemDecode(path)));
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                return null; // a pipe or device has no position
            }
            FileChannel channel = channel(file, flags, mode);
            FileIO opened = new FileIO(channel, updates ? "r+" : writes ? "a" : "r"); // "w" would empty it
            if (!has(flags, O_APPEND)) {
                channel.position(0);
            }
            return opened;
        } catch (IOException e) {
            throw error(path, e);
        } catch (InvalidPathException | UnsupportedOperationException e) {
            return null;
        }
    }

    /**
     * Makes a file with these permissions, or leaves the one that is there as it is.
     *
     * @throws PyException OSError; also if the file is there and the flags have O_EXCL
     */
    public static void create(PyObject path, int flags, int mode) {
        FileIO file = open(path, flags & (O_EXCL | O_CREAT) | O_WRONLY, mode);
        if (file != null) {
            file.close();
        }
    }

    private static FileChannel channel(Path file, int flags, int mode) throws IOException {
        Set<OpenOption> options = new HashSet<>();
        options.add(StandardOpenOption.WRITE); // without it Java makes no file
        if (!has(flags, O_WRONLY)) {
            options.add(StandardOpenOption.READ);
        }
        if (has(flags, O_CREAT)) {
            options.add(has(flags, O_EXCL) ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if (has(flags, O_APPEND)) {
            options.add(StandardOpenOption.APPEND);
        }
        if (has(flags, O_TRUNC) && !has(flags, O_APPEND)) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if (has(flags, O_SYNC)) {
            options.add(StandardOpenOption.SYNC);
        }
        FileChannel channel =
                FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(NewDirectory.permissions(mode)));
        if (has(flags, O_TRUNC) && has(flags, O_APPEND)) { // which Java does not take together
            channel.truncate(0);
        }
        return channel;
    }

    private static PyException error(PyObject path, IOException e) {
        String reason = reason(e);
        PyInteger errno = new PyInteger(ERRNOS.getOrDefault(reason, EIO));
        return new PyException(Py.OSError, new PyTuple(errno, new PyString(reason), path));
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        return String.valueOf(e instanceof FileSystemException failure ? failure.getReason() : e.getMessage());
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
