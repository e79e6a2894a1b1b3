"""A Counter counts what is named "self" and "iterable", too; operators of sets
that are no built-in ones work on either side, views are known.
"""
from __future__ import absolute_import


def mend(collections):
    Counter = collections.Counter
    stored = Counter.__dict__
    update, subtract = stored['update'], stored['subtract']

    def counting(name, count):
        def method(*args, **kwds):
            if not args:
                raise TypeError("descriptor '%s' of 'Counter' object "
                                'needs an argument' % name)
            self, args = args[0], args[1:]
            if len(args) > 1:
                raise TypeError('expected at most 1 arguments, got %d'
                                % len(args))
            if name == '__init__':
                super(Counter, self).__init__()
            if args and args[0] is not None:
                count(self, args[0])
            if kwds:
                count(self, kwds)
        method.__name__, method.__doc__ = name, count.__doc__
        setattr(Counter, name, method)

    for view in 'Keys', 'Values', 'Items':
        made = getattr({}, 'view' + view.lower())()
        getattr(collections, view + 'View').register(type(made))
    counting('__init__', update)
    counting('update', update)
    counting('subtract', subtract)

    Set = collections.Set

    def __rsub__(self, other):
        """Return what is in the other alone."""
        if not isinstance(other, collections.Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item not in self)

    Set.__rand__, Set.__ror__ = Set.__and__, Set.__or__
    Set.__rxor__, Set.__rsub__ = Set.__xor__, __rsub__
