package org.wsgilet.bridge.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.modules.posix.PyStatResult;

/** What {@code stat} tells. */
final class FileStatus {

    static final int PIPE = 0010600;
    static final int SOCKET = 0140777;

    private static final int UID = 4; // of the items
    private static final int GID = 5;
    private static final long BLOCK = 4096;
    private static final long SECTOR = 512;

    private FileStatus() {}

    static PyObject of(Path path, LinkOption... options) throws IOException {
        return of(Files.readAttributes(path, "unix:*", options));
    }

    private static PyObject of(Map<String, Object> attributes) {
        PyStatResult status = PyStatResult.fromUnixFileAttributes(attributes);
        status.st_uid = unsigned(status, UID);
        status.st_gid = unsigned(status, GID);
        return status;
    }

    /** Java's numbers of users and groups have a sign. */
    private static PyObject unsigned(PyStatResult status, int index) {
        PyObject[] items = status.getArray();
        int number = items[index].asInt();
        if (number < 0) {
            items[index] = Py.newInteger(Integer.toUnsignedLong(number));
        }
        return items[index];
    }

    /** Of an open file, also if it has no name any more. */
    static PyObject of(DiskFile file) throws IOException {
        FileChannel channel = file.getChannel();
        int number = NativeNumber.of(channel);
        if (number >= 0) {
            return of(Path.of("/proc/self/fd/" + number));
        }
        try {
            Map<String, Object> attributes = new HashMap<>(Files.readAttributes(file.path(), "unix:*"));
            attributes.put("size", channel.size());
            return of(attributes);
        } catch (IOException e) { // its name is gone
            return nameless(0100600, channel.size(), 0);
        }
    }

    /**
     * Java tells neither, and Linux's file systems have these with few exceptions; it adds to a type once for the JVM.
     */
    static void addBlocks() {
        PyObject attributes = PyStatResult.TYPE.fastGetDict();
        attributes.__setitem__("st_blksize", new Field(size -> BLOCK));
        attributes.__setitem__("st_blocks", new Field(size -> (size + BLOCK - 1) / BLOCK * (BLOCK / SECTOR)));
        attributes.__setitem__("st_rdev", new Field(size -> 0));
    }

    private static final class Field extends PyObject {

        private final transient LongUnaryOperator ofSize;

        Field(LongUnaryOperator ofSize) {
            this.ofSize = ofSize;
        }

        @Override
        public PyObject __get__(PyObject status, PyObject type) {
            return status instanceof PyStatResult result
                    ? Py.newInteger(ofSize.applyAsLong(result.st_size.asLong()))
                    : this;
        }

        @Override
        public boolean implementsDescrGet() {
            return true;
        }

        @Override
        public boolean isDataDescr() {
            return true;
        }
    }

    static PyObject ofPipe(int mode) {
        return nameless(mode, 0, 1);
    }

    private static PyObject nameless(int mode, long size, int links) {
        FileTime now = FileTime.from(Instant.now());
        return PyStatResult.fromUnixFileAttributes(new HashMap<>(Map.of(
                "mode", mode,
                "ino", 0L,
                "dev", 0L,
                "nlink", links,
                "uid", 0,
                "gid", 0,
                "size", size,
                "lastAccessTime", now,
                "lastModifiedTime", now,
                "ctime", now)));
    }
}
