"""Where shared libraries are: ctypes.util of CPython."""
import os
import re
import subprocess
from org.wsgilet.bridge.jython import Unloading


def find_library(name):
    """Return the file name of a library, such as 'libc.so.6', or None.

    In a web application there is none: ctypes loads no library there.
    """
    if Unloading.isPossible():
        return None
    pattern = re.compile(r'\s(lib%s\.so[^\s]*) \(' % re.escape(name))
    for line in _cache():
        found = pattern.match(line)
        if found:
            return found.group(1)
    return None


def _cache():
    for command in '/sbin/ldconfig', '/usr/sbin/ldconfig', 'ldconfig':
        with open(os.devnull, 'w') as nowhere:
            try:
                process = subprocess.Popen([command, '-p'], stderr=nowhere,
                                           stdout=subprocess.PIPE)
            except OSError:
                continue
            return process.communicate()[0].splitlines()
    return []
