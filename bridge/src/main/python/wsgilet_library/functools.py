"""partial objects can be copied and pickled; total_ordering knows !=."""
from __future__ import absolute_import


def mend(functools):
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendPartial()
    fill_in = functools.total_ordering

    def total_ordering(cls):
        """Class decorator that fills in missing ordering methods"""
        cls = fill_in(cls)
        # CPython 2.7.18 lets "!=" follow from "==", too.
        if '__ne__' not in dir(cls):
            def __ne__(self, other):
                return not self == other
            cls.__ne__ = __ne__
        return cls

    functools.total_ordering = total_ordering
