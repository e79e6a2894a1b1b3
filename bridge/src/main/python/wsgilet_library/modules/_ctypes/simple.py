"""Numbers, characters, and pointers that Python sees as a value."""
from __future__ import absolute_import
import struct
import weakref
from org.wsgilet.bridge.library.foreign import ForeignMemory, ForeignType
from org.wsgilet.bridge.library.foreign import LongDouble
from .data import (POINTER_BYTES, CArgObject, CData, CDataType, Layout, at,
                   keep, _concrete)

_conversion = ['ascii', 'strict']


def set_conversion_mode(encoding, errors):
    """Set how str and unicode become each other; return how they did."""
    before = tuple(_conversion)
    _conversion[:] = encoding, errors
    return before


def as_bytes(text):
    return text.encode(*_conversion) if isinstance(text, unicode) else text


def as_unicode(text):
    return text.decode(*_conversion) if isinstance(text, str) else text


def _named(value):
    return type(value).__name__


class KeptString(str):
    """A string with its copy in memory."""


class KeptUnicode(unicode):
    """A string of wide characters with its copy in memory."""


def kept_string(text):
    """Return a string that is at the address of its block."""
    kept = KeptString(text)
    kept.block = ForeignMemory.allocate(len(text) + 1)
    ForeignMemory.put(kept.block.address(), text)
    return kept


def kept_unicode(text):
    """Return a string that is at the address of its block."""
    kept = KeptUnicode(text)
    kept.block = ForeignMemory.allocate(4 * len(text) + 4)
    ForeignMemory.putWide(kept.block.address(), text)
    return kept


POINTER_TYPE = ForeignType.of('P')


class _Integer(object):
    def __init__(self, code, size, as_type=int, kind=None):
        self.code, self.size, self.as_type = code, size, as_type
        self.kind = kind or code
        self.signed = self.kind.islower()
        self.bits = 8 * size
        self.mask = (1 << 8 * size) - 1
        self.passed = ForeignType.of(self.kind)

    def wrap(self, value):
        value &= self.mask
        if self.signed and value >> self.bits - 1:
            value -= 1 << self.bits
        return value

    def number(self, value):
        """Return an object of Python as the number that C has."""
        if not isinstance(value, (int, long)):
            if isinstance(value, float):
                raise TypeError('int expected instead of float')
            if (isinstance(value, (basestring, CData))
                    or not hasattr(value, '__int__')):
                raise TypeError('an integer is required')
            value = value.__int__()
        return self.wrap(value)

    def python(self, number):
        return self.as_type(number if self.signed else number & self.mask)

    def get(self, address):
        number = ForeignMemory.integer(address, self.size)
        return self.python(number)

    def put(self, address, value):
        ForeignMemory.putInteger(address, self.size,
                                 _signed_long(self.number(value)))


def _signed_long(number):
    return number - (1 << 64) if number >= 1 << 63 else number


class _SwappedInteger(_Integer):
    def get(self, address):
        content = str(ForeignMemory.get(address, self.size))
        return self.python(self.wrap(int(content.encode('hex'), 16)))

    def put(self, address, value):
        digits = '%0*x' % (2 * self.size, self.number(value) & self.mask)
        ForeignMemory.put(address, digits.decode('hex'))


class _Bool(_Integer):
    def number(self, value):
        return 1 if value else 0

    def python(self, number):
        return number != 0


class _Char(_Integer):
    def number(self, value):
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError('one character string expected')
        return ord(value)

    def python(self, number):
        return chr(number & 0xff)


class _Wide(_Integer):
    def number(self, value):
        value = as_unicode(value)
        if not isinstance(value, unicode):
            raise TypeError('unicode string expected instead of %s instance'
                            % _named(value))
        if len(value) != 1:
            raise TypeError('one character unicode string expected')
        return ord(value)

    def python(self, number):
        return unichr(number)


class _Float(object):
    def __init__(self, code, size, swapped=False):
        self.code, self.size, self.kind = code, size, code
        self.passed = ForeignType.of(code)
        self.format = ('>' if swapped else '<') + code

    def number(self, value):
        if isinstance(value, basestring) or not hasattr(value, '__float__'):
            raise TypeError('a float is required')
        return float(value)

    def python(self, number):
        return number

    def get(self, address):
        return struct.unpack(self.format,
                             ForeignMemory.get(address, self.size))[0]

    def put(self, address, value):
        value = self.number(value)
        try:
            packed = struct.pack(self.format, value)
        except OverflowError:  # as C converts
            packed = struct.pack(self.format, float('inf') * value)
        ForeignMemory.put(address, packed)


class _LongDouble(_Float):
    def get(self, address):
        return LongDouble.get(address)

    def put(self, address, value):
        LongDouble.put(address, self.number(value))


