package org.wsgilet.bridge.files;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** The functions of {@code os} that take names: of any bytes, with the errors of Linux. */
public final class FileSystem {

    // Linux's numbers
    private static final int O_ACCESS = 03;
    private static final int O_WRONLY = 01;
    private static final int O_RDWR = 02;
    private static final int O_CREAT = 0100;
    private static final int O_EXCL = 0200;
    private static final int O_TRUNC = 01000;
    private static final int O_APPEND = 02000;
    private static final int O_DSYNC = 010000;
    private static final int O_DIRECTORY = 0200000;
    private static final int O_NOFOLLOW = 0400000;

    private static final int PERMISSIONS = 0777;

    private FileSystem() {}

    private interface Action<T> {
        T run(Path path) throws IOException;
    }

    private static <T> T call(PyObject name, Action<T> action) {
        Path path = FileName.path(name);
        try {
            return action.run(path);
        } catch (IOException e) {
            throw Errors.os(e, name);
        } catch (DirectoryIteratorException e) {
            throw Errors.os(e.getCause(), name);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw Errors.os(Errors.EINVAL, name);
        }
    }

    public static PyObject open(PyObject name, int flags) {
        return open(name, flags, PERMISSIONS);
    }

    /** A new file has from its first moment the permissions of {@code mode} that the process's umask leaves. */
    public static PyObject open(PyObject name, int flags, int mode) {
        return call(name, path -> {
            if (has(flags, O_DIRECTORY) || (flags & O_ACCESS) == 0 && !has(flags, O_CREAT) && Files.isDirectory(path)) {
                if (!Files.isDirectory(path)) {
                    throw Errors.os(Files.exists(path) ? Errors.ENOTDIR : Errors.ENOENT, name);
                }
                return Descriptors.held(new OpenFolder(path));
            }
            Set<OpenOption> options = options(flags);
            boolean empties = has(flags, O_TRUNC) && has(flags, O_APPEND); // which Java does not take together
            DiskFile file = has(flags, O_CREAT)
                    ? DiskFile.open(path, options, PosixFilePermissions.asFileAttribute(permissions(mode)))
                    : DiskFile.open(path, options);
            if (empties) {
                file.truncate(0);
            }
            return Descriptors.held(file);
        });
    }

    private static Set<OpenOption> options(int flags) {
        Set<OpenOption> options = new HashSet<>();
        boolean writes = has(flags, O_WRONLY) || has(flags, O_RDWR);
        if (!has(flags, O_WRONLY)) {
            options.add(StandardOpenOption.READ);
        }
        if (writes) {
            options.add(has(flags, O_APPEND) ? StandardOpenOption.APPEND : StandardOpenOption.WRITE);
        }
        if (has(flags, O_CREAT)) {
            options.add(has(flags, O_EXCL) ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
            if (!writes) {
                options.add(StandardOpenOption.WRITE); // without it Java makes no file
            }
        }
        if (has(flags, O_TRUNC) && !has(flags, O_APPEND) && writes) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if (has(flags, O_DSYNC)) {
            options.add(StandardOpenOption.SYNC);
        }
        if (has(flags, O_NOFOLLOW)) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        return options;
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) { // from 0400 to 0001
            if ((mode & 0400 >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    public static PyObject listdir(PyObject name) {
        boolean asText = name instanceof PyUnicode;
        return call(name, path -> {
            PyList names = new PyList();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    names.append(FileName.name(entry, asText));
                }
            }
            return names;
        });
    }

    public static PyObject stat(PyObject name) {
        return status(name);
    }

    public static PyObject lstat(PyObject name) {
        // A slash at the end is "the folder that it leads to".
        return FileName.bytes(name).endsWith("/") ? status(name) : status(name, LinkOption.NOFOLLOW_LINKS);
    }

    private static PyObject status(PyObject name, LinkOption... options) {
        Unwritten.write();
        return call(name, path -> {
            checkSlash(path, name);
            return FileStatus.of(path, options);
        });
    }

    /** Gives {@code stat_result} the fields that Jython's has not. */
    public static void tellBlocks() {
        FileStatus.addBlocks();
    }

    /** {@code "file/"} is no name of a file. */
    private static void checkSlash(Path path, PyObject name) {
        if (FileName.bytes(name).endsWith("/") && !Files.isDirectory(path) && Files.exists(path)) {
            throw Errors.os(Errors.ENOTDIR, name);
        }
    }

    public static void mkdir(PyObject name) {
        mkdir(name, PERMISSIONS);
    }

    public static void mkdir(PyObject name, int mode) {
        call(name, path -> {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(permissions(mode)));
            if ((mode & ~PERMISSIONS) != 0) { // sticky, set-group-ID
                Files.setAttribute(path, "unix:mode", (Integer) Files.getAttribute(path, "unix:mode") | mode & 07000);
            }
            return null;
        });
    }

    public static void rmdir(PyObject name) {
        call(name, path -> {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw Errors.os(Errors.ENOTDIR, name);
            }
            Files.delete(path);
            return null;
        });
    }

