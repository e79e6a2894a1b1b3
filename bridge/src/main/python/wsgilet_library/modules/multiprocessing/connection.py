"""Connections between programs by sockets, as CPython's understand them."""
import hmac
import os
import socket
import tempfile

from _multiprocessing import Connection
from multiprocessing.process import AuthenticationError, current_process

__all__ = ['Client', 'Listener', 'Pipe']
families = ['AF_INET', 'AF_UNIX']
default_family = 'AF_INET'
MESSAGE_LENGTH = 20
CHALLENGE = b'#CHALLENGE#'
WELCOME = b'#WELCOME#'
FAILURE = b'#FAILURE#'
_LONGEST_ANSWER = 256


def arbitrary_address(family):
    """Return an address that is free."""
    if family == 'AF_INET':
        return 'localhost', 0
    if family == 'AF_UNIX':
        from multiprocessing.util import get_temp_dir
        return tempfile.mktemp(prefix='listener-', dir=get_temp_dir())
    raise ValueError('unrecognized family')


def address_type(address):
    """Return the family of an address: of a tuple, or the name of a file."""
    if isinstance(address, tuple):
        return 'AF_INET'
    if isinstance(address, str):
        return 'AF_UNIX'
    raise ValueError('address type of %r unrecognized' % (address,))


def _connection(sock):
    try:
        sock.setblocking(True)
        return Connection(os.dup(sock.fileno()))
    finally:
        sock.close()


class Listener(object):
    """A socket that waits for clients."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        self._family = family or (
            address and address_type(address)) or default_family
        address = address or arbitrary_address(self._family)
        self._authkey, self.last_accepted = authkey, None
        self._path = address if self._family == 'AF_UNIX' else None
        self._socket = socket.socket(getattr(socket, self._family))
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.setblocking(True)
            self._socket.bind(address)
            self._socket.listen(backlog)
            self._address = self._socket.getsockname()
        except BaseException:
            self._socket.close()
            raise

    def accept(self):
        """Wait for a client, check its key, and return the connection."""
        client, self.last_accepted = self._socket.accept()
        connection = _connection(client)
        if self._authkey:
            deliver_challenge(connection, self._authkey)
            answer_challenge(connection, self._authkey)
        return connection

    def close(self):
        """Take no more clients."""
        self._socket.close()
        path, self._path = self._path, None
        if path and os.path.exists(path):
            os.unlink(path)

    @property
    def address(self):
        """Where clients connect to."""
        return self._address


def Client(address, family=None, authkey=None):
    """Return the connection with a listener."""
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError('authkey should be a byte string')
    sock = socket.socket(getattr(socket, family or address_type(address)))
    try:
        sock.setblocking(True)
        sock.connect(address)
    except BaseException:
        sock.close()
        raise
    connection = _connection(sock)
    if authkey is not None:
        answer_challenge(connection, authkey)
        deliver_challenge(connection, authkey)
    return connection


def Pipe(duplex=True):
    """Return two connections that are joined."""
    if duplex:
        one, other = socket.socketpair()
        return _connection(one), _connection(other)
    reader, writer = os.pipe()
    return Connection(reader, writable=False), Connection(writer,
                                                          readable=False)


def deliver_challenge(connection, authkey):
    """Let the other side show that it has the key, without sending it."""
    question = os.urandom(MESSAGE_LENGTH)
    connection.send_bytes(CHALLENGE + question)
    answer = connection.recv_bytes(_LONGEST_ANSWER)
    known = hmac.compare_digest(answer, _signed(question, authkey))
    connection.send_bytes(WELCOME if known else FAILURE)
    if not known:
        raise AuthenticationError('digest received was wrong')


def answer_challenge(connection, authkey):
    """Show the other side that this one has the key."""
    challenge = connection.recv_bytes(_LONGEST_ANSWER)
    if not challenge.startswith(CHALLENGE):
        raise AuthenticationError('no challenge, but %r' % challenge)
    connection.send_bytes(_signed(challenge[len(CHALLENGE):], authkey))
    if connection.recv_bytes(_LONGEST_ANSWER) != WELCOME:
        raise AuthenticationError('digest sent was rejected')


def _signed(question, authkey):
    return hmac.new(authkey, question).digest()
