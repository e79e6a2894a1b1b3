"""Limits and use of the process, as far as /proc tells them."""
import errno
import os
from _structseq import structseq

error = type('error', (Exception,), {'__module__': 'resource'})

(RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS,
 RLIMIT_NPROC, RLIMIT_NOFILE, RLIMIT_MEMLOCK, RLIMIT_AS) = range(10)
RLIMIT_OFILE = RLIMIT_NOFILE
RLIM_INFINITY = -1
RUSAGE_SELF, RUSAGE_CHILDREN = 0, -1

_LIMITS = ('Max cpu time', 'Max file size', 'Max data size', 'Max stack size',
           'Max core file size', 'Max resident set', 'Max processes',
           'Max open files', 'Max locked memory', 'Max address space')

struct_rusage = structseq(
    'resource.struct_rusage',
    'ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt '
    'ru_majflt ru_nswap ru_inblock ru_oublock ru_msgsnd ru_msgrcv '
    'ru_nsignals ru_nvcsw ru_nivcsw', 'What getrusage() returns.')


def getrlimit(resource):
    """Return the soft and the hard limit."""
    name = _name(resource)
    for line in _lines('/proc/self/limits'):
        if line.startswith(name + ' '):
            soft, hard = line[len(name):].split()[:2]
            return _number(soft), _number(hard)
    return RLIM_INFINITY, RLIM_INFINITY


def setrlimit(resource, limits):
    """Set the soft and the hard limit of this process."""
    from ctypes import CDLL, c_ulong, get_errno
    _name(resource)
    soft, hard = limits
    pair = (c_ulong * 2)(_unsigned(soft), _unsigned(hard))
    if CDLL(None, use_errno=True).setrlimit(resource, pair):
        number = get_errno()
        if number == errno.EINVAL:
            raise ValueError('current limit exceeds maximum limit')
        if number == errno.EPERM:
            raise ValueError('not allowed to raise maximum limit')
        raise error(number, os.strerror(number))


def _unsigned(limit):
    limit = int(limit)
    if not -1 << 63 <= limit < 1 << 64:
        raise OverflowError('long int too large to convert')
    return limit & (1 << 64) - 1


def getrusage(who):
    """Return what the process has used; of children nothing is known."""
    if who == RUSAGE_CHILDREN:
        return struct_rusage([0.0, 0.0] + [0] * 14)
    if who != RUSAGE_SELF:
        raise ValueError('invalid who parameter')
    times = os.times()
    status = dict(line.split(':', 1) for line in _lines('/proc/self/status')
                  if ':' in line)
    peak = int(status.get('VmHWM', '0').split()[0])
    faults = _faults()
    return struct_rusage((
        times[0], times[1], peak, 0, 0, 0, faults[0], faults[1], 0, 0, 0, 0,
        0, 0, int(status.get('voluntary_ctxt_switches', '0')),
        int(status.get('nonvoluntary_ctxt_switches', '0'))))


def getpagesize():
    """Return the size of a page of memory, in bytes."""
    return 4096


def _name(resource):
    if not 0 <= resource < len(_LIMITS):
        raise ValueError('invalid resource specified')
    return _LIMITS[resource]


def _number(text):
    return RLIM_INFINITY if text == 'unlimited' else int(text)


def _faults():
    for line in _lines('/proc/self/stat'):
        fields = line.rpartition(')')[2].split()
        return int(fields[7]), int(fields[9])
    return 0, 0


def _lines(path):
    try:
        with open(path) as f:
            return f.read().splitlines()
    except IOError:
        return []
