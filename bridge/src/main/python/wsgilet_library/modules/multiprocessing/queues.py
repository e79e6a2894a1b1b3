"""Queues and connections between threads."""
import Queue as _queue
import collections
import pickle
import threading
from Queue import Empty, Full


class Queue(object):
    """A queue whose objects are copied, as if to another process."""

    def __init__(self, maxsize=0):
        self._queue = _queue.Queue(maxsize)
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        """Append an object."""
        assert not self._closed
        self._queue.put(pickle.dumps(obj, 2), block, timeout)

    def get(self, block=True, timeout=None):
        """Remove the first object and return it."""
        return pickle.loads(self._queue.get(block, timeout))

    def put_nowait(self, obj):
        """Append an object; raise Full rather than wait."""
        self.put(obj, False)

    def get_nowait(self):
        """Remove the first object; raise Empty rather than wait."""
        return self.get(False)

    def qsize(self):
        """Return how many there are."""
        return self._queue.qsize()

    def empty(self):
        """Return whether there are none."""
        return self._queue.empty()

    def full(self):
        """Return whether there is no room."""
        return self._queue.full()

    def close(self):
        """Take no more objects."""
        self._closed = True

    def join_thread(self):
        """Do nothing: no thread feeds it."""

    cancel_join_thread = join_thread


class JoinableQueue(Queue):
    """A queue that can be waited for."""

    def task_done(self):
        """Say that an object is done with."""
        self._queue.task_done()

    def join(self):
        """Wait until all are done with."""
        self._queue.join()


class SimpleQueue(object):
    """A queue of three methods."""

    def __init__(self):
        self._queue = Queue()
        self.empty, self.get = self._queue.empty, self._queue.get
        self.put = self._queue.put


class Connection(object):
    """An end of a pipe within the process."""

    def __init__(self, received, sent, readable, writable):
        self._in, self._out = received, sent
        self.readable, self.writable, self.closed = readable, writable, False

    def send(self, obj):
        """Send an object, copied."""
        self.send_bytes(pickle.dumps(obj, 2))

    def recv(self):
        """Wait for an object and return it."""
        return pickle.loads(self.recv_bytes())

    def send_bytes(self, buffer, offset=0, size=None):
        """Send a string."""
        self._check(self.writable)
        end = len(buffer) if size is None else offset + size
        self._out.send(str(buffer[offset:end]))

    def recv_bytes(self, maxlength=None):
        """Wait for a string and return it."""
        self._check(self.readable)
        message = self._in.receive()
        if maxlength is not None and len(message) > maxlength:
            raise IOError('got bad message length')
        return message

    def poll(self, timeout=0):
        """Return whether there is something to receive in that time."""
        self._check(self.readable)
        return self._in.poll(timeout)

    def close(self):
        """Close this end."""
        self.closed = True
        self._in.close()
        self._out.close()

    def _check(self, usable):
        if self.closed:
            raise IOError('handle is closed')
        if not usable:
            raise IOError('connection is not for this direction')


class _Way(object):

    def __init__(self):
        self.messages = collections.deque()
        self.condition = threading.Condition()
        self.closed = False

    def send(self, message):
        with self.condition:
            if self.closed:
                raise IOError(32, 'Broken pipe')
            self.messages.append(message)
            self.condition.notifyAll()

    def receive(self):
        with self.condition:
            while not self.messages:
                if self.closed:
                    raise EOFError
                self.condition.wait()
            return self.messages.popleft()

    def poll(self, timeout):
        with self.condition:
            if not self.messages and not self.closed:
                self.condition.wait(timeout)
            return bool(self.messages) or self.closed

    def close(self):
        with self.condition:
            self.closed = True
            self.condition.notifyAll()


def connections(duplex):
    """Return two connections; if not duplex, the first only receives."""
    one, other = _Way(), _Way()
    return (Connection(one, other, True, duplex),
            Connection(other, one, duplex, True))