    public static void remove(PyObject name) {
        call(name, path -> {
            checkSlash(path, name);
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw Errors.os(Errors.EISDIR, name);
            }
            Files.delete(path);
            return null;
        });
    }

    /** CPython 2.7 names no file in the errors of functions that take two. */
    public static void rename(PyObject from, PyObject to) {
        Unwritten.write();
        try {
            Path source = FileName.path(from);
            Path target = FileName.path(to);
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Errors.os(e, null);
        }
    }

    public static void link(PyObject from, PyObject to) {
        Unwritten.write();
        try {
            Files.createLink(FileName.path(to), FileName.path(from));
        } catch (IOException e) {
            throw Errors.os(e, null);
        }
    }

    /** The text of the link is kept as it is: it is relative to the folder of the link. */
    public static void symlink(PyObject text, PyObject name) {
        try {
            Files.createSymbolicLink(FileName.path(name), FileName.relative(text), new FileAttribute<?>[0]);
        } catch (IOException e) {
            throw Errors.os(e, null);
        }
    }

    public static PyObject readlink(PyObject name) {
        return call(name, path -> {
            String bytes = FileName.bytes(Files.readSymbolicLink(path));
            return name instanceof PyUnicode ? Py.newUnicode(FileName.text(bytes)) : Py.newString(bytes);
        });
    }

    public static void chmod(PyObject name, int mode) {
        call(name, path -> {
            Files.setAttribute(path, "unix:mode", mode & 07777);
            return null;
        });
    }

    public static void chown(PyObject name, PyObject uid, PyObject gid) {
        own(name, id("uid", uid), id("gid", gid));
    }

    public static void lchown(PyObject name, PyObject uid, PyObject gid) {
        own(name, id("uid", uid), id("gid", gid), LinkOption.NOFOLLOW_LINKS);
    }

    /** The number of a user or group: 32 bits without a sign, or -1. */
    private static int id(String kind, PyObject number) {
        if (!(number instanceof PyInteger) && !(number instanceof PyLong)) {
            throw Py.TypeError(
                    kind + " should be integer, not " + number.getType().fastGetName());
        }
        BigInteger value =
                number instanceof PyLong large ? large.getValue() : BigInteger.valueOf(((PyInteger) number).getValue());
        if (value.compareTo(BigInteger.ONE.negate()) < 0) {
            throw Py.OverflowError(kind + " is less than minimum");
        }
        if (value.bitLength() > Integer.SIZE) {
            throw Py.OverflowError(kind + " is greater than maximum");
        }
        return value.intValue();
    }

    /** -1 leaves it as it is. */
    private static void own(PyObject name, int uid, int gid, LinkOption... options) {
        call(name, path -> {
            if (uid != -1) {
                Files.setAttribute(path, "unix:uid", uid, options);
            }
            if (gid != -1) {
                Files.setAttribute(path, "unix:gid", gid, options);
            }
            Files.getAttribute(path, "unix:uid", options);
            return null;
        });
    }

    public static boolean access(PyObject name, int mode) {
        Path path;
        try {
            path = FileName.path(name);
        } catch (org.python.core.PyException e) {
            if (e.match(Py.OSError)) {
                return false;
            }
            throw e;
        }
        return Files.exists(path)
                && (!has(mode, 4) || Files.isReadable(path))
                && (!has(mode, 2) || Files.isWritable(path))
                && (!has(mode, 1) || Files.isExecutable(path));
    }

    public static void chdir(PyObject name) {
        call(name, path -> {
            if (!Files.isDirectory(path)) {
                FileStatus.of(path); // says why not, if it is not there
                throw Errors.os(Errors.ENOTDIR, name);
            }
            if (!Files.isExecutable(path)) {
                throw Errors.os(Errors.EACCES, name);
            }
            Py.getSystemState().setCurrentWorkingDir(FileName.text(FileName.bytes(path.toRealPath())));
            return null;
        });
    }

    /** For {@code fchdir}. */
    public static PyObject folder(PyObject fd) {
        if (!(Descriptors.file(fd) instanceof OpenFolder folder)) {
            throw Errors.os(Errors.ENOTDIR);
        }
        return Py.newString(FileName.bytes(folder.path()));
    }
}
