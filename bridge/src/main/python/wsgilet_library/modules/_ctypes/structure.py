"""Structures and unions."""
from __future__ import absolute_import
from org.wsgilet.bridge.library.foreign import ForeignMemory, ForeignType
from .array import PyCArrayType, get_text, is_text, put_text
from .data import CData, CDataType, Layout, keep, layout_of
from .simple import (POINTER_TYPE, PyCSimpleType, _Integer, _SwappedInteger, _signed_long,
                     _Char, _Wide)


class CField(object):
    """A field of a structure or a union.

    offset -- where it begins, in bytes
    size -- in bytes; of bits: how many, times 65536, and the first
    """

    __slots__ = '_b_type', '_b_offset', '_b_size', '_b_index', '_b_bits'

    def __init__(self, type, offset, size, index, bits=None):
        self._b_type, self._b_offset, self._b_size = type, offset, size
        self._b_index, self._b_bits = index, bits

    offset = property(lambda self: self._b_offset,
                      doc='offset in bytes of this field')
    size = property(lambda self: self._b_size,
                    doc='size in bytes of this field')

    def __get__(self, data, owner=None):
        if data is None:
            return self
        if not isinstance(data, CData):
            raise TypeError('not a ctype instance')
        address = data._b_address + self._b_offset
        if self._b_bits:
            return self._b_get_bits(address)
        if is_text(self._b_type):
            return get_text(self._b_type, address)
        return self._b_type._b_value_at(address, data, self._b_index)

    def __set__(self, data, value):
        if not isinstance(data, CData):
            raise TypeError('not a ctype instance')
        address = data._b_address + self._b_offset
        if self._b_bits:
            self._b_put_bits(address, value)
        elif is_text(self._b_type) and not isinstance(value,
                                                      self._b_type):
            put_text(self._b_type, address, value)
        else:
            keep(data, self._b_index, self._b_type._b_put(address, value))

    def __delete__(self, data):
        raise TypeError("can't delete attribute")

    def _b_get_bits(self, address):
        low, count = self._b_bits
        simple = self._b_type._b_simple_
        number = _whole(simple, address) >> low & (1 << count) - 1
        if simple.signed and number >> count - 1:
            number -= 1 << count
        return simple.python(number)

    def _b_put_bits(self, address, value):
        low, count = self._b_bits
        simple = self._b_type._b_simple_
        mask = (1 << count) - 1 << low
        number = _whole(simple, address) & ~mask
        number |= simple.number(value) << low & mask
        _set_whole(simple, address, number & simple.mask)

    def __repr__(self):
        if self._b_bits:
            return '<Field type=%s, ofs=%d:%d, bits=%d>' % (
                self._b_type.__name__, self._b_offset,
                self._b_size & 0xffff, self._b_bits[1])
        return '<Field type=%s, ofs=%d, size=%d>' % (
            self._b_type.__name__, self._b_offset, self._b_size)


def _whole(simple, address):
    if isinstance(simple, _SwappedInteger):
        return int(str(ForeignMemory.get(address, simple.size)).encode(
            'hex'), 16)
    return ForeignMemory.integer(address, simple.size) & simple.mask


def _set_whole(simple, address, number):
    if isinstance(simple, _SwappedInteger):
        simple.put(address, number)
    else:
        ForeignMemory.putInteger(address, simple.size, _signed_long(number))


class _Placing(object):
    """Gives fields their places, one after the other."""

    def __init__(self, pack, swapped, size=0, align=1):
        self.pack, self.swapped = pack, swapped
        self.size, self.align = size, align
        self.unit, self.used = 0, 0  # bits of the open unit of bit fields

    def place(self, type, index, bits):
        layout = type._b_layout_
        if bits and self.unit and self.used + bits <= self.unit >= \
                8 * layout.size:
            pass
        elif (bits and self.unit and 8 * layout.size >= self.unit
              and self.used + bits <= 8 * layout.size):
            self.size += layout.size - self.unit // 8
            self.unit = 8 * layout.size
        else:
            return self._begin(type, layout, index, bits)
        return self._bit_field(type, layout, index, bits)

    def _begin(self, type, layout, index, bits):
        align = min(self.pack, layout.align) if self.pack else layout.align
        self.size += -self.size % align
        self.align = max(self.align, align)
        offset = self.size
        self.size += layout.size
        if bits:
            self.unit, self.used = 8 * layout.size, 0
            return self._bit_field(type, layout, index, bits)
        self.unit = self.used = 0
        return CField(type, offset, layout.size, index)

    def _bit_field(self, type, layout, index, bits):
        low = self.used
        if self.swapped:
            low = self.unit - self.used - bits
        self.used += bits
        return CField(type, self.size - layout.size, (bits << 16) + low,
                      index, (low % (8 * layout.size), bits))


