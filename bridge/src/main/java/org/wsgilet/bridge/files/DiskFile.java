package org.wsgilet.bridge.files;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.io.FileIO;
import org.python.core.io.RawIOBase;

/**
 * A file as {@code open}, {@code io.open} and {@code os.open} open it, in place of Jython's: for names of any bytes,
 * with the errors of CPython, counted by {@link OpenFiles}, and with copies by {@code dup} that share its position.
 */
public final class DiskFile extends FileIO {

    private final Opened opened;
    private volatile boolean ended;
    private volatile PyObject goneNumber;

    /** What copies of a descriptor share. */
    private record Opened(
            Path path,
            FileChannel channel,
            boolean reads,
            boolean writes,
            boolean appends,
            AtomicInteger users,
            OpenFiles.Ticket ticket) {

        static Opened of(Path path, FileChannel channel, boolean reads, boolean writes, boolean appends) {
            AtomicInteger users = new AtomicInteger(1);
            return new Opened(path, channel, reads, writes, appends, users, OpenFiles.add(users, channel));
        }

        Opened shared() {
            users.incrementAndGet();
            return this;
        }

        /** Whether that was the last. */
        boolean release() {
            if (users.decrementAndGet() > 0) {
                return false;
            }
            OpenFiles.remove(ticket);
            return true;
        }
    }

    /**
     * As Jython's class has it.
     *
     * @param mode r, w, a, r+, w+ or a+
     * @throws PyException IOError
     */
    public DiskFile(PyString name, String mode) {
        this(open(name, mode));
        if (opened.appends && isRegular()) {
            seek(0, 2);
        }
    }

    /** Where a file of C begins to read; it is written to at its end all the same if it appends. */
    public DiskFile atStart() {
        if (opened.appends && opened.reads && isRegular()) {
            seek(0, 0);
        }
        return this;
    }

    /** A place before the beginning is an error of the system's, no {@link IllegalArgumentException}. */
    @Override
    public long seek(long position, int whence) {
        try {
            return super.seek(position, whence);
        } catch (IllegalArgumentException e) {
            throw Errors.io(Errors.EINVAL, null);
        }
    }

    /** For Java code that opens a file as Python does. */
    public DiskFile(String name, String mode) {
        this(Py.newUnicode(name), mode);
    }

    private DiskFile(Opened opened) {
        super(opened.channel, "r+"); // any other empties the file or moves in it
        this.opened = opened;
    }

    /** A name as {@code file()} takes it. @throws PyException TypeError for another object */
    public static PyString name(PyObject name) {
        return name instanceof PyString text ? text : Py.newString(FileName.bytes(name));
    }

    /** A mode of {@code file()}: as CPython hands it to C, which does not look at letters that it does not know. */
    public static String mode(String mode) {
        if (mode.isEmpty()) {
            throw Py.ValueError("empty mode string");
        }
        char first = mode.charAt(0);
        if ("rwaU".indexOf(first) < 0) {
            throw Py.ValueError("mode string must begin with one of 'r', 'w', 'a' or 'U', not '"
                    + (mode.length() > 200 ? mode.substring(0, 200) : mode) + "'");
        }
        StringBuilder known = new StringBuilder().append(first);
        for (char letter : new char[] {'b', 'U', '+'}) {
            if (mode.indexOf(letter, 1) > 0) {
                known.append(letter);
            }
        }
        return known.length() == mode.length() ? mode : known.toString();
    }

    /** @throws IOException why it cannot be opened */
    static DiskFile open(Path path, Set<OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean appends = options.contains(StandardOpenOption.APPEND);
        boolean reads = options.contains(StandardOpenOption.READ);
        if (appends && reads) {
            options.remove(StandardOpenOption.APPEND); // Java does not take them together
            options.add(StandardOpenOption.WRITE);
        }
        boolean writes = appends || options.contains(StandardOpenOption.WRITE);
        FileChannel channel = channel(path, options, attributes);
        return new DiskFile(Opened.of(path, channel, reads, writes, appends));
    }

    private static Opened open(PyString name, String mode) {
        boolean updates = mode.endsWith("+");
        boolean appends = mode.startsWith("a");
        Set<OpenOption> options = options(mode);
        Path path;
        try {
            path = FileName.path(name);
        } catch (PyException e) {
            throw e.match(Py.OSError) ? Errors.io(Errors.ENOENT, name) : e;
        }
        try {
            FileChannel channel = channel(path, options);
            boolean reads = updates || mode.startsWith("r");
            return Opened.of(path, channel, reads, updates || !reads, appends);
        } catch (IOException e) {
            throw Errors.io(Errors.errno(e), name);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw Errors.io(Errors.EINVAL, name);
        }
    }

