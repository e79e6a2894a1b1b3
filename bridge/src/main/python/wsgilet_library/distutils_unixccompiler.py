"""The linker of FreeBSD gets its own option (CPython 2.7.13)."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(unixccompiler):
    revise(unixccompiler.UnixCCompiler.runtime_library_dir_option, (
        '''        elif sys.platform[:5] == "hp-ux":
''', '''        elif sys.platform[:7] == "freebsd":
            return "-Wl,-rpath=" + dir
        elif sys.platform[:5] == "hp-ux":
'''))