class _AggregateType(CDataType):

    def __new__(mcs, name, bases, attributes):
        cls = CDataType.__new__(mcs, name, bases, attributes)
        if CData in bases or '_abstract_' in attributes:
            cls._b_layout_ = None
            return cls
        inherited = next((base._b_layout_ for base in cls.__mro__[1:]
                          if layout_of(base)), None)
        if inherited is None:
            cls._b_layout_ = Layout(0, 1, format='B')
            cls._b_parts_ = []
        else:
            inherited.final = True
            cls._b_layout_ = Layout(
                inherited.size, inherited.align, inherited.count,
                inherited.format, pointers=inherited.pointers)
        if '_fields_' in attributes:
            _lay_out(cls, attributes['_fields_'])
        return cls

    def __setattr__(cls, name, value):
        if name == '_fields_':
            if cls._b_layout_ is not None and cls._b_layout_.final:
                raise AttributeError('_fields_ is final')
            CDataType.__setattr__(cls, name, value)
            _lay_out(cls, value)
        else:
            CDataType.__setattr__(cls, name, value)


class PyCStructType(_AggregateType):
    """The type of types of structures."""

    _b_union_ = False


class UnionType(_AggregateType):
    """The type of types of unions."""

    _b_union_ = True


def _pairs(fields):
    try:
        pairs = [tuple(field) for field in fields]
    except TypeError:
        pairs = [()]
    for index, pair in enumerate(pairs):
        if len(pair) not in (2, 3) or len(pair) == 3 and not isinstance(
                pair[2], (int, long)):
            raise AttributeError("'_fields_' must be a sequence of pairs")
        if layout_of(pair[1]) is None:
            raise TypeError('second item in _fields_ tuple (index %d) must '
                            'be a C type' % index)
    return pairs


def _lay_out(cls, fields):
    """Give the fields of a structure or union their places."""
    pack = getattr(cls, '_pack_', 0)
    if not isinstance(pack, (int, long)) or not 0 <= pack <= 0x7fffffff:
        raise ValueError('_pack_ must be a non-negative integer')
    swapped = hasattr(cls, '_swappedbytes_')
    union = type(cls)._b_union_
    pairs = _pairs(fields)
    base = next((base._b_layout_ for base in cls.__mro__[1:]
                 if layout_of(base)), None) or Layout(0, 1)
    size = 0 if union else base.size
    placing = _Placing(pack, swapped, base.size, base.align)
    parts = list(getattr(cls, '_b_parts_', ()))
    pointers, formats = base.pointers, []
    if base.count:
        formats.append(base.format[2:-1])
    for index, pair in enumerate(pairs, base.count):
        name, kind = pair[:2]
        bits = _bits_of(pair)
        layout = kind._b_layout_
        if layout is cls._b_layout_:
            raise AttributeError('Structure or union cannot contain itself')
        if not isinstance(name, str):
            try:
                name = name.encode('ascii')
            except (AttributeError, UnicodeError):
                raise TypeError('structure field name must be string not %s'
                                % type(name).__name__)
        layout.final = True
        pointers = pointers or layout.pointers
        if union:
            placing = _Placing(pack, swapped, 0, placing.align)
        field = placing.place(kind, index, bits)
        if not union:
            shape = ','.join(map(str, layout.shape))
            formats.append('%s%s:%s:' % (shape and '(%s)' % shape,
                                         layout.format, name))
        size = max(size, placing.size)
        CDataType.__setattr__(cls, name, field)
        parts.append(field)
    size += -size % placing.align
    format = 'B' if union or pack else 'T{%s}' % ''.join(formats)
    made = cls._b_layout_ = Layout(
        size, placing.align, base.count + len(pairs), format,
        pointers=pointers)
    CDataType.__setattr__(cls, '_b_parts_', parts)
    made.final = True
    _add_anonymous(cls)


