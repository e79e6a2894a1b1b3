"""Queues between threads."""
import Queue as _queue
import pickle
from Queue import Empty, Full


class Queue(object):
    """A queue whose objects are copied, as if to another process."""

    def __init__(self, maxsize=0):
        self._queue = _queue.Queue(maxsize)
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        """Append an object; one that cannot be pickled is told and left
        out, as by the thread that feeds the queue in CPython.
        """
        assert not self._closed
        try:
            data = pickle.dumps(obj, 2)
        except Exception:
            import traceback
            traceback.print_exc()
        else:
            self._queue.put(data, block, timeout)

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
