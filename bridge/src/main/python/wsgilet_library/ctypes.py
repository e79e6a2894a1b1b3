"""ctypes.util is there, and buffers for strings."""
from __future__ import absolute_import


def mend(ctypes):
    import wsgilet_library
    # From there on, where Jython looks for the name as a whole.
    ctypes.__path__.append(wsgilet_library.FOLDER + '/')