def _bits_of(pair):
    if len(pair) == 2:
        return 0
    kind, bits = pair[1:]
    simple = getattr(kind, '_b_simple_', None)
    if (not isinstance(kind, PyCSimpleType)
            or not isinstance(simple, _Integer)
            or isinstance(simple, (_Char, _Wide))):
        raise TypeError('bit fields not allowed for type %s' % kind.__name__)
    if not 0 < bits <= 8 * simple.size:
        raise ValueError('number of bits invalid for bit field')
    return bits


def _add_anonymous(cls):
    """Let fields of anonymous fields be fields of a structure."""
    names = cls.__dict__.get('_anonymous_', ())
    try:
        names = list(names)
    except TypeError:
        raise TypeError('_anonymous_ must be a sequence')
    for name in names:
        outer = getattr(cls, name)
        if not isinstance(outer, CField):
            raise AttributeError(
                "'%s' is specified in _anonymous_ but not in _fields_"
                % name)
        _add_fields_of(cls, outer)


def _add_fields_of(cls, outer):
    kind = outer._b_type
    for pair in getattr(kind, '_fields_', ()):
        inner = getattr(kind, pair[0])
        if not isinstance(inner, CField):
            raise TypeError('unexpected type')
        if pair[0] in getattr(kind, '_anonymous_', ()):
            for name in vars(kind):
                field = kind.__dict__[name]
                if isinstance(field, CField):
                    _add_field(cls, name, field, outer)
        else:
            _add_field(cls, pair[0], inner, outer)


def _add_field(cls, name, inner, outer):
    CDataType.__setattr__(cls, name, CField(
        inner._b_type, inner._b_offset + outer._b_offset, inner._b_size,
        inner._b_index + outer._b_index, inner._b_bits))


def passed(cls):
    """Return how C gets a value of a type."""
    if isinstance(cls, PyCSimpleType):
        return cls._b_simple_.passed
    layout = cls._b_layout_
    if not isinstance(cls, _AggregateType):
        return POINTER_TYPE
    if layout.passed is None:
        layout.passed = ForeignType.structure(layout.size, _parts(cls))
    return layout.passed


def _parts(cls):
    """Return the kinds of the values that a type consists of."""
    if isinstance(cls, PyCArrayType):
        return _parts(cls._type_) * cls._length_
    if not isinstance(cls, _AggregateType):
        return [passed(cls)]
    found, ends = [], 0
    for field in cls._b_parts_:
        size = field._b_type._b_layout_.size
        if field._b_offset >= ends:
            found.extend(_parts(field._b_type))
            ends = field._b_offset + size
        elif field._b_offset + size > ends and type(cls)._b_union_:
            found, ends = _parts(field._b_type), size
    return found


def has(cls, test):
    """Whether a test is true of a type or of what is in it."""
    if test(cls):
        return True
    if isinstance(cls, PyCArrayType):
        return has(cls._type_, test)
    return isinstance(cls, _AggregateType) and any(
        has(field._b_type, test) for field in cls._b_parts_)


def is_union(cls):
    return isinstance(cls, UnionType)


def _fill(data, arguments, keywords):
    """Set the fields of a new structure or union."""
    names = [pair[0] for cls in reversed(type(data).__mro__)
             if isinstance(cls, _AggregateType)
             for pair in cls.__dict__.get('_fields_', ())]
    if len(arguments) > len(names):
        raise TypeError('too many initializers')
    for name, value in zip(names, arguments):
        if name in keywords:
            raise TypeError("duplicate values for field '%s'" % name)
        setattr(data, name, value)
    for name, value in keywords.items():
        setattr(data, name, value)


class Structure(CData):
    """Structure base class"""

    __metaclass__ = PyCStructType
    __slots__ = ()

    def __init__(self, *arguments, **keywords):
        _fill(self, arguments, keywords)

    def _b_argument(self):
        return passed(type(self)), self._b_address


class Union(CData):
    """Union base class"""

    __metaclass__ = UnionType
    __slots__ = ()

    def __init__(self, *arguments, **keywords):
        _fill(self, arguments, keywords)

    def _b_argument(self):
        return passed(type(self)), self._b_address


for each in (Structure, Union, PyCStructType, UnionType, CField,
             _AggregateType):
    each.__module__ = '_ctypes'
