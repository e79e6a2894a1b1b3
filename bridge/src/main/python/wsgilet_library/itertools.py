"""What is here has __iter__, as isinstance(x, Iterable) asks, and can be
extended.
"""
from __future__ import absolute_import


def mend(itertools):
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendIterators()
