"""A deque keeps its maxlen; Counter and OrderedDict take what is named "self"
and "iterable", too; sets that are no built-in ones have their operators on
either side and can be compared, views are known.
"""
from __future__ import absolute_import


def mend(collections):
    import types
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendCollections()
    Counter = collections.Counter
    stored = Counter.__dict__
    update, subtract = stored['update'], stored['subtract']

    documented = stored['__init__'].__doc__

    def counting(name, count, documentation):
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
        # doctest knows the functions of a module by their globals.
        made = types.FunctionType(method.func_code, vars(collections), name,
                                  None, method.func_closure)
        made.__doc__ = documentation
        setattr(Counter, name, made)

    for view in 'Keys', 'Values', 'Items':
        made = getattr({}, 'view' + view.lower())()
        getattr(collections, view + 'View').register(type(made))
    counting('__init__', update, documented)
    counting('update', update, update.__doc__)
    counting('subtract', subtract, subtract.__doc__)

    OrderedDict = collections.OrderedDict

    def __init__(*args, **kwds):
        if not args:
            raise TypeError("descriptor '__init__' of 'OrderedDict' object "
                            'needs an argument')
        self, args = args[0], args[1:]
        if len(args) > 1:
            raise TypeError('expected at most 1 arguments, got %d'
                            % len(args))
        try:
            self._OrderedDict__root
        except AttributeError:
            self._OrderedDict__root = root = []
            root[:] = [root, root, None]
            self._OrderedDict__map = {}
        self._OrderedDict__update(*args, **kwds)

    __init__.__doc__ = OrderedDict.__init__.__doc__
    OrderedDict.__init__ = __init__

    Set = collections.Set

    def __rsub__(self, other):
        """Return what is in the other alone."""
        if not isinstance(other, collections.Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item not in self)

    Set.__rand__, Set.__ror__ = Set.__and__, Set.__or__
    Set.__rxor__, Set.__rsub__ = Set.__xor__, __rsub__

    def __gt__(self, other):
        """Return whether the other is less than this, and a part of it."""
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        """Return whether this has all that is in the other."""
        if not isinstance(other, Set):
            return NotImplemented
        return (len(self) >= len(other)
                and all(item in self for item in other))

    # Jython's ask the other, which may ask back for ever.
    Set.__gt__, Set.__ge__ = __gt__, __ge__
