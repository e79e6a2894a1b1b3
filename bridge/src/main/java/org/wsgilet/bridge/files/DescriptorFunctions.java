package org.wsgilet.bridge.files;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyException;
import org.python.core.PyFile;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.io.IOBase;
import org.python.core.io.RawIOBase;
import org.python.core.io.StreamIO;
import org.python.core.util.StringUtil;

/** The functions of {@code os} that take or give a descriptor: a number, or the object that Jython has in its place. */
public final class DescriptorFunctions {

    private static final int MAX_NUMBER = 65536;

    /** Who writes what these streams give. A handle, unlike its process, does not hold the streams. */
    private static final Map<InputStream, ProcessHandle> CHILDREN = Collections.synchronizedMap(new WeakHashMap<>());

    private DescriptorFunctions() {}

    private interface Action<T> {
        T run() throws IOException;
    }

    /** CPython's {@code os} raises OSError where files raise IOError or ValueError. */
    private static <T> T asOsError(Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw Errors.os(e, null);
        } catch (PyException e) {
            if (!e.match(Py.IOError) && !e.match(Py.ValueError)) {
                throw e;
            }
            throw Errors.os(errno(e));
        } catch (RuntimeException e) { // of channels: not open for that
            throw Errors.os(Errors.errno(e));
        }
    }

    private static int errno(PyException e) {
        e.normalize();
        PyObject errno = e.value.__findattr__("errno");
        return errno instanceof PyInteger number ? number.getValue() : Errors.EBADF;
    }

    private static RawIOBase raw(PyObject fd) {
        return Descriptors.file(fd) instanceof RawIOBase raw ? raw : null;
    }

    /** Sockets are objects of Python. */
    private static PyObject socket(PyObject fd) {
        return (PyObject) Descriptors.file(fd);
    }

    public static PyObject read(PyObject fd, int size) {
        if (size < 0) {
            throw Errors.os(Errors.EINVAL);
        }
        RawIOBase raw = raw(fd);
        if (raw == null) {
            return socket(fd).invoke("recv", new PyInteger(size));
        }
        return asOsError(() -> new PyString(StringUtil.fromBytes(raw.read(size))));
    }

    public static int write(PyObject fd, PyObject data) {
        RawIOBase raw = raw(fd);
        if (raw == null) {
            return socket(fd).invoke("send", data).asInt();
        }
        if (!(data instanceof BufferProtocol view)) {
            throw Py.TypeError("must be string or buffer, not " + data.getType().fastGetName());
        }
        try (PyBuffer bytes = view.getBuffer(PyBUF.SIMPLE)) {
            ByteBuffer buffer = bytes.getNIOByteBuffer();
            return asOsError(() -> {
                int written = raw.write(buffer);
                raw.flush();
                return written;
            });
        }
    }

    public static PyObject lseek(PyObject fd, long position, int whence) {
        RawIOBase raw = raw(fd);
        if (!(raw instanceof DiskFile)) {
            throw Errors.os(Errors.ESPIPE);
        }
        return asOsError(() -> {
            try {
                return Py.newInteger(raw.seek(position, whence)); // a Java long would be one in Python
            } catch (IllegalArgumentException e) {
                throw Errors.os(Errors.EINVAL);
            }
        });
    }

    public static void close(PyObject fd) {
        Object file = Descriptors.file(fd);
        Descriptors.remove(fd);
        if (file instanceof RawIOBase raw) {
            asOsError(() -> {
                if (raw instanceof DiskFile disk) {
                    disk.closeUnderneath(fd);
                } else {
                    raw.close();
                }
                return null;
            });
        } else {
            ((PyObject) file).invoke("close");
        }
    }

    public static void closerange(int low, int high) {
        for (int number : Descriptors.numbers(low, high)) {
            try {
                close(new PyInteger(number));
            } catch (PyException e) {
                // as closerange() has it: "ignoring errors"
            }
        }
    }

    public static void fsync(PyObject fd) {
        force(fd, true);
    }

    public static void fdatasync(PyObject fd) {
        force(fd, false);
    }

    private static void force(PyObject fd, boolean metadata) {
        Object raw = Descriptors.file(fd);
        if (raw instanceof OpenFolder) {
            return; // Java cannot; its entries are in the journal
        }
        if (!(raw instanceof DiskFile file)) {
            throw Errors.os(Errors.EINVAL);
        }
        asOsError(() -> {
            Unwritten.write();
            file.getChannel().force(metadata);
            return null;
        });
    }

    public static void ftruncate(PyObject fd, long length) {
        RawIOBase raw = raw(fd);
        if (length < 0 || !(raw instanceof DiskFile) || !raw.writable()) {
            throw Errors.os(Errors.EINVAL);
        }
        asOsError(() -> raw.truncate(length));
    }

    /** False for what is no descriptor: CPython's raises nothing either. */
    public static boolean isatty(PyObject fd) {
        try {
            return Descriptors.file(fd) instanceof IOBase file && file.isatty();
        } catch (PyException e) {
            if (e.match(Py.TypeError)) {
                throw e;
            }
            return false;
        }
    }

    public static PyObject fdopen(PyObject fd) {
        return fdopen(fd, "r", -1);
    }

    public static PyObject fdopen(PyObject fd, String mode) {
        return fdopen(fd, mode, -1);
    }

    public static PyObject fdopen(PyObject fd, String mode, int size) {
        if (mode.isEmpty()) {
            throw Py.ValueError("empty mode string");
        }
        if ("rwaU".indexOf(mode.charAt(0)) < 0) {
            throw Py.ValueError("mode string must begin with one of 'r', 'w', 'a' or 'U', not '" + mode + "'");
        }
        RawIOBase raw = raw(fd);
        if (raw == null) {
            return socket(fd).invoke("makefile", new PyString(mode), new PyInteger(size));
        }
        boolean writes = mode.charAt(0) == 'w' || mode.charAt(0) == 'a';
        boolean updates = mode.indexOf('+') >= 0;
        if ((writes || updates) && !raw.writable() || (!writes || updates) && !raw.readable()) {
            throw Errors.os(Errors.EINVAL);
        }
        if (raw instanceof OpenFolder) {
            throw Errors.io(Errors.EISDIR, new PyString("<fdopen>"));
        }
        if (mode.charAt(0) == 'a' && !updates && raw instanceof DiskFile) {
            raw.seek(0, 2);
        }
        if (writes && raw instanceof StreamIO stream && stream.asOutputStream() instanceof BufferedOutputStream pipe) {
            raw = unbuffered(pipe); // of a child, which Java buffers, whatever size is asked for
        }
        PyFile file = new PyFile(raw, "<fdopen>", mode, size);
        Descriptors.release(raw);
        return file;
    }

    private static RawIOBase unbuffered(BufferedOutputStream stream) {
        OutputStream prompt = new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                out.write(bytes, start, length);
                out.flush();
            }
        };
        return new StreamIO(prompt, true);
    }

    public static PyObject dup(PyObject fd) {
        return Descriptors.held(duplicate(Descriptors.file(fd)));
    }

    /** What a child process is to write to or read from, to be closed by itself. */
    public static Object copy(RawIOBase file) {
        return file instanceof DiskFile || file instanceof PipeEnd ? duplicate(file) : file;
    }

    private static Object duplicate(Object file) {
        if (file instanceof DiskFile disk) {
            return disk.duplicate();
        }
        if (file instanceof PipeEnd pipe) {
            return pipe.duplicate();
        }
        if (file instanceof StreamIO stream) { // a standard stream or that of a child, which stays open
            return stream.readable()
                    ? new StreamIO(stream.asInputStream(), false)
                    : new StreamIO(stream.asOutputStream(), false);
        }
        if (file instanceof PyObject socket) {
            return socket.invoke("_duplicate");
        }
        throw Errors.os(Errors.EBADF);
    }

    /** For the numbers of the standard streams: children of this process keep those that the JVM has. */
    public static void dup2(PyObject fd, int number) {
        Object file = Descriptors.file(fd);
        if (number < 0 || number > MAX_NUMBER) {
            throw Errors.os(Errors.EBADF);
        }
        if (!(fd instanceof PyInteger same && same.getValue() == number)) {
            Descriptors.replace(number, duplicate(file));
        }
    }

    public static PyObject pipe() {
        PipeEnd[] ends = PipeEnd.pair();
        return new PyTuple(Descriptors.held(ends[0]), Descriptors.held(ends[1]));
    }

    public static PyObject fstat(PyObject fd) {
        Object file = Descriptors.file(fd);
        if (file instanceof DiskFile disk) {
            Unwritten.write();
            return asOsError(() -> FileStatus.of(disk));
        }
        if (file instanceof OpenFolder folder) {
            return asOsError(() -> FileStatus.of(folder.path()));
        }
        if (file instanceof StreamIO) {
            for (int number = 0; number < 3; number++) {
                if (Descriptors.file(new PyInteger(number)) == file) {
                    int standard = number;
                    return asOsError(() -> FileStatus.of(Path.of("/proc/self/fd/" + standard)));
                }
            }
        }
        return FileStatus.ofPipe(file instanceof RawIOBase ? FileStatus.PIPE : FileStatus.SOCKET);
    }

    public static PyObject ttyname(PyObject fd) {
        if (!isatty(fd)) {
            Descriptors.file(fd);
            throw new PyException(
                    Py.OSError, new PyTuple(new PyInteger(25), new PyString("Inappropriate ioctl for device")));
        }
        return new PyString("/dev/tty");
    }

    public static void fchmod(PyObject fd, int mode) {
        FileSystem.chmod(new PyString(systemName(fd)), mode);
    }

    public static void fchown(PyObject fd, PyObject uid, PyObject gid) {
        FileSystem.chown(new PyString(systemName(fd)), uid, gid);
    }

    /** Another name of an open file, whatever became of its own. */
    private static String systemName(PyObject fd) {
        if (!(Descriptors.file(fd) instanceof DiskFile file)) {
            throw Errors.os(Errors.EINVAL);
        }
        int number = NativeNumber.of(file.getChannel());
        return number < 0 ? FileName.bytes(file.path()) : "/proc/self/fd/" + number;
    }

    /** To be called for a process whose output may be waited for: only its end tells that there is no more. */
    public static void started(Process child) {
        CHILDREN.put(child.getInputStream(), child.toHandle());
        CHILDREN.put(child.getErrorStream(), child.toHandle());
    }

    /** Whether it would not block, for select: 1 if reading, 2 if writing, 4 if the other end is closed, or a sum. */
    public static int ready(RawIOBase file) {
        if (file instanceof PipeEnd pipe) {
            return (pipe.isReady() ? pipe.readable() ? 1 : 2 : 0) + (pipe.isHungUp() ? 4 : 0);
        }
        if (file instanceof StreamIO stream && stream.readable()) {
            try {
                InputStream input = stream.asInputStream();
                ProcessHandle child = CHILDREN.get(input);
                boolean hasEnded = child != null && !child.isAlive();
                return (input.available() > 0 ? 1 : 0) + (hasEnded ? 4 : 0);
            } catch (IOException e) {
                return 1;
            }
        }
        return (file.readable() ? 1 : 0) + (file.writable() ? 2 : 0);
    }

    /** @return false if it cannot be */
    public static boolean setBlocking(RawIOBase file, boolean isBlocking) {
        if (file instanceof PipeEnd pipe) {
            pipe.setBlocking(isBlocking);
            return true;
        }
        return isBlocking || file instanceof DiskFile; // which never blocks
    }

    /** What F_GETFL says: the numbers of Linux. */
    public static int flags(RawIOBase file) {
        int access = file.readable() && file.writable() ? 2 : file.writable() ? 1 : 0;
        int appends = file instanceof DiskFile disk && disk.appends() ? 02000 : 0;
        return access | appends | (file instanceof PipeEnd pipe && !pipe.isBlocking() ? 04000 : 0);
    }
}
