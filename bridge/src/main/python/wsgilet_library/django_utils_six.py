"""Django reads and writes bytes as buffer, as it does on CPython 2.7.

On Jython it takes memoryview, as that had no buffer once: bytes() of one are
not what is in it, so that a BinaryField came back as another value.
"""
from __future__ import absolute_import


def mend(six):
    if six.memoryview is memoryview:
        if memoryview in getattr(six, 'buffer_types', ()):  # 1.11 and newer
            six.buffer_types = tuple(buffer if kind is memoryview else kind
                                     for kind in six.buffer_types)
        six.memoryview = buffer
