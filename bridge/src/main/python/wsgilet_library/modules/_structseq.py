"""Tuples whose items have names, as CPython's types in C make them."""
from __future__ import absolute_import
from operator import itemgetter


def structseq(name, fields, doc, creatable=True):
    """Return a subclass of tuple, named with its module."""
    fields = tuple(fields.split())

    def new(cls, *args):
        if not creatable:
            raise TypeError("cannot create '%s' instances" % name)
        if not args:
            raise TypeError("Required argument 'sequence' (pos 1) not found")
        try:
            values = tuple(args[0])
        except TypeError:
            raise TypeError('constructor requires a sequence')
        if len(values) != len(fields):
            raise TypeError('%s() takes a %d-sequence (%d-sequence given)'
                            % (name, len(fields), len(values)))
        return tuple.__new__(cls, values)

    def setattr(self, attribute, value):
        if attribute in fields:
            raise TypeError('readonly attribute')
        raise AttributeError("'%s' object has no attribute %r"
                             % (name, attribute))

    def reduce(self):
        return type(self), (tuple(self), {})

    def represent(self):
        return '%s(%s)' % (name, ', '.join(
            '%s=%r' % item for item in zip(fields, self)))

    module, title = name.rsplit('.', 1)
    names = dict(
        __slots__=(), __doc__=doc, __module__=module, __new__=new,
        __setattr__=setattr, __reduce__=reduce, __repr__=represent,
        n_fields=len(fields), n_sequence_fields=len(fields),
        n_unnamed_fields=0)
    for index, field in enumerate(fields):
        names[field] = property(itemgetter(index))
    return type(title, (tuple,), names)


def unique(name, fields, values):
    """Return the only object of its type, as those of sys are."""
    return tuple.__new__(structseq(name, fields, name, False), values)


def give(module, functions, name, fields, doc):
    """Let functions in Python return entries of such a type.

    They make a tuple by a class of the same name in their module.
    """
    own = getattr(module, name)
    made = structseq('%s.%s' % (module.__name__, name), fields, doc)
    names = dict(vars(module))
    names[name] = lambda entry: made(own(entry))
    for function in functions:
        of_module = getattr(module, function)
        setattr(module, function, type(of_module)(
            of_module.func_code, names, function))
        getattr(module, function).__doc__ = of_module.__doc__
    setattr(module, name, made)


def telling(module, function, words):
    """Let a function say what it has not found, in a KeyError."""
    search = getattr(module, function)

    def found(key):
        try:
            return search(key)
        except KeyError:
            raise KeyError('%s(): %s' % (function, words % (key,)))

    found.__name__, found.__doc__ = function, search.__doc__
    setattr(module, function, found)
