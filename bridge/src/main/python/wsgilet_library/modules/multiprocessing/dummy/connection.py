"""The API of multiprocessing.connection, for threads: objects, not copies."""
from Queue import Queue

__all__ = ['Client', 'Listener', 'Pipe']
families = [None]


class Listener(object):
    """Waits for clients of other threads; its address is the object."""

    def __init__(self, address=None, family=None, backlog=1):
        self._clients = Queue(backlog)

    def accept(self):
        """Wait for a client and return the connection with it."""
        return Connection(*self._clients.get())

    def close(self):
        """Take no more clients."""
        self._clients = None

    @property
    def address(self):
        """What clients are given."""
        return self._clients


def Client(address):
    """Return the connection with a listener."""
    received, sent = Queue(), Queue()
    address.put((sent, received))
    return Connection(received, sent)


def Pipe(duplex=True):
    """Return two connections that are joined."""
    one, other = Queue(), Queue()
    return Connection(one, other), Connection(other, one)


class Connection(object):
    """An end of a pipe between threads."""

    def __init__(self, received, sent):
        self._received, self._sent = received, sent
        self.send = self.send_bytes = sent.put
        self.recv = self.recv_bytes = received.get

    def poll(self, timeout=0.0):
        """Return whether there is something to receive in that time."""
        queue = self._received
        with queue.not_empty:
            if not queue.queue and timeout > 0:
                queue.not_empty.wait(timeout)
            return bool(queue.queue)

    def close(self):
        """Do nothing."""
