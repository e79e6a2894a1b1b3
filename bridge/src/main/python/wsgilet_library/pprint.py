"""Sets of a class of one's own are shown as such, as of CPython 2.7.9."""
from __future__ import absolute_import


def mend(pprint):
    original = pprint.PrettyPrinter._format

    def _format(self, object, stream, indent, allowance, context, level):
        kind = type(object)
        if (not _shown_as_set(kind)
                or kind in (set, frozenset) and object):
            return original(self, object, stream, indent, allowance, context,
                            level)
        if (id(object) in context or not object
                or self._depth and level + 1 > self._depth):
            stream.write(self._repr(object, context, level))
            return
        # The list of its elements, with another bracket around it.
        stream.write(kind.__name__ + '(')
        context[id(object)] = 1
        original(self, pprint._sorted(object), stream,
                 indent + len(kind.__name__) + 1, allowance + 1, context,
                 level)
        del context[id(object)]
        stream.write(')')

    pprint.PrettyPrinter._format = _format


def _shown_as_set(kind):
    shown = getattr(kind, '__repr__', None)
    return (issubclass(kind, set) and shown == set.__repr__
            or issubclass(kind, frozenset) and shown == frozenset.__repr__)
