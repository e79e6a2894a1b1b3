"""Locks and events, by those of threading."""
import threading
import time


class Lock(object):
    """threading.Lock, with the arguments that multiprocessing's takes."""

    _make = staticmethod(threading.Lock)

    def __init__(self):
        self._lock = self._make()

    def acquire(self, block=True, timeout=None):
        """Take the lock; False if it is not free in that time (seconds)."""
        if not block or timeout is None:
            return self._lock.acquire(block)
        end = time.time() + max(0, timeout)
        while not self._lock.acquire(False):
            if time.time() >= end:
                return False
            time.sleep(0.001)
        return True

    def release(self):
        """Give the lock back."""
        self._lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class RLock(Lock):
    """A lock that its thread can take again."""

    _make = staticmethod(threading.RLock)


class Semaphore(Lock):
    """A lock that several can hold."""

    def __init__(self, value=1):
        self._lock = threading.Semaphore(value)

    def get_value(self):
        """Return how many can still take it."""
        return self._lock._Semaphore__value


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be released more often than taken."""

    def __init__(self, value=1):
        self._lock = threading.BoundedSemaphore(value)


def Condition(lock=None):
    """Return a condition of threading."""
    if lock is None:
        return threading.Condition()
    return threading.Condition(getattr(lock, '_lock', lock))


def Event():
    """Return an event of threading."""
    return threading.Event()
