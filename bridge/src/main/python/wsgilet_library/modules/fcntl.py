"""Locks of files by the JVM; flags of descriptors as far as it has them."""
import errno
import os
import struct
from org.wsgilet.bridge.files import Descriptors, DescriptorFunctions
from org.wsgilet.bridge.library import FileLocks

LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN = 1, 2, 4, 8
LOCK_MAND, LOCK_READ, LOCK_WRITE, LOCK_RW = 32, 64, 128, 192
F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL = range(5)
F_GETLK, F_SETLK, F_SETLKW, F_SETOWN, F_GETOWN = range(5, 10)
F_SETSIG, F_GETSIG = 10, 11
F_GETLK64, F_SETLK64, F_SETLKW64 = F_GETLK, F_SETLK, F_SETLKW
F_RDLCK, F_WRLCK, F_UNLCK, F_EXLCK, F_SHLCK = range(3) + [4, 8]
F_SETLEASE, F_GETLEASE, F_NOTIFY = 1024, 1025, 1026
F_DUPFD_CLOEXEC = 1030
FD_CLOEXEC = 1
FASYNC = 0o20000
DN_ACCESS, DN_MODIFY, DN_CREATE, DN_DELETE, DN_RENAME, DN_ATTRIB = [
    1 << bit for bit in range(6)]
DN_MULTISHOT = 0x80000000


def flock(fd, operation):
    """Lock or unlock a file as a whole."""
    _lock(fd, operation, 0, 0, 0)


def lockf(fd, operation, length=0, start=0, whence=0):
    """Lock or unlock a part of a file; a length of 0 is up to its end."""
    _lock(fd, operation, length, start, whence)


def _lock(fd, operation, length, start, whence):
    if operation & LOCK_UN:
        kind = 'un'
    elif operation & LOCK_SH:
        kind = 'sh'
    elif operation & LOCK_EX:
        kind = 'ex'
    else:
        raise ValueError('unrecognized flock argument')
    if whence not in (os.SEEK_SET, os.SEEK_CUR, os.SEEK_END):
        raise IOError(errno.EINVAL, os.strerror(errno.EINVAL))
    code = FileLocks.lock(_descriptor(fd), kind, not operation & LOCK_NB,
                          start, length, whence)
    if code:
        raise IOError(code, os.strerror(code))


def fcntl(fd, op, arg=0):
    """Answer F_GETFD, F_GETFL and F_SETFD; take F_SETFL as it is."""
    channel = _descriptor(fd)
    if op == F_GETFD:
        return FD_CLOEXEC  # the JVM leaves no descriptors to its children
    if op in (F_DUPFD, F_DUPFD_CLOEXEC):
        return os.dup(fd)
    if op == F_GETFL:
        return _flags(channel)
    if op == F_SETFL and not _set_blocking(channel,
                                           not arg & os.O_NONBLOCK):
        # Whoever asks for it would wait for ever in the next read.
        raise IOError(errno.EINVAL, 'the JVM cannot make this descriptor '
                      'non-blocking')
    if op in (F_SETFD, F_SETFL):
        return 0
    if op in (F_SETLK, F_SETLKW) and isinstance(arg, str):
        return _lock_by_structure(fd, op, arg)
    raise IOError(errno.EINVAL, os.strerror(errno.EINVAL))


def _lock_by_structure(fd, op, lock):
    try:
        kind, whence, start, length = struct.unpack_from('hhqq', lock)
        operation = {F_RDLCK: LOCK_SH, F_WRLCK: LOCK_EX,
                     F_UNLCK: LOCK_UN}[kind]
    except (struct.error, KeyError):
        raise IOError(errno.EINVAL, os.strerror(errno.EINVAL))
    _lock(fd, operation | (LOCK_NB if op == F_SETLK else 0), length, start,
          whence)
    return lock


def ioctl(fd, op, arg=0, mutate_flag=True):
    """Raise IOError: there are no devices."""
    _descriptor(fd)
    raise IOError(errno.ENOTTY, os.strerror(errno.ENOTTY))


def _flags(channel):
    if hasattr(channel, 'setblocking'):
        return os.O_RDWR | (
            os.O_NONBLOCK if channel.gettimeout() == 0 else 0)
    return DescriptorFunctions.flags(channel)


def _set_blocking(channel, blocks):
    if hasattr(channel, 'setblocking'):
        channel.setblocking(blocks)
        return True
    return DescriptorFunctions.setBlocking(channel, blocks)


def _descriptor(fd):
    """Return what is open, a file of Java or a socket."""
    if hasattr(fd, 'fileno'):
        fd = fd.fileno()
        if not isinstance(fd, (int, long)):
            raise TypeError('fileno() returned a non-integer')
    if isinstance(fd, (int, long)) and fd < 0:
        raise ValueError('file descriptor cannot be a negative integer (%d)'
                         % fd)
    try:
        return Descriptors.file(fd)
    except OSError as e:
        raise IOError(e.errno, e.strerror)
    except TypeError:
        raise TypeError('argument must be an int, or have a fileno() method.')
