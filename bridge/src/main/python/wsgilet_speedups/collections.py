"""namedtuple, without compiling the text of each class."""
from __future__ import absolute_import
import __builtin__
import sys
import types

from wsgilet_speedups import MAX_NAMES, is_reserved, stands_in


@stands_in('collections')
def put_namedtuple(collections):
    """Let namedtuple make classes without compiling the text of each."""
    from java.lang import String
    from org.wsgilet.bridge.speedups.stdlib import StandardLibrary
    texts = (collections._class_template + collections._field_template +
             collections._repr_template)
    if String(texts).hashCode() != _NAMEDTUPLE_TEXTS:
        return 'namedtuple() is another one'
    original = collections.namedtuple

    def is_name(text):
        return (type(text) is str and _NAME_CHARACTERS.issuperset(text)
                and text[:1].isalpha() and not is_reserved(text))

    def namedtuple(typename, field_names, verbose=False, rename=False):
        fields = field_names
        if isinstance(fields, basestring):
            fields = fields.replace(',', ' ').split()
        fields = field_names = map(str, fields)
        if (verbose or len(fields) > MAX_NAMES
                or len(set(fields)) < len(fields)
                or not all(map(is_name, [typename] + fields))
                # The text's methods would meet the class where they use these.
                or typename == 'OrderedDict'
                or hasattr(__builtin__, typename)):
            cls = original(typename, field_names, verbose, rename)
        else:
            code = StandardLibrary.namedTupleNew(fields)
            cls = _named_tuple(collections, typename, tuple(fields), code)
        cls.__module__ = sys._getframe(1).f_globals.get('__name__', '__main__')
        return cls

    namedtuple.__doc__ = original.__doc__
    namedtuple.__module__ = original.__module__
    collections.namedtuple = namedtuple


# String.hashCode() of the templates.
_NAMEDTUPLE_TEXTS = 208532075
_NAME_CHARACTERS = frozenset(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_')


def _named_tuple(collections, typename, fields, new_code):
    arguments = repr(fields).replace("'", '')[1:-1]
    shown = '%s(%s)' % (typename, ', '.join(name + '=%r' for name in fields))
    count = len(fields)

    def _make(cls, iterable, new=tuple.__new__, len=len):
        result = new(cls, iterable)
        if len(result) != count:
            raise TypeError(
                'Expected %d arguments, got %d' % (count, len(result)))
        return result

    def __repr__(self):
        """Return a nicely formatted representation string"""
        return shown % self

    def _asdict(self):
        """Return a new OrderedDict which maps field names to their values"""
        return collections.OrderedDict(zip(self._fields, self))

    def _replace(_self, **kwds):
        result = _self._make(map(kwds.pop, fields, _self))
        if kwds:
            raise ValueError('Got unexpected field names: %r' % kwds.keys())
        return result

    def __getnewargs__(self):
        """Return self as a plain tuple.  Used by copy and pickle."""
        return tuple(self)

    __new__ = types.FunctionType(
        new_code, {'__name__': 'namedtuple_' + typename})
    __new__.__doc__ = 'Create new instance of %s(%s)' % (typename, arguments)
    _make.__doc__ = ('Make a new %s object from a sequence or iterable'
                     % typename)
    _replace.__doc__ = ('Return a new %s object replacing specified fields '
                        'with new values' % typename)
    attributes = {
        '__doc__': '%s(%s)' % (typename, arguments), '__slots__': (),
        '_fields': fields, '__new__': __new__, '_make': classmethod(_make),
        '__repr__': __repr__, '_asdict': _asdict,
        '__dict__': property(_asdict), '_replace': _replace,
        '__getnewargs__': __getnewargs__,
    }
    for index, name in enumerate(fields):
        attributes[name] = property(
            collections._itemgetter(index),
            doc='Alias for field number %d' % index)
    return type(typename, (tuple,), attributes)
