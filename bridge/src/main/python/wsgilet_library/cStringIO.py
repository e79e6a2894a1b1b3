"""StringIO() reads from whatever has bytes, as arrays and memoryviews.

Its files have the attributes of CPython's.
"""
from __future__ import absolute_import


def mend(cStringIO):
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendStringFiles()
    make = cStringIO.StringIO

    def StringIO(s=None):
        """A file of a string, which is read; or an empty one to write."""
        if s is None:
            return make()
        if not isinstance(s, basestring):
            s = s.tobytes() if isinstance(s, memoryview) else str(buffer(s))
        return make(s)

    cStringIO.StringIO = StringIO
