"""Waiting for sockets and pipes, by number or object."""
from __future__ import absolute_import
import errno
import os
import threading
import time
from collections import Sequence
from org.wsgilet.bridge.files import DescriptorFunctions, Descriptors

_EPOLL = dict(EPOLLIN=1, EPOLLPRI=2, EPOLLOUT=4, EPOLLERR=8, EPOLLHUP=16,
              EPOLLRDNORM=64, EPOLLRDBAND=128, EPOLLWRNORM=256,
              EPOLLWRBAND=512, EPOLLMSG=1024, EPOLLONESHOT=1 << 30,
              EPOLLET=1 << 31)
_POLL = dict(POLLIN=1, POLLPRI=2, POLLOUT=4, POLLERR=8, POLLHUP=16,
             POLLNVAL=32, POLLRDNORM=64, POLLRDBAND=128, POLLWRNORM=256,
             POLLWRBAND=512, POLLMSG=1024)
_IN, _OUT, _HUP, _NVAL = 1, 4, 16, 32
_PAUSE = 0.01  # seconds between two looks at what gives no notice


class error(Exception):
    """What select and poll raise: the number of an error and its words."""

    __module__ = 'select'


class _Waiter(object):
    """Waits until one of some sockets or files is ready."""

    def __init__(self, files):
        self._changed = threading.Condition()
        self._files = files

    def notify(self, sock, **_):
        with self._changed:
            self._changed.notify()

    def wait(self, look, seconds, error=error):
        """Look until it finds something, or so long; None is for ever.

        error -- what is raised after a signal was handled
        """
        from org.wsgilet.bridge.jython import MainThread
        taken = MainThread.taken()
        selectable = [file for file in self._files
                      if hasattr(file, '_register_selector')]
        pause = _PAUSE if len(selectable) < len(self._files) else None
        end = None if seconds is None else time.time() + seconds
        for sock in selectable:
            sock._register_selector(self)
        try:
            with self._changed:
                while True:
                    found = look()
                    left = None if end is None else end - time.time()
                    if found or left is not None and left <= 0:
                        return found
                    if MainThread.taken() != taken:
                        break
                    self._changed.wait(
                        left if pause is None else
                        pause if left is None else min(left, pause))
        except:  # Java's, too
            if not MainThread.handled():
                raise
        finally:
            for sock in selectable:
                sock._unregister_selector(self)
        raise error(errno.EINTR, os.strerror(errno.EINTR))


def _events(file):
    """Return what a socket or file is ready for."""
    from org.python.core.io import RawIOBase
    if isinstance(file, RawIOBase):
        ready = DescriptorFunctions.ready(file)
        return (ready & 1 and _IN) | (ready & 2 and _OUT) | (
            ready & 4 and _HUP)
    return (_IN if file._readable() else 0) | (
        _OUT if file._writable() else 0)


def _number(fd):
    if isinstance(fd, (int, long)):
        number = fd
    else:
        try:
            number = fd.fileno()
        except AttributeError:
            raise TypeError(
                'argument must be an int, or have a fileno() method.')
        if not isinstance(number, (int, long)):
            raise TypeError('fileno() returned a non-integer')
    if number < 0:
        raise ValueError('file descriptor cannot be a negative integer (%d)'
                         % number)
    return int(number)


def _file(number):
    try:
        return Descriptors.file(number)
    except OSError as e:
        raise error(e.errno, e.strerror)


def _select(rlist, wlist, xlist, timeout=None):
    """Return what is ready to be read, to be written, and nothing."""
    lists = []
    for items in (rlist, wlist, xlist):
        if not hasattr(items, '__iter__') and not isinstance(
                items, Sequence):
            raise TypeError('arguments 1-3 must be sequences')
        lists.append([(item, _file(_number(item))) for item in items])
    if timeout is not None:
        if isinstance(timeout, str) or not hasattr(timeout, '__float__'):
            raise TypeError('timeout must be a float or None')
        if timeout < 0:
            raise error(errno.EINVAL, os.strerror(errno.EINVAL))
    readers, writers, _ = lists
    files = set(file for items in lists for _, file in items)

    def look():
        read = [i for i, file in readers if _events(file) & (_IN | _HUP)]
        written = [i for i, file in writers if _events(file) & _OUT]
        return (read, written, []) if read or written else None

    return _Waiter(files).wait(look, timeout) or ([], [], [])


