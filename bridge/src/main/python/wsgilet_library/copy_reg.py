"""Private slots of classes such as _Point are found (CPython 2.7.11).

What was pickled of them was left out, without a word.
"""
from __future__ import absolute_import


def mend(copy_reg):
    def _slotnames(cls):
        """Return the names of the slots of a class and of those it extends."""
        names = cls.__dict__.get('__slotnames__')
        if names is not None:
            return names
        names = []
        if hasattr(cls, '__slots__'):
            from org.wsgilet.bridge.jython import PrivateNames
            for each in cls.__mro__:
                slots = each.__dict__.get('__slots__', ())
                if isinstance(slots, basestring):
                    slots = slots,
                names += [str(PrivateNames.mangled(each.__name__, name))
                          for name in slots
                          if name not in ('__dict__', '__weakref__')]
        try:
            cls.__slotnames__ = names
        except Exception:
            pass  # a class that is not Python's own
        return names

    copy_reg._slotnames = _slotnames
