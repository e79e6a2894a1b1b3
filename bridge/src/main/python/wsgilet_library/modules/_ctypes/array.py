"""Arrays."""
from __future__ import absolute_import
import sys
import thread
import weakref
from org.wsgilet.bridge.library.foreign import ForeignMemory
from .data import CData, CDataType, Layout, keep, layout_of
from .simple import POINTER_TYPE, PyCSimpleType, as_bytes, as_unicode

_types = weakref.WeakKeyDictionary()
_lock = thread.allocate_lock()


def array_type(item, length, module):
    """Return the type of arrays of so many items: the same each time."""
    with _lock:
        known = _types.setdefault(item, {})
        reference = known.get(length)
        found = reference and reference()
        if found is None:
            found = PyCArrayType(
                '%s_Array_%d' % (item.__name__, length), (Array,),
                {'_length_': length, '_type_': item, '__module__': module})
            known[length] = weakref.ref(found)
        return found


def is_text(cls):
    """Return 'c' or 'u' for an array of characters, else ''."""
    if isinstance(cls, PyCArrayType):
        item = getattr(cls, '_type_', None)
        if isinstance(item, PyCSimpleType) and item._type_ in 'cu':
            return item._type_
    return ''


class PyCArrayType(CDataType):
    """The type of types of arrays."""

    def __new__(mcs, name, bases, attributes):
        cls = CDataType.__new__(mcs, name, bases, attributes)
        if CData in bases:
            return cls
        length = getattr(cls, '_length_', None)
        if not isinstance(length, (int, long)) or length < 0:
            raise AttributeError(
                "class must define a '_length_' attribute, which must be a "
                "positive integer")
        if length > sys.maxsize:
            raise OverflowError("The '_length_' attribute is too large")
        if not hasattr(cls, '_type_'):
            raise AttributeError("class must define a '_type_' attribute")
        item = layout_of(cls._type_)
        if item is None:
            raise TypeError('_type_ must have storage info')
        item.final = True
        if length * item.size > sys.maxsize:
            raise OverflowError('array too large')
        cls._b_layout_ = Layout(
            length * item.size, item.align, length, item.format,
            (length,) + item.shape, item.item, item.pointers)
        kind = is_text(cls)
        if kind == 'c':
            cls.value = property(_get_text, _set_text, _refuse, 'string value')
            cls.raw = property(_get_raw, _set_raw, _refuse_raw, 'value')
        elif kind == 'u':
            cls.value = property(_get_wide, _set_wide, _refuse, 'string value')
        return cls

    def from_param(cls, value):
        """Convert a Python object into a function call parameter."""
        if is_text(cls):
            if isinstance(value, tuple):
                value = cls(*value)
            if isinstance(value, (str, unicode)[is_text(cls) == 'u']):
                if len(value) > cls._length_:
                    raise ValueError('Invalid length')
                value = cls(*value)
        elif isinstance(value, tuple):
            value = cls(*value)
        return CDataType.from_param.__get__(cls)(value)


def put_text(cls, address, value):
    """Put a string into an array of characters in a structure."""
    kind, length = is_text(cls), cls._length_
    if not isinstance(value, basestring):
        if kind == 'u':
            raise TypeError('unicode string expected instead of %s instance'
                            % type(value).__name__)
        raise TypeError('expected string or Unicode object, %s found'
                        % type(value).__name__)
    value = as_bytes(value) if kind == 'c' else as_unicode(value)
    if len(value) > length:
        raise ValueError('string too long (%d, maximum length %d)'
                         % (len(value), length))
    if len(value) < length:
        value += '\0'
    if kind == 'c':
        ForeignMemory.put(address, value)
    else:
        ForeignMemory.putWide(address, value)


def get_text(cls, address):
    """Return the string in an array of characters in a structure."""
    if is_text(cls) == 'c':
        return str(ForeignMemory.text(address, cls._length_))
    return ForeignMemory.wide(address, cls._length_, True)


def _refuse(self):
    raise TypeError("can't delete attribute")


def _refuse_raw(self):
    raise AttributeError('cannot delete attribute')


def _get_text(self):
    return str(ForeignMemory.text(self._b_address, self._b_size))


def _set_text(self, value):
    value = as_bytes(value)
    if not isinstance(value, str):
        raise TypeError('string expected instead of %s instance'
                        % type(value).__name__)
    if len(value) > self._b_size:
        raise ValueError('string too long')
    if len(value) < self._b_size:
        value += '\0'
    ForeignMemory.put(self._b_address, value)


def _get_raw(self):
    return str(ForeignMemory.get(self._b_address, self._b_size))


def _set_raw(self, value):
    value = str(buffer(value))
    if len(value) > self._b_size:
        raise ValueError('string too long')
    ForeignMemory.put(self._b_address, value)


def _get_wide(self):
    return ForeignMemory.wide(self._b_address, self._b_size // 4, True)


def _set_wide(self, value):
    value = as_unicode(value)
    if not isinstance(value, unicode):
        raise TypeError('unicode string expected instead of %s instance'
                        % type(value).__name__)
    if len(value) > self._b_size // 4:
        raise ValueError('string too long')
    if len(value) < self._b_size // 4:
        value += '\0'
    ForeignMemory.putWide(self._b_address, value)


class Array(CData):
    """Values of one type side by side: _length_ of _type_."""

    __metaclass__ = PyCArrayType
    _b_points_ = True
    __slots__ = ()

    def __init__(self, *items):
        for index, item in enumerate(items):
            self[index] = item

    def __len__(self):
        return self._length_

    def _b_index_of(self, index):
        if not isinstance(index, (int, long)):
            if not hasattr(index, '__index__'):
                raise TypeError('indices must be integers')
            index = index.__index__()
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError('invalid index')
        return index

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._b_slice(index)
        index = self._b_index_of(index)
        item = self._type_
        return item._b_value_at(
            self._b_address + index * item._b_layout_.size, self, index)

    def _b_slice(self, index):
        start, stop, step = index.indices(self._length_)
        kind = is_text(type(self))
        if not kind:
            return [self[i] for i in xrange(start, stop, step)]
        if kind == 'c':
            text = str(ForeignMemory.get(self._b_address, self._length_))
        else:
            text = ForeignMemory.wide(self._b_address, self._length_, False)
        return text[index]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = xrange(*index.indices(self._length_))
            if len(places) != len(value):
                raise ValueError('Can only assign sequence of same size')
            for place, item in zip(places, value):
                self[place] = item
            return
        index = self._b_index_of(index)
        item = self._type_
        keep(self, index, item._b_put(
            self._b_address + index * item._b_layout_.size, value))

    def __delitem__(self, index):
        raise TypeError('Array does not support item deletion')

    def _b_argument(self):
        return POINTER_TYPE, self._b_address


Array.__module__ = PyCArrayType.__module__ = '_ctypes'
