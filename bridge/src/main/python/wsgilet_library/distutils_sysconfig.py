"""C is built, and its modules are named, as on POSIX."""
from __future__ import absolute_import

from wsgilet_library import revise
from wsgilet_library.sysconfig import OF_C


def mend(sysconfig):
    initialize = sysconfig._init_jython

    def _init_jython():
        initialize()
        sysconfig._config_vars.update(OF_C)

    sysconfig._init_jython = _init_jython
    revise(sysconfig.customize_compiler, (
        "cflags = opt + ' ' + os.environ", "cflags = cflags + ' ' + os.environ"
    ))
