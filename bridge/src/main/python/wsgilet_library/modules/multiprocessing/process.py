"""Process, which says why there is none, and the one process that is."""
import os


class ProcessError(Exception):
    """The error that the others are of."""

    __module__ = 'multiprocessing'


class BufferTooShort(ProcessError):
    """A message is longer than the buffer for it."""

    __module__ = 'multiprocessing'


class TimeoutError(ProcessError):
    """A result is not there in time."""

    __module__ = 'multiprocessing'


class AuthenticationError(ProcessError):
    """The other side has another key."""

    __module__ = 'multiprocessing'


class Process(object):
    """A process that can be made, as classes inherit from it, not started."""

    _identity = ()

    def __init__(self, group=None, target=None, name=None, args=(),
                 kwargs={}):
        assert group is None, 'group argument must be None for now'
        self._target, self._args, self._kwargs = target, args, kwargs
        self._name = name or type(self).__name__ + '-1'
        self._daemon, self._authkey = False, current_process().authkey

    def run(self):
        """Call the target."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Raise NotImplementedError: what stands in its place."""
        raise NotImplementedError(
            'multiprocessing.Process: Jython cannot start a process that '
            'shares this one\'s Python; use threading.Thread, which runs on '
            'all processors, or subprocess for another program')

    def _bootstrap(self):
        """Run in the new process: what coverage puts its own around."""
        self.run()
        return 0

    def terminate(self):
        """Do nothing: it does not run."""

    def join(self, timeout=None):
        """Fail: it was not started."""
        assert self._started(), 'can only join a started process'

    def is_alive(self):
        """Return whether it runs."""
        return self._started()

    def _started(self):
        return False

    @property
    def name(self):
        """A name that tells processes apart."""
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, basestring), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        """Whether it ends with its parent."""
        return self._daemon

    @daemon.setter
    def daemon(self, daemonic):
        self._daemon = daemonic

    @property
    def authkey(self):
        """The key that connections are checked with."""
        return self._authkey

    @authkey.setter
    def authkey(self, authkey):
        self._authkey = bytes(authkey)

    @property
    def exitcode(self):
        """None: it has not ended."""
        return None

    @property
    def ident(self):
        """The number of the process; None before it is started."""
        return os.getpid() if self._started() else None

    pid = ident

    def __repr__(self):
        state = 'started' if self._started() else 'initial'
        return '<%s(%s, %s%s)>' % (type(self).__name__, self._name, state,
                                   ' daemon' if self._daemon else '')


class _MainProcess(Process):

    def __init__(self):
        self._target, self._args, self._kwargs = None, (), {}
        self._name, self._daemon = 'MainProcess', False
        self._authkey = os.urandom(32)

    def _started(self):
        return True


_current_process = _MainProcess()


def current_process():
    """Return the process of this JVM."""
    return _current_process


def active_children():
    """Return []: there are none."""
    return []
