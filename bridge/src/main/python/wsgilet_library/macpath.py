"""Paths are joined to what is there by then (CPython 2.7.9)."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(macpath):
    revise(macpath.join, ('(not s)', '(not path)'))
