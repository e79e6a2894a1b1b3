"""multiprocessing by threads, as far as threads can do what processes do.

One JVM runs on all processors: what is here of locks, queues, pools of
threads and managers works on its threads. Process and Pool need a Python
that can be copied, and say so.
"""
from multiprocessing.process import (
    AuthenticationError, BufferTooShort, Process, ProcessError, TimeoutError,
    active_children, current_process)
from multiprocessing.queues import JoinableQueue, Queue, SimpleQueue
from multiprocessing.synchronize import (
    BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore)

__all__ = [
    'Process', 'current_process', 'active_children', 'freeze_support',
    'Manager', 'Pipe', 'cpu_count', 'log_to_stderr', 'get_logger',
    'allow_connection_pickling', 'BufferTooShort', 'TimeoutError', 'Lock',
    'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Queue',
    'JoinableQueue', 'Pool', 'Value', 'Array', 'RawValue', 'RawArray',
    'SUBDEBUG', 'SUBWARNING']
SUBDEBUG, SUBWARNING = 5, 25


def cpu_count():
    """Return the number of processors that the JVM may use."""
    from java.lang import Runtime
    return Runtime.getRuntime().availableProcessors()


def freeze_support():
    """Do nothing, as on any system but Windows."""


def allow_connection_pickling():
    """Do nothing: connections stay in one process."""


def get_logger():
    """Return the logger of this package."""
    from multiprocessing.util import get_logger
    return get_logger()


def log_to_stderr(level=None):
    """Let the logger write to standard error."""
    from multiprocessing.util import log_to_stderr
    return log_to_stderr(level)


def Manager():
    """Return a manager, whose objects are shared by threads."""
    from multiprocessing.managers import SyncManager
    manager = SyncManager()
    manager.start()
    return manager


def Pipe(duplex=True):
    """Return two connections that are joined."""
    from multiprocessing.connection import Pipe
    return Pipe(duplex)


def Pool(processes=None, initializer=None, initargs=(),
         maxtasksperchild=None):
    """Raise NotImplementedError: it is a pool of processes."""
    if processes is not None and processes < 1:
        raise ValueError('Number of processes must be at least 1')
    if initializer is not None and not callable(initializer):
        raise TypeError('initializer must be a callable')
    raise NotImplementedError(
        'multiprocessing.Pool: Jython cannot start processes that share '
        'this one\'s Python; use multiprocessing.pool.ThreadPool, whose '
        'threads run on all processors')


def Value(typecode_or_type, *args, **kwds):
    """Return an object with a value; lock -- one, or False for none."""
    from multiprocessing import managers
    if kwds.get('lock') is False:
        return managers.RawValue(typecode_or_type, *args)
    return managers.Value(typecode_or_type, *args, **kwds)


def Array(typecode_or_type, size_or_initializer, **kwds):
    """Return an array; lock -- one, or False for none."""
    from multiprocessing import managers
    if kwds.get('lock') is False:
        return managers.RawArray(typecode_or_type, size_or_initializer)
    return managers.Array(typecode_or_type, size_or_initializer, **kwds)


def RawValue(typecode_or_type, *args):
    """Return an object with a value."""
    return Value(typecode_or_type, *args, lock=False)


def RawArray(typecode_or_type, size_or_initializer):
    """Return an array."""
    return Array(typecode_or_type, size_or_initializer, lock=False)
