"""Structures with their bytes in an order of their own."""
from __future__ import absolute_import
import sys
from _ctypes import Array, Structure

_SWAPPED = '__ctype_be__' if sys.byteorder == 'little' else '__ctype_le__'


def _other_endian(kind):
    """Return a type with its bytes in the other order."""
    if hasattr(kind, _SWAPPED):
        return getattr(kind, _SWAPPED)
    if isinstance(kind, type(Array)):
        return _other_endian(kind._type_) * kind._length_
    if issubclass(kind, Structure):
        return kind
    raise TypeError('This type does not support other endian: %s' % kind)


class _swapped_meta(type(Structure)):

    def __new__(mcs, name, bases, attributes):
        fields = attributes.get('_fields_')
        if fields is not None:
            attributes = dict(attributes, _fields_=_swapped(fields))
        return type(Structure).__new__(mcs, name, bases, attributes)

    def __setattr__(cls, name, value):
        if name == '_fields_':
            value = _swapped(value)
        type(Structure).__setattr__(cls, name, value)


def _swapped(fields):
    return [(field[0], _other_endian(field[1])) + tuple(field[2:])
            for field in fields]


class _SwappedStructure(Structure):
    """Structure with the bytes of its fields the other way round"""

    __metaclass__ = _swapped_meta
    _swappedbytes_ = None


if sys.byteorder == 'little':
    LittleEndianStructure, BigEndianStructure = Structure, _SwappedStructure
    _SwappedStructure.__name__ = 'BigEndianStructure'
else:
    BigEndianStructure, LittleEndianStructure = Structure, _SwappedStructure
    _SwappedStructure.__name__ = 'LittleEndianStructure'
