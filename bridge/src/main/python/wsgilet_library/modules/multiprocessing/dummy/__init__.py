"""The API of multiprocessing, for threads."""
import array
import sys
import threading
import weakref
from Queue import Queue
from threading import (
    BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore)

from multiprocessing import TimeoutError, cpu_count, freeze_support
from multiprocessing.dummy import connection
from multiprocessing.dummy.connection import Pipe

__all__ = ['Process', 'current_process', 'active_children', 'freeze_support',
           'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition',
           'Event', 'Queue', 'Manager', 'Pipe', 'Pool', 'JoinableQueue']
JoinableQueue = Queue


class DummyProcess(threading.Thread):
    """A thread with the methods of a process."""

    def __init__(self, group=None, target=None, name=None, args=(),
                 kwargs={}):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._pid, self._begun = None, False
        self._parent = current_process()
        self._children = weakref.WeakKeyDictionary()

    def start(self):
        """Start the thread."""
        assert self._parent is current_process()
        self._begun = True
        children = getattr(self._parent, '_children', None)
        if children is not None:
            children[self] = None
        threading.Thread.start(self)

    @property
    def exitcode(self):
        """0 when it has ended, None before."""
        return 0 if self._begun and not self.isAlive() else None


Process = DummyProcess
current_process = threading.currentThread


def _main_children():
    main = current_process()
    if not hasattr(main, '_children'):
        main._children = weakref.WeakKeyDictionary()
    return main._children


def active_children():
    """Return the threads that this one has started and that run."""
    children = _main_children()
    for child in list(children):
        if not child.isAlive():
            children.pop(child, None)
    return list(children)


class Namespace(object):
    """An object for attributes."""

    def __init__(self, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        return 'Namespace(%s)' % ', '.join(sorted(
            '%s=%r' % item for item in self.__dict__.items()
            if not item[0].startswith('_')))


dict = dict
list = list


def Array(typecode, sequence, lock=True):
    """Return an array."""
    return array.array(typecode, sequence)


class Value(object):
    """An object with a value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode, self.value = typecode, value

    def __repr__(self):
        return '<%s(%r, %r)>' % (type(self).__name__, self._typecode,
                                 self.value)


def Manager():
    """Return this module, which has what a manager makes."""
    return sys.modules[__name__]


def shutdown():
    """Do nothing."""


def Pool(processes=None, initializer=None, initargs=()):
    """Return a pool of threads."""
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)


_main_children()
