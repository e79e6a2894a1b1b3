"""What asks for the program of Python finds Java's."""
from __future__ import absolute_import


def mend(platform):
    import os
    from java.lang import System
    search = platform._libc_search

    def libc_ver(executable=None, lib='', version='', chunksize=16384):
        """Return name and version of the C library of a program."""
        if executable is None:
            executable = System.getProperty('java.home') + '/bin/java'
        try:
            with open(os.path.realpath(executable), 'rb') as f:
                binary = f.read()
        except IOError:
            return lib, version
        for found in search.finditer(binary):
            init, glibc, glibc_version, so, threads, so_version = \
                found.groups()
            if init and not lib:
                lib = 'libc'
            elif glibc:
                if lib != 'glibc' or _numbers(glibc_version) > _numbers(
                        version):
                    lib, version = 'glibc', glibc_version
            elif so and lib != 'glibc':
                lib = 'libc'
                if so_version and (not version or _numbers(so_version)
                                   > _numbers(version)):
                    version = so_version
                if threads and version[-len(threads):] != threads:
                    version += threads
        return lib, version

    platform.libc_ver = libc_ver
    platform.uname = platform._uname  # Jython's own tells of the JVM


def _numbers(version):
    """Return a version so that it can be compared: 1.9 is before 1.21."""
    return [int(number) for number in version.split('.') if number.isdigit()]
