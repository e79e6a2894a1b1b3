"""Finalizers and the logger."""
import atexit
import itertools
import logging
import shutil
import tempfile
import threading
import weakref

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING = 0, 5, 10, 20, 25
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'
LOGGER_NAME = 'multiprocessing'
_finalizer_registry = {}
_counter = itertools.count()
_lock = threading.Lock()


def get_logger():
    """Return the logger of the package."""
    logger = logging.getLogger(LOGGER_NAME)
    logger.propagate = 0
    return logger


def log_to_stderr(level=None):
    """Let the logger write to standard error."""
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    return logger


def sub_debug(msg, *args):
    """Log below DEBUG."""
    get_logger().log(SUBDEBUG, msg, *args)


def debug(msg, *args):
    """Log a message."""
    get_logger().debug(msg, *args)


def info(msg, *args):
    """Log a message."""
    get_logger().info(msg, *args)


def sub_warning(msg, *args):
    """Log below WARNING."""
    get_logger().log(SUBWARNING, msg, *args)


class Finalize(object):
    """Calls a function once: when an object dies, by hand, or at exit."""

    def __init__(self, obj, callback, args=(), kwargs=None,
                 exitpriority=None):
        assert exitpriority is None or type(exitpriority) is int
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        else:
            assert exitpriority is not None
        self._call = callback, args, kwargs or {}
        self._key = exitpriority, next(_counter)
        with _lock:
            _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        """Call the function, unless that was done."""
        with _lock:
            found = _finalizer_registry.pop(self._key, None)
        if found is not None:
            callback, args, kwargs = self._call
            return callback(*args, **kwargs)

    def cancel(self):
        """Do not call the function."""
        with _lock:
            _finalizer_registry.pop(self._key, None)

    def still_active(self):
        """Return whether the function is still to be called."""
        return self._key in _finalizer_registry


def _run_finalizers(minpriority=None):
    keys = [key for key in _finalizer_registry.keys()
            if key[0] is not None
            and (minpriority is None or key[0] >= minpriority)]
    for key in sorted(keys, reverse=True):
        finalizer = _finalizer_registry.get(key)
        if finalizer:
            finalizer()


atexit.register(_run_finalizers)


_temporary = []


def get_temp_dir():
    """Return a folder that is removed at exit."""
    with _lock:
        if not _temporary:
            _temporary.append(tempfile.mkdtemp(prefix='pymp-'))
            atexit.register(shutil.rmtree, _temporary[0], True)
        return _temporary[0]


_afterfork_registry = weakref.WeakValueDictionary()


def register_after_fork(obj, func):
    """Do nothing: there is no fork."""


def is_exiting():
    """Return False while Python runs."""
    return False


class ForkAwareThreadLock(object):
    """A lock of threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self.acquire, self.release = self._lock.acquire, self._lock.release


class ForkAwareLocal(threading.local):
    """Variables of a thread."""
