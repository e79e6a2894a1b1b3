"""What asks for the program of Python finds Java's, and the newest library of
C that it names, as of CPython 2.7.17: 2.9 is before 2.31.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(platform):
    import os
    from java.lang import System
    search = platform.libc_ver

    def libc_ver(executable=None, lib='', version='', chunksize=16384):
        """Return name and version of the C library of a program."""
        if executable is None:
            executable = System.getProperty('java.home') + '/bin/java'
        if not hasattr(platform, '_comparable_version'):
            _compare_numbers(platform, search)
        try:
            # In one piece: a name could be on two.
            size = os.path.getsize(executable)
            return search(executable, lib, version, max(chunksize, size))
        except EnvironmentError:
            return lib, version

    platform.libc_ver = libc_ver
    platform.uname = platform._uname  # Jython's own tells of the JVM


def _compare_numbers(platform, search):
    platform._comparable_version = lambda version: [
        int(number) for number in version.split('.') if number.isdigit()]
    revise(search, (
        'elif glibcversion > version:',
        'elif _comparable_version(glibcversion) > '
        '_comparable_version(version):'), (
        'if soversion and soversion > version:',
        'if soversion and (not version or _comparable_version(soversion) > '
        '_comparable_version(version)):'))
