"""Where shared libraries are: ctypes.util of CPython."""
from __future__ import absolute_import
import struct
from org.wsgilet.bridge.jython import Unloading

_CACHE = '/etc/ld.so.cache'
_MAGIC = 'glibc-ld.so.cache1.1'
_HEADER, _NUMBERS = 48, 6  # bytes; numbers of an entry, the name's second


def find_library(name):
    """Return the file name of a library, such as 'libc.so.6', or None.

    In a web application there is none: ctypes loads no library there.
    """
    if Unloading.isPossible():
        return None
    beginning = 'lib%s.so' % name
    for found in _cached(beginning) or _listed():
        if found == beginning or found.startswith(beginning + '.'):
            return found
    return None


def _cached(beginning):
    """Return names in the file that ldconfig writes: without a process."""
    try:
        with open(_CACHE, 'rb') as f:
            cache = f.read()
    except IOError:
        return []
    start = cache.find(_MAGIC)  # an older table may be before it
    if start < 0:
        return []
    cache = cache[start:]
    count = struct.unpack_from('<I', cache, len(_MAGIC))[0]
    names = struct.unpack_from('<%dI' % (count * _NUMBERS), cache, _HEADER)
    return [cache[name:cache.index('\0', name)]
            for name in names[1::_NUMBERS]
            if cache.startswith(beginning, name)] or ['']


def _listed():
    import os
    import subprocess
    for command in '/sbin/ldconfig', '/usr/sbin/ldconfig', 'ldconfig':
        with open(os.devnull, 'w') as nowhere:
            try:
                process = subprocess.Popen([command, '-p'], stderr=nowhere,
                                           stdout=subprocess.PIPE)
            except OSError:
                continue
            lines = process.communicate()[0].splitlines()
            return [line.split()[0] for line in lines[1:] if line.strip()]
    return []
