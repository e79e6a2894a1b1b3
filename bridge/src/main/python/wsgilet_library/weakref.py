"""The length of weak dicts and sets is that of what is left in them.

The map of Jython takes out what the JVM has collected when it is written to,
and counts it until then; a set hears of it a moment later.
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

    weakref.WeakSet.__len__ = of_items
    weakref.WeakKeyDictionary.__len__ = of_keys
    weakref.WeakValueDictionary.__len__ = of_values
