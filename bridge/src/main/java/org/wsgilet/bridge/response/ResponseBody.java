package org.wsgilet.bridge.response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.wsgilet.bridge.response.BrokenRule.broken;
import static org.wsgilet.bridge.response.BrokenRule.typeOf;
import static org.wsgilet.bridge.response.ResponseHead.UNKNOWN_LENGTH;

import java.io.IOException;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * The iterable that the application returned, sent as PEP 3333 demands: what has a known length in one piece, anything
 * else block by block, each with the client before the next is asked for.
 */
public final class ResponseBody {

    /** Blocks of a list are joined for one write up to this size in bytes. */
    private static final int MAX_JOINED = 64 << 10;

    private final StartResponse startResponse;
    private final ResponseWriter writer;

    public ResponseBody(StartResponse startResponse, ResponseWriter writer) {
        this.startResponse = startResponse;
        this.writer = writer;
    }

    /**
     * @throws PyException what the application raised, or an AssertionError for a rule it broke
     * @throws IOException the client has gone, or the body is shorter than promised and the connection must be cut
     */
    public void send(PyObject body) throws IOException {
        if (body instanceof FileWrapper file && file.send(startResponse, writer)) {
            return;
        }
        if (body instanceof PyString string) {
            // An iterable of one-byte blocks by the letter of Python, sent as one.
            sendAll(new PyTuple(string));
        } else if (body.getClass() == PyList.class || body.getClass() == PyTuple.class) {
            sendAll((PySequenceList) body);
        } else {
            sendEach(body);
        }
        writer.end();
    }

    /** No code of the application runs between the blocks of a list: its length is known and nothing needs a flush. */
    private void sendAll(PySequenceList blocks) throws IOException {
        long length = 0;
        for (int i = 0; i < blocks.size(); i++) {
            length += bytes(blocks.pyget(i)).__len__();
        }
        ResponseHead head = startResponse.head();
        if (!writer.hasBegun()) {
            writer.checkLength(head, length);
            writer.begin(head, length);
        }
        if (writer.isWithoutContent() || length == 0) {
            return;
        }
        if (blocks.size() > 1 && length <= MAX_JOINED) {
            write(joined(blocks, (int) length));
            return;
        }
        for (int i = 0; i < blocks.size(); i++) {
            write(bytes(blocks.pyget(i)).getString().getBytes(ISO_8859_1));
        }
    }

    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) is the one that copies a str into a shared array
    private static byte[] joined(PySequenceList blocks, int length) {
        byte[] all = new byte[length];
        int position = 0;
        for (int i = 0; i < blocks.size(); i++) {
            String block = blocks.pyget(i).asString();
            block.getBytes(0, block.length(), all, position);
            position += block.length();
        }
        return all;
    }

    private void sendEach(PyObject iterable) throws IOException {
        PyObject iterator = iterator(iterable);
        for (PyObject item; (item = iterator.__iternext__()) != null; ) {
            PyString block = bytes(item);
            if (block.__len__() == 0) {
                continue; // PEP 3333: the head waits for a block that is not empty
            }
            beginUnlessBegun(UNKNOWN_LENGTH);
            if (writer.isWithoutContent()) {
                return;
            }
            if (!writer.send(block.getString())) {
                return; // PEP 3333: "should stop iterating over the response when enough data has been sent"
            }
        }
        beginUnlessBegun(0);
    }

    private static PyObject iterator(PyObject body) {
        try {
            return body.__iter__();
        } catch (PyException e) {
            if (body.__findattr__("__iter__") == null) {
                throw broken(
                        "the application returned a " + typeOf(body),
                        "PEP 3333: it \"must return an iterable yielding zero or more bytestrings\"");
            }
            throw e;
        }
    }

    private void beginUnlessBegun(long bodyLength) throws IOException {
        ResponseHead head = startResponse.head();
        if (!writer.hasBegun()) {
            writer.begin(head, bodyLength);
        }
    }

    private void write(byte[] bytes) throws IOException {
        writer.write(bytes, bytes.length);
    }

    private static PyString bytes(PyObject block) {
        if (!(block instanceof PyString string) || block instanceof PyUnicode) {
            throw broken(
                    "the body has an item of type " + typeOf(block),
                    "PEP 3333: the items of the iterable are bytestrings, of type str");
        }
        return string;
    }
}
