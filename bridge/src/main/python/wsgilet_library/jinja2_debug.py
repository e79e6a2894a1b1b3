"""Tracebacks without the frames of Jinja2 itself."""
from __future__ import absolute_import


def prepare():
    # It changes tracebacks by ctypes, which Jython lacks, except
    # on PyPy.
    import jinja2._compat
    jinja2._compat.PYPY = True


def mend(debug):
    from org.wsgilet.bridge.library import TracebackLink
    debug.tb_set_next = TracebackLink.setNext
