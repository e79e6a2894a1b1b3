"""Imports, and methods of str and unicode."""
from __future__ import absolute_import

from wsgilet_speedups import stands_in


@stands_in('__builtin__')
def put_builtins(builtin):
    from org.wsgilet.bridge.speedups.stdlib import StandardLibrary
    StandardLibrary.installTextMethods()
    builtin.__import__ = StandardLibrary.importFunction(
        builtin.__import__)
