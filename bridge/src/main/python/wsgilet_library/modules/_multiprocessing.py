"""Connections: messages over a descriptor, as CPython writes them."""
import errno
import os
import pickle
import select
import struct

from multiprocessing.process import BufferTooShort

flags = {}
_LONGEST = 0x7FFFFFFF


class Connection(object):
    """Sends and receives strings and pickled objects.

    A message is its length, four bytes in network order, and its bytes.
    The descriptor is closed with the connection, or when nobody holds it.
    """

    def __init__(self, handle, readable=True, writable=True):
        self._handle = None
        if handle < 0:
            raise IOError('invalid handle %d' % handle)
        if not readable and not writable:
            raise ValueError(
                'either readable or writable must be true')
        self._handle = handle
        self.readable, self.writable = bool(readable), bool(writable)

    @property
    def closed(self):
        """Whether it was closed."""
        return self._handle is None

    def fileno(self):
        """Return the descriptor."""
        return self._open()

    def close(self):
        """Close the descriptor."""
        handle, self._handle = self._handle, None
        if handle is not None:
            try:
                os.close(handle)
            except OSError:
                pass  # somebody else did

    __del__ = close

    def send(self, obj):
        """Send a picklable object."""
        self._open(writes=True)
        self._send(pickle.dumps(obj, pickle.HIGHEST_PROTOCOL))

    def recv(self):
        """Wait for an object and return it."""
        return pickle.loads(self.recv_bytes())

    def send_bytes(self, buffer, offset=0, size=None):
        """Send bytes of an object that has a buffer."""
        self._open(writes=True)
        data = buffer if isinstance(buffer, str) else _bytes(buffer)
        if offset < 0:
            raise ValueError('offset is negative')
        if len(data) < offset:
            raise ValueError('buffer length < offset')
        if size is None:
            size = len(data) - offset
        if size < 0:
            raise ValueError('size is negative')
        if offset + size > len(data):
            raise ValueError('buffer length < offset + size')
        self._send(data[offset:offset + size])

    def recv_bytes(self, maxlength=None):
        """Wait for a message and return it."""
        if maxlength is not None and maxlength < 0:
            raise ValueError('maxlength < 0')
        self._open(reads=True)
        length = self._length()
        if maxlength is not None and length > maxlength:
            self.readable = False
            if not self.writable:
                self.close()
            raise IOError('bad message length')
        return self._read(length)

    def recv_bytes_into(self, buffer, offset=0):
        """Wait for a message, put it into a buffer and return its length."""
        self._open(reads=True)
        message = self._read(self._length())
        old = _bytes(buffer)
        if offset < 0 or offset > len(old):
            raise ValueError('negative offset' if offset < 0
                             else 'offset too large')
        if offset + len(message) > len(old):
            raise BufferTooShort(message)
        new = old[:offset] + message + old[offset + len(message):]
        if hasattr(buffer, 'typecode'):
            buffer[:] = type(buffer)(buffer.typecode, new)
        else:
            buffer[:] = new
        return len(message)

    def poll(self, timeout=0.0):
        """Return whether there is something to receive in that time."""
        handle = self._open(reads=True)
        try:
            os.fstat(handle)
        except OSError as e:
            raise IOError(e.errno, e.strerror)
        wait = None if timeout is None else max(0, timeout)
        return bool(select.select([handle], [], [], wait)[0])

    def _open(self, reads=False, writes=False):
        if self._handle is None:
            raise IOError('handle is closed')
        if reads and not self.readable:
            raise IOError('connection is write-only')
        if writes and not self.writable:
            raise IOError('connection is read-only')
        return self._handle

    def _send(self, data):
        if len(data) > _LONGEST:
            raise ValueError('message is longer than 2 GB')
        data = struct.pack('!i', len(data)) + data
        sent = 0
        while sent < len(data):
            sent += _call(os.write, self._open(), data[sent:sent + 65536])

    def _length(self):
        length, = struct.unpack('!i', self._read(4))
        if length < 0:
            raise IOError('bad message length')
        return length

    def _read(self, size):
        parts, left = [], size
        while left:
            part = _call(os.read, self._open(), min(left, 65536))
            if not part:
                if left == size == 4:
                    raise EOFError
                raise IOError('got end of file during message')
            parts.append(part)
            left -= len(part)
        return ''.join(parts)

    def __repr__(self):
        kind = ('read-write' if self.readable and self.writable else
                'read-only' if self.readable else 'write-only')
        handle = '(closed)' if self.closed else 'handle %d' % self._handle
        return '<%s Connection, %s>' % (kind, handle)

    def __reduce__(self):
        raise TypeError("can't pickle %s objects" % type(self).__name__)


def _bytes(buffer):
    if hasattr(buffer, 'tostring'):
        return buffer.tostring()
    return bytes(memoryview(buffer).tobytes())


def _call(function, *arguments):
    while True:
        try:
            return function(*arguments)
        except EnvironmentError as e:
            if e.errno == errno.ECONNRESET and function is os.read:
                return ''
            if e.errno != errno.EINTR:
                raise IOError(e.errno, e.strerror)
