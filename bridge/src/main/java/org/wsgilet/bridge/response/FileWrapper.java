package org.wsgilet.bridge.response;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFile;
import org.python.core.PyInteger;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyType;
import org.python.core.io.FileIO;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.files.Descriptors;
import org.wsgilet.bridge.jython.ExposedMethod;
import org.wsgilet.bridge.jython.ExposedTypes;

/**
 * PEP 3333's {@code wsgi.file_wrapper(filelike, block_size=8192)}: an iterable over a file from where it stands. Given
 * back by the application itself, a real file is sent without Python code running; any other by its {@code read}.
 */
@ExposedType(name = "wsgi.file_wrapper", isBaseType = false)
public final class FileWrapper extends PyObject {

    public static final PyType TYPE = ExposedTypes.of(
            FileWrapper.class,
            "wsgi.file_wrapper",
            new New(),
            ExposedMethod.<FileWrapper>withoutArgument("__iter__", (wrapper, none) -> wrapper),
            ExposedMethod.<FileWrapper>withoutArgument("next", (wrapper, none) -> wrapper.next()),
            ExposedMethod.<FileWrapper>withoutArgument("close", (wrapper, none) -> wrapper.close()));

    private static final PyObject DEFAULT_BLOCK_SIZE = new PyInteger(8192);

    private final PyObject file;
    private final PyObject blockSize;

    private FileWrapper(PyObject file, PyObject blockSize) {
        super(TYPE);
        this.file = file;
        this.blockSize = blockSize;
    }

    private static final class New extends PyNewWrapper {

        @Override
        public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
            if (arguments.length < 1 || arguments.length > 2 || keywords.length == arguments.length) {
                throw Py.TypeError("wsgi.file_wrapper takes a file and optionally a block size");
            }
            return new FileWrapper(arguments[0], arguments.length > 1 ? arguments[1] : DEFAULT_BLOCK_SIZE);
        }
    }

    private PyObject next() {
        PyObject block = __iternext__();
        if (block == null) {
            throw Py.StopIteration("");
        }
        return block;
    }

    @Override
    public PyObject __iter__() {
        return this;
    }

    @Override
    public PyObject __iternext__() {
        PyObject block = file.invoke("read", blockSize);
        return block.__nonzero__() ? block : null;
    }

    private PyObject close() {
        PyObject close = file.__findattr__("close");
        return close == null ? Py.None : close.__call__();
    }

    /** Sends a real file. Returns false, with nothing done, for any other file. */
    boolean send(StartResponse startResponse, ResponseWriter writer) throws IOException {
        FileChannel channel = channel();
        if (channel == null) {
            return false;
        }
        ResponseHead head = startResponse.head();
        long position = file.invoke("tell").asLong();
        long left = channel.size() - position;
        if (left <= 0) {
            return false; // nothing there, or a file without a size, such as a pipe
        }
        if (!writer.hasBegun()) {
            writer.checkLength(head, left);
            writer.begin(head, left);
        }
        copy(channel, position, writer);
        writer.end();
        return true;
    }

    /** PEP 3333: transmission begins at the current position and ends with the file or the Content-Length. */
    private static void copy(FileChannel channel, long start, ResponseWriter writer) throws IOException {
        ByteBuffer buffer = writer.buffer();
        long position = start;
        for (long room; !writer.isWithoutContent() && (room = writer.room(buffer.capacity())) > 0; ) {
            int n = read(channel, buffer.clear().limit((int) room), position);
            if (n < 0) {
                return;
            }
            writer.write(buffer.flip());
            position += n;
        }
    }

    private static int read(FileChannel channel, ByteBuffer buffer, long position) {
        try {
            return channel.read(buffer, position);
        } catch (IOException e) {
            throw new PyException(Py.IOError, e.getMessage()); // of the file: an IOException would be the client's
        }
    }

    /** The channel of an open file on disk, built-in or of the module io; null for anything else. */
    private FileChannel channel() {
        PyObject fileno = file.__findattr__("fileno");
        if (fileno == null || translatesNewlines()) {
            return null;
        }
        try {
            return Descriptors.file(fileno.__call__()) instanceof FileIO io ? io.getChannel() : null;
        } catch (PyException e) {
            return null; // as BytesIO does: fileno is there and raises
        }
    }

    private boolean translatesNewlines() {
        return file instanceof PyFile && file.__getattr__("mode").toString().indexOf('U') >= 0;
    }
}
