"""BufferType, which Jython's module leaves out."""
from __future__ import absolute_import


def mend(types):
    types.BufferType = buffer
