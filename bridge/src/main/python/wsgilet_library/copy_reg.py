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
            for each in cls.__mro__:
                slots = each.__dict__.get('__slots__', ())
                if isinstance(slots, basestring):
                    slots = slots,
                names += [_mangled(each, name) for name in slots
                          if name not in ('__dict__', '__weakref__')]
        try:
            cls.__slotnames__ = names
        except Exception:
            pass  # a class that is not Python's own
        return names

    copy_reg._slotnames = _slotnames


def _mangled(cls, name):
    owner = cls.__name__.lstrip('_')
    if name.startswith('__') and not name.endswith('__') and owner:
        return '_%s%s' % (owner, name)
    return name
