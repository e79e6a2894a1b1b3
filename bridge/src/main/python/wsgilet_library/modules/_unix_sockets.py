"""Stream sockets of Unix by Java's channels, as _socket has those of TCP."""
from __future__ import absolute_import
import errno
import os
import tempfile
import threading
import time

import _socket
from java.io import IOException
from java.net import StandardProtocolFamily, UnixDomainSocketAddress
from java.nio import ByteBuffer
from java.nio.channels import (
    ClosedChannelException, SelectionKey, Selector, ServerSocketChannel,
    SocketChannel)
from org.wsgilet.bridge.files import Descriptors
from org.wsgilet.bridge.jython import MainThread

_BUFFER = 65536
_STEP = 0.05  # seconds


def pair():
    """Return two sockets that are connected with each other."""
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, 's')
    server, first = UnixSocket(_socket.SOCK_STREAM), UnixSocket(
        _socket.SOCK_STREAM)
    try:
        server.bind(path)
        server.listen(1)
        first.connect(path)
        second = server.accept()[0]
        second.name = ''
        return first, second
    finally:
        server.close()
        if os.path.exists(path):
            os.remove(path)
        os.rmdir(folder)


class UnixSocket(object):
    """Never blocks in Java: waits by a selector, as long as its timeout."""

    family, proto = _socket.AF_UNIX, 0

    def __init__(self, type, proto=0, channel=None, name=''):
        if type not in (_socket.SOCK_STREAM, _socket.SOCK_DGRAM):
            raise _socket.error(errno.EPROTONOSUPPORT,
                                'Protocol not supported')
        self.type = type
        self.timeout = _socket.getdefaulttimeout()
        self.channel, self.name = channel, name
        self.open_count, self.open_lock = 1, threading.Lock()
        self._sock = self

    def _open(self, factory):
        if self.channel is None:
            self.channel = _java(factory.open, StandardProtocolFamily.UNIX)
            self.channel.configureBlocking(False)
        return self.channel

    def bind(self, address):
        if os.path.lexists(address):
            raise _socket.error(errno.EADDRINUSE, 'Address already in use')
        self._open(ServerSocketChannel)
        _java(self.channel.bind, _address(address), 0)
        self.name = address

    def listen(self, backlog):
        if self.channel is None:
            raise _socket.error(errno.EINVAL, 'Invalid argument')

    def accept(self):
        channel = self._retry(self.channel.accept, SelectionKey.OP_ACCEPT)
        channel.configureBlocking(False)
        return UnixSocket(self.type, 0, channel, self.name), ''

    def connect(self, address):
        if self.type != _socket.SOCK_STREAM and os.path.exists(address):
            raise _socket.error(errno.EPROTONOSUPPORT, 'the JVM has no '
                                'datagrams of Unix sockets')
        if self.channel is not None and self.channel.isConnected():
            raise _socket.error(errno.EISCONN, 'Transport endpoint is '
                                'already connected')
        channel = SocketChannel.open(StandardProtocolFamily.UNIX)
        try:
            if not os.path.exists(address):
                raise _socket.error(errno.ENOENT,
                                    'No such file or directory')
            _java(channel.connect, _address(address))
        except _socket.error:
            channel.close()
            raise
        channel.configureBlocking(False)
        self.channel, self.peer = channel, address

    def connect_ex(self, address):
        try:
            self.connect(address)
            return 0
        except _socket.error as e:
            return e.errno

    def recv(self, size, flags=0):
        buffer = ByteBuffer.allocate(min(size, _BUFFER))
        if not size:
            return ''
        count = self._retry(lambda: self._connected().read(buffer),
                            SelectionKey.OP_READ)
        return buffer.array()[:max(0, count)].tostring()

    def recvfrom(self, size, flags=0):
        return self.recv(size, flags), None

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = self.recv(nbytes or len(buffer), flags)
        memoryview(buffer)[:len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        return self.recv_into(buffer, nbytes, flags), None

    def send(self, data, flags=0):
        return self._send(ByteBuffer.wrap(_bytes(data)))

    def _send(self, buffer):
        return self._retry(lambda: self._connected().write(buffer),
                           SelectionKey.OP_WRITE)

    def sendall(self, data, flags=0):
        buffer = ByteBuffer.wrap(_bytes(data))
        while buffer.hasRemaining():
            try:
                self._send(buffer)
            except _socket.error as e:
                if e.errno != errno.EINTR:  # or a signal has been handled
                    raise

    def sendto(self, *_):
        raise _socket.error(errno.EOPNOTSUPP, 'Operation not supported')

    def _connected(self):
        if not isinstance(self.channel, SocketChannel):
            raise _socket.error(errno.ENOTCONN, 'Transport endpoint is not '
                                'connected')
        return self.channel

    def _retry(self, action, operation):
        """Act, and wait while there is nothing, as the timeout says."""
        end = self.timeout and time.time() + self.timeout
        taken = MainThread.taken()
        while True:
            result = _java(action)
            if result not in (None, 0):
                return result
            if self.timeout == 0:
                raise _socket.error(errno.EAGAIN, 'Resource temporarily '
                                    'unavailable')
            left = end and end - time.time()
            if end and left <= 0:
                raise _socket.timeout('timed out')
            if MainThread.taken() != taken:
                raise _socket.error(errno.EINTR, os.strerror(errno.EINTR))
            if taken >= 0:  # where handlers of signals run, between lines
                left = _STEP if left is None else min(left, _STEP)
            self._await(operation, left)

    def _await(self, operation, seconds):
        selector = Selector.open()
        try:
            self.channel.register(selector, operation)
            if seconds is None:
                selector.select()
            else:
                selector.select(max(1, int(seconds * 1000)))
        except ClosedChannelException:
            raise _socket.error(errno.EBADF, 'Bad file descriptor')
        finally:
            selector.close()

    def _is_ready(self, operation):
        if self.channel is None or not self.channel.isOpen():
            return True
        operation &= self.channel.validOps()
        selector = Selector.open()
        try:
            self.channel.register(selector, operation)
            return bool(operation) and selector.selectNow() > 0
        finally:
            selector.close()

    def _readable(self):
        return self._is_ready(SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)

    def _writable(self):
        return self._is_ready(SelectionKey.OP_WRITE)

    def shutdown(self, how):
        channel = self._connected()
        if how in (_socket.SHUT_RD, _socket.SHUT_RDWR):
            _java(channel.shutdownInput)
        if how in (_socket.SHUT_WR, _socket.SHUT_RDWR):
            _java(channel.shutdownOutput)

    def close(self):
        with self.open_lock:
            self.open_count -= 1
            if self.open_count > 0:
                return
        Descriptors.forget(self)
        if self.channel is not None:
            _java(self.channel.close)

    def _duplicate(self):
        with self.open_lock:
            self.open_count += 1
        return self

    def fileno(self):
        if self.open_count <= 0:
            raise _socket.error(errno.EBADF, 'Bad file descriptor')
        return Descriptors.number(self)

    def setblocking(self, blocks):
        self.settimeout(None if blocks else 0.0)

    def settimeout(self, timeout):
        self.timeout = _socket._calctimeoutvalue(timeout)

    def gettimeout(self):
        return self.timeout

    def getsockname(self):
        return self.name

    def getpeername(self):
        self._connected()
        return getattr(self, 'peer', '')

    def setsockopt(self, level, option, value):
        """Take options; those of TCP have no meaning here."""

    def getsockopt(self, level, option, buflen=None):
        if option == _socket.SO_TYPE:
            return self.type
        return 0


def _address(path):
    if len(path) > 107:
        raise _socket.error('AF_UNIX path too long')
    path = os.path.join(os.getcwd(), path)
    return UnixDomainSocketAddress.of(path.decode('utf-8') if isinstance(
        path, str) else path)


def _bytes(data):
    from array import array
    return array('b', str(memoryview(data).tobytes())
                 if not isinstance(data, str) else data)


_ERRORS = {'Connection refused': errno.ECONNREFUSED,
           'Broken pipe': errno.EPIPE,
           'Connection reset by peer': errno.ECONNRESET,
           'Connection reset': errno.ECONNRESET,
           'Permission denied': errno.EACCES,
           'Address already in use': errno.EADDRINUSE}


def _java(action, *arguments):
    """Call Java, with the errors of sockets."""
    try:
        return action(*arguments)
    except ClosedChannelException:
        raise _socket.error(errno.EBADF, 'Bad file descriptor')
    except IOException as e:
        number = _ERRORS.get(e.getMessage(), errno.EIO)
        raise _socket.error(number, os.strerror(number))
