"""Tracebacks without the frames of Jinja2 itself."""
from __future__ import absolute_import


def prepare():
    # It changes tracebacks by ctypes, which Jython lacks, except
    # on PyPy.
    try:
        from jinja2 import _compat
    except ImportError:
        return  # before 2.7, which does without
    _compat.PYPY = True


def mend(debug):
    from org.wsgilet.bridge.library import TracebackLink
    debug.tb_set_next = TracebackLink.setNext
