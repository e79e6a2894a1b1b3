"""Pointers."""
from __future__ import absolute_import
from org.wsgilet.bridge.library.foreign import ForeignMemory
from .array import Array
from .data import (POINTER_BYTES, CArgObject, CData, CDataType, Layout, keep,
                   kept_by, layout_of, module_of_caller)
from .simple import POINTER_TYPE, _signed_long

_pointer_type_cache = {}


class PyCPointerType(CDataType):
    """The type of types of pointers."""

    def __new__(mcs, name, bases, attributes):
        cls = CDataType.__new__(mcs, name, bases, attributes)
        if CData in bases:
            return cls
        if '_type_' in attributes:
            _check_item(cls._type_)
        cls._b_layout_ = Layout(POINTER_BYTES, POINTER_BYTES, 1,
                                pointers=True)
        _set_format(cls)
        return cls

    def set_type(cls, item):
        """Say what pointers of an incomplete type point to."""
        _check_item(item)
        cls._type_ = item
        _set_format(cls)

    def from_param(cls, value):
        """Convert a Python object into a function call parameter."""
        if value is None:
            return None
        item = getattr(cls, '_type_', None)
        if isinstance(item, CDataType) and isinstance(value, item):
            return byref(value)
        if (isinstance(value, (_Pointer, Array)) and item is not None
                and issubclass(type(value)._type_, item)):
            return value
        if (isinstance(value, CArgObject) and value._b_tag == 'P'
                and item is not None and isinstance(value._obj, item)):
            return value
        return CDataType.from_param.__get__(cls)(value)

    def _b_put(cls, address, value):
        if value is None:
            ForeignMemory.putInteger(address, POINTER_BYTES, 0)
            return None
        return CDataType._b_put.__get__(cls)(address, value)

    def _b_put_other(cls, address, value):
        if isinstance(value, Array) and issubclass(value._type_, cls._type_):
            ForeignMemory.putInteger(address, POINTER_BYTES,
                                     value._b_address)
            return kept_by(value), value
        return CDataType._b_put_other.__get__(cls)(address, value)


def _check_item(item):
    if not isinstance(item, type) and type(item).__name__ != 'classobj':
        raise TypeError('_type_ must be a type')
    if layout_of(item) is None and not isinstance(item, CDataType):
        raise TypeError('_type_ must have storage info')


def _set_format(cls):
    item = layout_of(getattr(cls, '_type_', None))
    if item:
        shape = ','.join(map(str, item.shape))
        cls._b_layout_.format = '&%s%s' % (shape and '(%s)' % shape,
                                           item.format)


class _Pointer(CData):
    """What the types that POINTER() makes have in common."""

    __metaclass__ = PyCPointerType
    _b_points_ = True
    __slots__ = ()

    def __new__(cls, *arguments, **keywords):
        if cls._b_layout_ is not None and '_type_' not in cls.__dict__:
            raise TypeError('Cannot create instance: has no _type_')
        return CData.__new__(cls)

    def __init__(self, *arguments):
        if len(arguments) > 1:
            raise TypeError('POINTER() takes at most 1 argument (%d given)'
                            % len(arguments))
        if arguments:
            self.contents = arguments[0]

    def _b_target(self):
        return ForeignMemory.integer(self._b_address, POINTER_BYTES)

    def _get_contents(self):
        address = self._b_target()
        if not address:
            raise ValueError('NULL pointer access')
        return CDataType._b_value_at.__get__(self._type_)(address, self, 0)

    def _set_contents(self, value):
        if not isinstance(value, self._type_):
            raise TypeError('expected %s instead of %s' % (
                self._type_.__name__, type(value).__name__))
        ForeignMemory.putInteger(self._b_address, POINTER_BYTES,
                                 value._b_address)
        keep(self, 1, value)
        keep(self, 0, kept_by(value))

    def _del_contents(self):
        raise TypeError('Pointer does not support item deletion')

    contents = property(_get_contents, _set_contents, _del_contents,
                        'the object this pointer points to (read-write)')

    def __nonzero__(self):
        return bool(self._b_target())

    def _b_place(self, index):
        if not isinstance(index, (int, long)):
            if not hasattr(index, '__index__'):
                raise TypeError('Pointer indices must be integer')
            index = index.__index__()
        address = self._b_target()
        if not address:
            raise ValueError('NULL pointer access')
        return address + index * self._type_._b_layout_.size

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._b_slice(index)
        return self._type_._b_value_at(self._b_place(index), self, index)

    def _b_slice(self, index):
        step = 1 if index.step is None else index.step
        if step == 0:
            raise ValueError('slice step cannot be zero')
        if index.start is None and step < 0:
            raise ValueError('slice start is required for step < 0')
        if index.stop is None:
            raise ValueError('slice stop is required')
        items = [self[i] for i in xrange(index.start or 0, index.stop, step)]
        code = getattr(self._type_, '_type_', None)
        if code == 'c':
            return ''.join(items)
        if code == 'u':
            return u''.join(items)
        return items

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            raise TypeError('Pointer does not support slice assignment')
        keep(self, index, self._type_._b_put(self._b_place(index), value))

    def __delitem__(self, index):
        raise TypeError('Pointer does not support item deletion')

    def _b_argument(self):
        return POINTER_TYPE, self._b_target()


_Pointer.__module__ = PyCPointerType.__module__ = '_ctypes'


def POINTER(item):
    """Return the type of pointers to a type; a name is one to complete."""
    if item in _pointer_type_cache:
        return _pointer_type_cache[item]
    if isinstance(item, str):
        made = PyCPointerType('LP_' + item, (_Pointer,),
                              {'__module__': module_of_caller(2)})
        _pointer_type_cache[id(made)] = made
        return made
    if not isinstance(item, type):
        raise TypeError('must be a ctypes type')
    made = PyCPointerType('LP_' + item.__name__, (_Pointer,),
                          {'_type_': item, '__module__': module_of_caller(2)})
    # Of several threads all get the same.
    return _pointer_type_cache.setdefault(item, made)


def pointer(data):
    """Return a pointer to an object."""
    return POINTER(type(data))(data)


def byref(data, offset=0):
    """Return what passes a pointer to an object to a function."""
    if not isinstance(offset, (int, long)):
        if not hasattr(offset, '__index__'):
            raise TypeError("'%s' object cannot be interpreted as an index"
                            % type(offset).__name__)
        offset = offset.__index__()
    if not isinstance(data, CData):
        raise TypeError("byref() argument must be a ctypes instance, not "
                        "'%s'" % type(data).__name__)
    return CArgObject('P', POINTER_TYPE, data._b_address + offset,
                      data)
