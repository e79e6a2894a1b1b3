"""The names of old that CPython's thread still has."""
from __future__ import absolute_import
from types import ModuleType


def mend(jython_thread):
    from java.lang import Thread
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendThreadLocals()
    BuiltinTypes.mendLocks()
    thread = ModuleType('thread')
    for name in ('LockType', '_local', '_newFunctionThread', 'allocate_lock',
                 'exit', 'get_ident', 'stack_size'):
        setattr(thread, name, getattr(jython_thread, name))
    thread.__doc__ = jython_thread.__doc__
    running = []  # appended to and popped from: both are atomic
    start = jython_thread.start_new_thread

    class error(Exception):
        """A lock that is not locked, a thread that cannot start."""

    def start_new_thread(function, args, kwargs=None):
        """Start a thread that calls a function, and return its number."""
        if not callable(function):
            raise TypeError('first arg must be callable')
        if not isinstance(args, tuple):
            raise TypeError('2nd arg must be a tuple')
        if kwargs is not None and not isinstance(kwargs, dict):
            raise TypeError('optional 3rd arg must be a dictionary')

        def run():
            try:
                function(*args, **kwargs or {})
            finally:
                running.pop()

        running.append(None)
        started = jython_thread._newFunctionThread(run, ())
        started.setDaemon(True)
        started.start()
        return started.getId()

    def _count():
        """Return how many threads of this module run."""
        return len(running)

    def interrupt_main():
        """Raise KeyboardInterrupt in the main thread: not to be had."""
        raise NotImplementedError('thread.interrupt_main: a JVM has no main '
                                  'thread of Python')

    error.__module__ = 'thread'
    thread.error = error
    thread.start_new_thread = thread.start_new = start_new_thread
    thread._count, thread.interrupt_main = _count, interrupt_main
    thread.allocate = thread.allocate_lock
    thread.exit_thread = thread.exit
    return thread