class _Pointer(object):
    size, kind, passed = POINTER_BYTES, 'P', POINTER_TYPE

    def __init__(self, code):
        self.code = code

    def address(self, value):
        """Return an address, and what lives as long."""
        if value is None:
            return 0, None
        if isinstance(value, (int, long)):
            return value & 0xffffffffffffffff, None
        raise TypeError('cannot be converted to pointer')

    def number(self, value):
        return self.address(value)[0]

    def get(self, address):
        return self.python(ForeignMemory.integer(address, 8))

    def put(self, address, value):
        number, kept = self.address(value)
        ForeignMemory.putInteger(address, 8, _signed_long(number))
        return kept

    def python(self, number):
        return int(number & 0xffffffffffffffff) or None


class _String(_Pointer):
    def address(self, value):
        if value is None or isinstance(value, (int, long)):
            return _Pointer.address(self, value)
        if not isinstance(value, basestring):
            raise TypeError('string or integer address expected instead of '
                            '%s instance' % _named(value))
        kept = kept_string(as_bytes(value))
        return kept.block.address(), kept

    def python(self, number):
        return str(ForeignMemory.text(number, -1)) if number else None


class _WideString(_Pointer):
    def address(self, value):
        if value is None or isinstance(value, (int, long)):
            return _Pointer.address(self, value)
        if not isinstance(value, basestring):
            raise TypeError('unicode string or integer address expected '
                            'instead of %s instance' % _named(value))
        kept = kept_unicode(as_unicode(value))
        return kept.block.address(), kept

    def python(self, number):
        return ForeignMemory.wide(number, -1, True) if number else None


class _Handle(object):
    """Stands for an object of Python in memory."""

    def __init__(self, object):
        self.object = object


class _Object(_Pointer):
    _handles = weakref.WeakValueDictionary()

    def address(self, value):
        handle = _Handle(value)
        self._handles[id(handle)] = handle
        return id(handle), handle

    def python(self, number):
        handle = self._handles.get(number)
        if handle is None:
            raise ValueError('PyObject is NULL')
        return handle.object


CODES = {
    'c': _Char('c', 1, kind='b'), 'b': _Integer('b', 1),
    'B': _Integer('B', 1), 'h': _Integer('h', 2), 'H': _Integer('H', 2),
    'i': _Integer('i', 4), 'I': _Integer('I', 4, long),
    'l': _Integer('l', 8), 'L': _Integer('L', 8, long),
    'q': _Integer('q', 8, long, 'l'), 'Q': _Integer('Q', 8, long, 'L'),
    'f': _Float('f', 4), 'd': _Float('d', 8), 'g': _LongDouble('g', 16),
    'u': _Wide('u', 4, kind='i'), '?': _Bool('?', 1, kind='B'),
    'z': _String('z'), 'Z': _WideString('Z'), 'P': _Pointer('P'),
    'O': _Object('O'),
}
# Formats of struct, in which sizes are fixed and machines alike.
_FORMATS = {'l': 'q', 'L': 'Q'}


def swapped(value):
    """Return a value with its bytes the other way round, None if it has."""
    if type(value) is _Integer and value.size > 1:
        return _SwappedInteger(value.code, value.size, value.as_type,
                               value.kind)
    if type(value) is _Float:
        return _Float(value.code, value.size, True)
    return None


def is_plain(cls):
    """Whether Python sees objects of a type as values: no subclasses."""
    return isinstance(cls, PyCSimpleType) and cls.__base__ is _SimpleCData


class PyCSimpleType(CDataType):
    """The type of simple types."""

    def __new__(mcs, name, bases, attributes):
        cls = CDataType.__new__(mcs, name, bases, attributes)
        if CData in bases:
            return cls
        if not hasattr(cls, '_type_'):
            raise AttributeError("class must define a '_type_' attribute")
        code = cls._type_
        if not isinstance(code, basestring):
            raise TypeError("class must define a '_type_' string attribute")
        if len(code) != 1:
            raise ValueError("class must define a '_type_' attribute which "
                             "must be a string of length 1")
        if code not in CODES:
            raise AttributeError(
                "class must define a '_type_' attribute which must be\na "
                "single character string containing one of "
                "'cbBhHiIlLdfuzZqQPXOv?g'.")
        if '_b_simple_' not in attributes:
            cls._b_simple_ = getattr(cls, '_b_simple_', None) or CODES[code]
        _set_layout(cls, '<')
        if bases == (_SimpleCData,) and '_b_simple_' not in attributes:
            _add_swapped(cls, name, bases, attributes)
        return cls

    def from_param(cls, value):
        """Convert a Python object into a function call parameter."""
        _concrete(cls)
        if isinstance(value, cls):
            return value
        simple = cls._b_simple_
        if type(simple) in _PARAMETERS:
            found = _PARAMETERS[type(simple)](value)
            if found is not _NOTHING:
                return found
        else:
            try:
                if isinstance(simple, _Pointer):
                    number, kept = simple.address(value)
                else:
                    number, kept = simple.number(value), None
                return CArgObject(simple.code, simple.passed, number, value,
                                  kept)
            except (TypeError, ValueError, UnicodeError):
                pass
        if hasattr(value, '_as_parameter_'):
            return cls.from_param(value._as_parameter_)
        raise TypeError('wrong type')

    def _b_value_at(cls, address, parent, index):
        if is_plain(cls):
            return cls._b_simple_.get(address)
        return CDataType._b_value_at(cls, address, parent, index)

    def _b_put(cls, address, value):
        if isinstance(value, CData):
            return CDataType._b_put(cls, address, value)
        return cls._b_simple_.put(address, value)


