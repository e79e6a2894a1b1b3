package org.wsgilet.bridge.files;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.HashMap;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * Python's errors of files, with the numbers and words of Linux, from Java's, which have classes for some and words for
 * all.
 */
final class Errors {

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EBADF = 9;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int EXDEV = 18;
    static final int ENOTDIR = 20;
    static final int EISDIR = 21;
    static final int EINVAL = 22;
    static final int EMFILE = 24;
    static final int ESPIPE = 29;
    static final int EPIPE = 32;
    static final int ENOTEMPTY = 39;
    static final int ELOOP = 40;

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(EPERM, "Operation not permitted"),
            Map.entry(ENOENT, "No such file or directory"),
            Map.entry(EINTR, "Interrupted system call"),
            Map.entry(EIO, "Input/output error"),
            Map.entry(6, "No such device or address"),
            Map.entry(EBADF, "Bad file descriptor"),
            Map.entry(EAGAIN, "Resource temporarily unavailable"),
            Map.entry(EACCES, "Permission denied"),
            Map.entry(16, "Device or resource busy"),
            Map.entry(EEXIST, "File exists"),
            Map.entry(EXDEV, "Invalid cross-device link"),
            Map.entry(ENOTDIR, "Not a directory"),
            Map.entry(EISDIR, "Is a directory"),
            Map.entry(EINVAL, "Invalid argument"),
            Map.entry(23, "Too many open files in system"),
            Map.entry(EMFILE, "Too many open files"),
            Map.entry(26, "Text file busy"),
            Map.entry(27, "File too large"),
            Map.entry(28, "No space left on device"),
            Map.entry(ESPIPE, "Illegal seek"),
            Map.entry(30, "Read-only file system"),
            Map.entry(31, "Too many links"),
            Map.entry(EPIPE, "Broken pipe"),
            Map.entry(36, "File name too long"),
            Map.entry(ENOTEMPTY, "Directory not empty"),
            Map.entry(ELOOP, "Too many levels of symbolic links"),
            Map.entry(95, "Operation not supported"),
            Map.entry(122, "Disk quota exceeded"));

    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        WORDS.forEach((number, words) -> NUMBERS.put(words, number));
    }

    private Errors() {}

    static PyException os(int errno) {
        return error(Py.OSError, errno, null);
    }

    static PyException os(int errno, PyObject name) {
        return error(Py.OSError, errno, encoded(name));
    }

    static PyException os(IOException e, PyObject name) {
        return error(Py.OSError, errno(e), encoded(name));
    }

    /** The functions of {@code os} tell a name as they hand it to the system; {@code open} as it was given. */
    private static PyObject encoded(PyObject name) {
        return name instanceof PyUnicode text ? Py.fileSystemEncode(text.getString()) : name;
    }

    static PyException io(int errno, PyObject name) {
        return error(Py.IOError, errno, name);
    }

    private static PyException error(PyObject type, int errno, PyObject name) {
        PyObject number = new PyInteger(errno);
        PyObject words = new PyString(WORDS.getOrDefault(errno, "Unknown error " + errno));
        return new PyException(type, name == null ? new PyTuple(number, words) : new PyTuple(number, words, name));
    }

    static int errno(Exception e) {
        if (e instanceof NoSuchFileException) {
            return ENOENT;
        }
        if (e instanceof AccessDeniedException) {
            return EACCES;
        }
        if (e instanceof FileAlreadyExistsException) {
            return EEXIST;
        }
        if (e instanceof NotDirectoryException) {
            return ENOTDIR;
        }
        if (e instanceof DirectoryNotEmptyException) {
            return ENOTEMPTY;
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return EXDEV;
        }
        if (e instanceof NotLinkException) {
            return EINVAL;
        }
        if (e instanceof ClosedChannelException
                || e instanceof NonReadableChannelException
                || e instanceof NonWritableChannelException) {
            return EBADF;
        }
        String words = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return words == null ? EIO : number(words);
    }

    /** Java adds its own remarks to some, behind the system's words. */
    private static int number(String words) {
        Integer number = NUMBERS.get(words);
        if (number != null) {
            return number;
        }
        return NUMBERS.entrySet().stream()
                .filter(known -> words.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(EIO);
    }
}
