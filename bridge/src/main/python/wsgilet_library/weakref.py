"""The length of weak dicts and sets is that of what is left in them.

The map of Jython takes out what the JVM has collected when it is written to,
and counts it until then; a set hears of it a moment later. What is taken out
of a dict may go between the look whether it is there and the taking.
"""
from __future__ import absolute_import


def mend(weakref):
    def of_keys(self):
        """Return how many keys are left."""
        return sum(1 for _ in self.iterkeys())

    def of_values(self):
        """Return how many values are left."""
        return sum(1 for _ in self.itervalues())

    def of_items(self):
        """Return how many items are left."""
        return sum(1 for _ in self)

    def pop(self, key, *default):
        """Take the value of a key out, and return it."""
        try:
            value = self[key]
            del self[key]
            return value
        except KeyError:
            if not default:
                raise
            return default[0]

    def popitem(self):
        """Take out a key with its value, and return both."""
        for key in self.keys():
            try:
                return key, self.pop(key)
            except KeyError:
                continue
        raise KeyError('popitem(): dictionary is empty')

    for name in 'WeakKeyDictionary', 'WeakValueDictionary':
        weak = getattr(weakref, name)
        weak.pop, weak.popitem = pop, popitem

    def only_of_weak(name):
        method = getattr(dict, name)

        def checked(self, key, *value):
            weakref.ref(key)  # raises TypeError where there can be none
            return method(self, key, *value)

        checked.__name__ = name
        setattr(weakref.WeakKeyDictionary, name, checked)

    for name in ('__getitem__', '__setitem__', '__delitem__', 'get',
                 'setdefault'):
        only_of_weak(name)

    weakref.WeakSet.__len__ = of_items
    weakref.WeakKeyDictionary.__len__ = of_keys
    weakref.WeakValueDictionary.__len__ = of_values