def _set_layout(cls, order):
    simple = cls._b_simple_
    cls._b_layout_ = Layout(
        simple.size, simple.size,
        format=order + _FORMATS.get(simple.code, simple.code),
        pointers=isinstance(simple, _Pointer))


def _add_swapped(cls, name, bases, attributes):
    other = swapped(cls._b_simple_)
    if other is None:
        return
    attributes = dict(attributes, _b_simple_=other)
    attributes.pop('__dict__', None)
    attributes.pop('__weakref__', None)
    turned = type(cls)(name + '_be', bases, attributes)
    _set_layout(turned, '>')
    for each in cls, turned:
        each.__ctype_le__, each.__ctype_be__ = cls, turned


class _SimpleCData(CData):
    """One value of C; a subclass says by _type_ of which type."""

    __metaclass__ = PyCSimpleType
    __slots__ = ()

    def __init__(self, *arguments, **keywords):
        if len(arguments) > 1:
            raise TypeError('__init__ expected at most 1 arguments, got %d'
                            % len(arguments))
        if arguments:
            self.value = arguments[0]

    def _get_value(self):
        return self._b_simple_.get(self._b_address)

    def _set_value(self, value):
        kept = self._b_simple_.put(self._b_address, value)
        if kept is not None:
            keep(self, 0, kept)

    def _del_value(self):
        raise TypeError("can't delete attribute")

    value = property(_get_value, _set_value, _del_value, 'current value')

    def __nonzero__(self):
        return any(c != '\0' for c in
                   ForeignMemory.get(self._b_address, self._b_size))

    def __ctypes_from_outparam__(self):
        return self.value if is_plain(type(self)) else self

    def __repr__(self):
        if not is_plain(type(self)):
            return '<%s object at 0x%x>' % (type(self).__name__, id(self))
        return '%s(%r)' % (type(self).__name__, self.value)

    def _b_argument(self):
        simple = self._b_simple_
        if isinstance(simple, _Float):
            number = simple.get(self._b_address)
        else:
            number = ForeignMemory.integer(self._b_address, simple.size)
        return simple.passed, number


_SimpleCData.__module__ = '_ctypes'
PyCSimpleType.__module__ = CDataType.__module__ = '_ctypes'
_NOTHING = object()


def text_argument(text):
    """Return a string as an argument, a pointer to its characters."""
    if isinstance(text, unicode):
        kept, tag = kept_unicode(text), 'Z'
    else:
        kept, tag = kept_string(text), 'z'
    return CArgObject(tag, POINTER_TYPE, kept.block.address(), text, kept)


def _is_of(value, code):
    """Whether a value points to characters of a kind."""
    if isinstance(value, CData) and value._b_points_:
        item = type(value)._type_
        return isinstance(item, PyCSimpleType) and item._type_ == code
    return (isinstance(value, CArgObject) and value._b_tag == 'P'
            and isinstance(value._obj, _SimpleCData)
            and value._obj._type_ == code)


def _string_parameter(value):
    if value is None or _is_of(value, 'c'):
        return value
    if isinstance(value, basestring):
        return text_argument(as_bytes(value))
    return _NOTHING


def _wide_parameter(value):
    if value is None or _is_of(value, 'u'):
        return value
    if isinstance(value, basestring):
        return text_argument(as_unicode(value))
    return _NOTHING


def _pointer_parameter(value):
    if value is None:
        return None
    if isinstance(value, basestring):
        return text_argument(value)
    if isinstance(value, (int, long)):
        return CArgObject('P', POINTER_TYPE, value & 0xffffffffffffffff)
    if isinstance(value, CArgObject):
        return value if value._b_tag in 'PzZ' else _NOTHING
    if not isinstance(value, CData):
        return _NOTHING
    if value._b_points_:
        return value
    if type(value)._b_is_function_ or (isinstance(value, _SimpleCData)
                                       and value._type_ in 'zZ'):
        return CArgObject(
            'P', POINTER_TYPE,
            ForeignMemory.integer(value._b_address, 8) & 0xffffffffffffffff,
            value)
    return _NOTHING


_PARAMETERS = {_String: _string_parameter, _WideString: _wide_parameter,
               _Pointer: _pointer_parameter}
