"""The folders of POSIX, and the platform of Java: no code of C runs there."""
from __future__ import absolute_import
import sys

# What builds C on POSIX, for who asks for a compiler of C by its name.
OF_C = dict(CC='cc', CXX='c++', OPT='', CFLAGS='', CCSHARED='-fPIC',
            LDSHARED='cc -shared', AR='ar', ARFLAGS='rc', SO='.so', EXE='')


def mend(sysconfig):
    import os
    original = sysconfig.get_platform

    def get_platform():
        """Return for which platform the packages are that can be used."""
        if sys.platform.startswith('java'):
            return sys.platform
        return original()

    def _init_posix(vars):
        """Add what is known without the Makefile that CPython reads."""
        vars['LIBDEST'] = sysconfig.get_path('stdlib')
        vars['BINLIBDEST'] = sysconfig.get_path('platstdlib')
        vars['INCLUDEPY'] = sysconfig.get_path('include')
        vars['VERSION'] = sysconfig._PY_VERSION_SHORT
        vars['BINDIR'] = os.path.dirname(sys.executable or '')
        vars.update(OF_C)

    sysconfig.get_platform = get_platform
    sysconfig._init_posix = _init_posix
    sysconfig.get_makefile_filename = sysconfig._get_makefile_filename