    private static Set<OpenOption> options(String mode) {
        Set<OpenOption> options = new HashSet<>();
        boolean updates = mode.endsWith("+");
        switch (mode.charAt(0)) {
            case 'w' ->
                options.addAll(EnumSet.of(
                        StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING));
            case 'a' ->
                options.addAll(EnumSet.of(
                        updates ? StandardOpenOption.WRITE : StandardOpenOption.APPEND, StandardOpenOption.CREATE));
            default -> options.add(StandardOpenOption.READ);
        }
        if (updates) {
            options.add(StandardOpenOption.READ);
            options.add(StandardOpenOption.WRITE);
        }
        return options;
    }

    private static FileChannel channel(Path path, Set<OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Unwritten.write();
        OpenFiles.makeRoom();
        if (!options.contains(StandardOpenOption.WRITE)
                && !options.contains(StandardOpenOption.APPEND)
                && Files.isDirectory(path)) {
            throw new IOException("Is a directory"); // Linux opens it to read, and lets no one read it
        }
        try {
            return FileChannel.open(path, options, attributes);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            if (Errors.errno(e) != Errors.EMFILE) {
                throw e;
            }
            OpenFiles.closeDropped(0);
            return FileChannel.open(path, options, attributes);
        }
    }

    /** A descriptor of the same open file: they share its position, and the last to be closed closes it. */
    DiskFile duplicate() {
        checkClosed();
        return new DiskFile(opened.shared());
    }

    Path path() {
        return opened.path;
    }

    boolean appends() {
        return opened.appends;
    }

    boolean isRegular() {
        return Files.isRegularFile(opened.path);
    }

    @Override
    public int write(ByteBuffer bytes) {
        return (int) write(new ByteBuffer[] {bytes});
    }

    @Override
    public long write(ByteBuffer[] buffers) {
        checkClosed();
        checkWritable();
        if (opened.appends && opened.reads) {
            seek(0, 2);
        }
        try {
            return getChannel().write(buffers);
        } catch (IOException e) {
            throw Errors.io(Errors.errno(e), null); // such as a full disk
        }
    }

    @Override
    public long truncate(long size) {
        if (size < 0) {
            throw Errors.io(Errors.EINVAL, null);
        }
        checkClosed();
        checkWritable();
        try {
            FileChannel channel = getChannel();
            if (size > channel.size()) { // Java only makes files shorter
                channel.write(ByteBuffer.allocate(1), size - 1);
            }
        } catch (IOException e) {
            throw Errors.io(Errors.errno(e), null);
        }
        return super.truncate(size);
    }

    @Override
    public boolean readable() {
        return opened.reads;
    }

    @Override
    public boolean writable() {
        return opened.writes;
    }

    @Override
    public boolean closed() {
        return !isGone() && (ended || super.closed());
    }

    @Override
    public synchronized void close() {
        if (isGone()) {
            goneNumber = null;
            throw Errors.io(Errors.EBADF, null);
        }
        if (closed()) {
            return;
        }
        if (opened.release()) {
            super.close();
        }
        ended = true;
    }

    /** Closes it by its number: the file object is none the wiser before it asks the system. */
    void closeUnderneath(PyObject number) {
        close();
        goneNumber = number;
    }

    boolean isGone() {
        return goneNumber != null;
    }

    /** The number that was closed underneath, or null. */
    PyObject goneNumber() {
        return goneNumber;
    }

    @Override
    public RawIOBase fileno() {
        return isGone() ? this : super.fileno();
    }

    @Override
    public boolean isatty() {
        return !isGone() && super.isatty();
    }

    @Override
    public InputStream asInputStream() {
        checkClosed();
        return super.asInputStream();
    }

    @Override
    public OutputStream asOutputStream() {
        checkClosed();
        return super.asOutputStream();
    }

    @Override
    public void checkClosed() {
        if (isGone()) {
            throw Errors.io(Errors.EBADF, null);
        }
        super.checkClosed();
    }

    @Override
    public FileDescriptor getFD() {
        return NativeNumber.descriptor(opened.channel);
    }
}