class poll(object):
    """What select() does, for descriptors that are registered once."""

    def __init__(self):
        self._masks = {}
        self._turn = threading.Lock()

    def register(self, fd, eventmask=_IN | _OUT | 2):
        """Look at a descriptor from now on."""
        if not isinstance(eventmask, (int, long)):
            raise TypeError('an integer is required')
        if not 0 <= eventmask <= 0xFFFF and not self._is_epoll:
            raise OverflowError('unsigned short is %s than %s' % (
                ('less', 'minimum') if eventmask < 0 else
                ('greater', 'maximum')))
        self._masks[_number(fd)] = eventmask

    def modify(self, fd, eventmask):
        """Look for other events of a descriptor."""
        self.register(self._registered(fd), eventmask)

    def unregister(self, fd):
        """Look no more at a descriptor."""
        del self._masks[_number(fd)]

    def poll(self, timeout=None):
        """Return [(descriptor, events)]; milliseconds."""
        if timeout is not None:
            if not isinstance(timeout, (int, long, float)):
                raise TypeError('timeout must be an integer or None')
            if not -2 ** 31 <= timeout < 2 ** 31:
                raise OverflowError('Python int too large to convert '
                                    'to C int')
            timeout = None if timeout < 0 else timeout / 1000.0
        masks = dict(self._masks)  # as they are when the turn begins
        if not self._turn.acquire(False):
            raise RuntimeError('concurrent poll() invocation')
        try:
            return self._poll(timeout, masks)
        finally:
            self._turn.release()

    _is_epoll = False

    def _registered(self, fd):
        number = _number(fd)
        if number not in self._masks:
            raise IOError(errno.ENOENT, os.strerror(errno.ENOENT))
        return number

    def _poll(self, seconds, masks):
        files, closed = {}, []
        for number in list(masks):
            try:
                files[number] = Descriptors.file(number)
            except OSError:
                if not self._is_epoll:  # which forgets what is closed
                    closed.append((number, _NVAL))

        def look():
            found = list(closed)
            for number, file in files.items():
                mask = masks.get(number)
                events = mask is not None and (
                    _events(file) & (mask | _HUP))
                if events:
                    found.append((number, events))
            return found

        return _Waiter(set(files.values())).wait(
            look, seconds, IOError if self._is_epoll else error) or []


class epoll(poll):
    """Linux's poll(); what is ready is told at each call."""

    _is_epoll = True

    def __init__(self, sizehint=-1):
        if not isinstance(sizehint, (int, long)):
            raise TypeError('an integer is required')
        if sizehint < 1 and sizehint != -1:
            raise ValueError('sizehint must be greater zero, got %d'
                             % sizehint)
        poll.__init__(self)
        self.closed = False

    def register(self, fd, eventmask=_IN | _OUT | 2):
        self._check()
        number = _number(fd)
        if number in self._masks:
            raise IOError(errno.EEXIST, os.strerror(errno.EEXIST))
        try:
            Descriptors.file(number)
        except OSError as e:
            raise IOError(e.errno, e.strerror)
        self._masks[number] = eventmask

    def modify(self, fd, eventmask):
        self._check()
        self._masks[self._registered(fd)] = eventmask

    def unregister(self, fd):
        self._check()
        del self._masks[self._registered(fd)]

    def poll(self, timeout=-1, maxevents=-1):
        """Return [(descriptor, events)]; seconds."""
        self._check()
        if maxevents < 1 and maxevents != -1:
            raise ValueError('maxevents must be greater than 0, got %d'
                             % maxevents)
        seconds = None if timeout is None or timeout < 0 else timeout
        # What is changed meanwhile counts, unlike that of poll().
        found = self._poll(seconds, self._masks)
        return found if maxevents < 0 else found[:maxevents]

    def close(self):
        """Look at nothing any more."""
        if not self.closed:
            Descriptors.forget(self)
        self.closed = True
        self._masks.clear()

    def fileno(self):
        """Return its number."""
        self._check()
        return Descriptors.number(self)

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed epoll fd')


def mend(select_module):
    select_module.error = error
    for new in (poll, epoll):
        new.__module__ = 'select'
        setattr(select_module, new.__name__, new)
    _select.__name__ = 'select'
    select_module.select = _select
    select_module.cpython_compatible_select = _select
    for name, value in _POLL.items() + _EPOLL.items():
        setattr(select_module, name, value)
    select_module.PIPE_BUF = 4096
    select_module.__all__ = getattr(select_module, '__all__', []) + [
        'epoll', 'PIPE_BUF']
