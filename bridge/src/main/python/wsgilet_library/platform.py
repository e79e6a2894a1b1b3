"""What asks for the program of Python finds Java's."""
from __future__ import absolute_import


def mend(platform):
    from java.lang import System
    original = platform.libc_ver

    def libc_ver(executable=None, lib='', version='', chunksize=2048):
        """Return name and version of the C library of a program."""
        if executable is None:
            executable = System.getProperty('java.home') + '/bin/java'
        try:
            return original(executable, lib, version, chunksize)
        except IOError:
            return lib, version

    platform.libc_ver = libc_ver
    platform.uname = platform._uname  # Jython's own tells of the JVM
