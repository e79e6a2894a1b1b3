"""Threads as CPython has them, before they start and after they end.

Jython's names are unicode, which turns what logging writes into unicode: it
cannot be joined with other bytes then. Threads that were never started are
waited for at the end. Threads of Java are no Thread, as request threads of a
server are.
"""
from __future__ import absolute_import
from java.lang import Thread as JavaThread


def mend(threading):
    import thread
    initial = JavaThread.State.NEW
    _name_as_cpython(threading)

    def getName(self):
        """Return the thread's name, a str."""
        name = self._thread.getName()
        return name.encode('utf-8') if isinstance(name, unicode) else name

    def ident(self):
        """The number of the thread; None before it is started."""
        if self._thread.getState() == initial:
            return None
        return int(self._thread.getId())

    def enumerate():
        """Return the threads that are alive."""
        return [thread for thread in threading._threads.values()
                if thread.isAlive()]

    def activeCount():
        """Return how many threads are alive."""
        return len(enumerate())

    class _DummyThread(threading.Thread):
        """A thread that Java has started."""

        def __init__(self, thread):
            threading.JavaThread.__init__(self, thread)

        def join(self, timeout=None):
            assert False, 'cannot join a dummy thread'

    def currentThread():
        """Return the Thread of the caller."""
        thread = JavaThread.currentThread()
        found = threading._threads.get(thread.getId())
        return _DummyThread(thread) if found is None else found

    def __repr__(self):
        """Return name and state: <Thread(Thread-1, started daemon 22)>."""
        state = ('initial' if self._thread.getState() == initial
                 else 'started' if self.isAlive() else 'stopped')
        return '<%s(%s, %s%s%s)>' % (
            type(self).__name__, self.getName(), state,
            ' daemon' if self.isDaemon() else '',
            '' if self.ident is None else ' %s' % self.ident)

    def _print_exc(file):
        """Write the traceback of what ended a thread, behind its name."""
        file.write('\n%s\n' % threading._format_exc())

    waits = threading.Condition

    def Condition(lock=None, verbose=None):
        """Return a lock with a queue of those who wait for something."""
        return waits() if lock is None else waits(lock)

    threading.Condition, threading._Condition = Condition, waits
    threading.ThreadError = thread.error
    base = threading.JavaThread
    base.getName, base.name = getName, property(getName, base.setName)
    base.ident = property(ident)
    base.__repr__ = __repr__
    _DummyThread.__module__ = 'threading'
    threading._DummyThread = _DummyThread
    threading._print_exc = _print_exc
    threading.enumerate = enumerate
    threading.activeCount = threading.active_count = activeCount
    threading.currentThread = threading.current_thread = currentThread


def _name_as_cpython(threading):
    """Give it the names that CPython's has for what it uses.

    Trac asks threading._get_ident.
    """
    import collections
    import itertools
    import thread
    import time
    import traceback
    import warnings
    threading._allocate_lock = thread.allocate_lock
    threading._count = itertools.count
    threading._counter = itertools.count(1).next
    threading._deque = collections.deque
    threading._enumerate = enumerate
    threading._format_exc = traceback.format_exc
    threading._get_ident = thread.get_ident
    threading._sleep, threading._time = time.sleep, time.time
    threading._start_new_thread = thread.start_new_thread
    threading.warnings = warnings
