"""Arrays tell their buffers."""
from __future__ import absolute_import


def mend(array):
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendArrays()
