"""What all objects of C share: memory, and what has to live as long."""
from __future__ import absolute_import
import sys
from org.wsgilet.bridge.library.foreign import ForeignMemory, ForeignObject

POINTER_BYTES = 8


class Layout(object):
    """How objects of a type are in memory.

    count -- of fields or items; 0 for one value
    pointers -- whether an address is among what is there
    passed -- the kind of a structure as an argument, once it is known
    """

    def __init__(self, size, align, count=0, format=None, shape=(),
                 item=None, pointers=False):
        self.size, self.align, self.count = size, align, count
        self.format, self.shape = format, shape
        self.item, self.pointers = size if item is None else item, pointers
        self.final = False
        self.passed = None


def module_of_caller(depth):
    """Return the name of the module that has called a function."""
    return sys._getframe(depth).f_globals.get('__name__')


def layout_of(type):
    """Return the layout of a type of C, None of any other."""
    if isinstance(type, CDataType):
        return type._b_layout_
    return None


class CDataType(type):
    """A type of C."""

    _b_layout_ = None
    _b_slots_ = 6  # of CData
    _b_is_function_ = False

    def __new__(mcs, name, bases, attributes):
        attributes = dict(attributes)
        attributes.setdefault('__module__', module_of_caller(3))
        return type.__new__(mcs, name, bases, attributes)

    def __mul__(cls, length):
        from .array import array_type
        if not isinstance(length, (int, long)):
            if not hasattr(length, '__index__'):
                raise TypeError("can't multiply sequence by non-int of type "
                                "'%s'" % type(length).__name__)
            length = length.__index__()
        if length < 0:
            raise ValueError('Array length must be >= 0, not %d' % length)
        if layout_of(cls) is None:
            raise TypeError('_type_ must have storage info')
        return array_type(cls, length, module_of_caller(2))

    __rmul__ = __mul__

    def from_address(cls, address):
        """C.from_address(integer) -> C instance"""
        if not isinstance(address, (int, long)):
            raise TypeError('integer expected')
        return at(cls, address & 0xffffffffffffffff)

    def from_buffer(cls, owner, offset=0):
        """C.from_buffer(object, offset=0) -> C instance"""
        layout = _concrete(cls)
        if isinstance(owner, str):
            raise TypeError('Cannot use string as modifiable buffer')
        if offset < 0:
            raise ValueError('offset cannot be negative')
        block = ForeignMemory.share(owner)
        _check_room(offset, ForeignMemory.size(block), layout)
        made = at(cls, block.address() + offset)
        made._b_block = block
        keep(made, 0xffffffff, owner)
        return made

    def from_buffer_copy(cls, owner, offset=0):
        """C.from_buffer_copy(object, offset=0) -> C instance"""
        layout = _concrete(cls)
        content = str(ForeignMemory.content(owner))
        _check_room(offset, len(content), layout)
        made = cls.__new__(cls)
        ForeignMemory.put(made._b_address, content[offset:][:layout.size])
        return made

    def in_dll(cls, library, name):
        """C.in_dll(dll, name) -> C instance"""
        address = library._handle.find(name)
        if not address:
            raise ValueError(library._handle.undefined(name))
        made = at(cls, address)
        made._b_block = library
        return made

    def from_param(cls, value):
        """Convert a Python object into a function call parameter."""
        _concrete(cls)
        if isinstance(value, cls):
            return value
        if isinstance(value, CArgObject):
            if isinstance(value._obj, cls):
                return value
            raise TypeError('expected %s instance instead of pointer to %s'
                            % (cls.__name__, type(value._obj).__name__))
        if hasattr(value, '_as_parameter_'):
            return cls.from_param(value._as_parameter_)
        raise TypeError('expected %s instance instead of %s'
                        % (cls.__name__, type(value).__name__))

    def _b_value_at(cls, address, parent, index):
        """Return what Python sees of an object inside of another."""
        made = at(cls, address)
        made._b_base_, made._b_index = parent, index
        return made

    def _b_put(cls, address, value):
        """Set an object; return what has to live as long, or None."""
        if isinstance(value, cls):
            ForeignMemory.move(address, value._b_address, cls._b_layout_.size)
            return kept_by(value)
        if isinstance(value, CData):
            return cls._b_put_other(address, value)
        if isinstance(value, tuple):
            return cls._b_put(address, _made_of(cls, value))
        raise TypeError('expected %s instance, got %s'
                        % (cls.__name__, type(value).__name__))

    def _b_put_other(cls, address, value):
        raise TypeError('incompatible types, %s instance instead of %s '
                        'instance' % (type(value).__name__, cls.__name__))


def _made_of(cls, arguments):
    try:
        return cls(*arguments)
    except Exception as e:
        raise RuntimeError('(%s) %s: %s' % (cls.__name__, type(e), e))


def _concrete(cls):
    layout = cls._b_layout_
    if layout is None:
        raise TypeError('abstract class')
    if not layout.final:
        layout.final = True
    return layout


def _check_room(offset, size, layout):
    if offset < 0:
        raise ValueError('offset cannot be negative')
    if layout.size > size - offset:
        raise ValueError(
            'Buffer size too small (%d instead of at least %d bytes)'
            % (size, layout.size + offset))


def at(cls, address):
    """Return the object of a type that is at an address."""
    layout = _concrete(cls)
    made = ForeignObject.of(cls, cls._b_slots_)
    made._b_address, made._b_size = address, layout.size
    return made


class CData(object):
    """An object of C."""

    __metaclass__ = CDataType
    _b_points_ = False  # whether it is an array or a pointer
    __slots__ = ('_b_address', '_b_size', '_b_block', '_b_base_', '_b_index',
                 '_objects')

    def __new__(cls, *arguments, **keywords):
        made = at(cls, 0)
        made._b_block = block = ForeignMemory.allocate(made._b_size)
        made._b_address = block.address()
        return made

    def __init__(self):
        pass

    @property
    def _b_needsfree_(self):
        return int(self._b_base_ is None and self._b_block is not None)

    def _b_buffer_(self):
        layout = type(self)._b_layout_
        return (self._b_address, self._b_size, layout.format, layout.item,
                layout.shape or None)

    def __hash__(self):
        raise TypeError('unhashable type')

    def __ctypes_from_outparam__(self):
        return self

    def __reduce__(self):
        if type(self)._b_layout_.pointers:
            raise ValueError(
                'ctypes objects containing pointers cannot be pickled')
        return _unpickle, (type(self), (
            self.__dict__, ForeignMemory.get(self._b_address, self._b_size)))

    def __reduce_ex__(self, protocol):
        return self.__reduce__()

    def __setstate__(self, attributes, content):
        if not isinstance(self.__dict__, dict):
            raise TypeError("%.200s.__dict__ must be a dictionary, not "
                            "%.200s" % (type(self).__name__,
                                        type(self.__dict__).__name__))
        ForeignMemory.put(self._b_address, content[:self._b_size])
        self.__dict__.update(attributes)


CData.__name__, CData.__module__ = '_CData', '_ctypes'


def _unpickle(cls, state):
    made = cls.__new__(cls)
    made.__setstate__(*state)
    return made


def root_of(data):
    """Return the object whose memory another is in."""
    while data._b_base_ is not None:
        data = data._b_base_
    if data._objects is None and type(data)._b_layout_.count:
        data._objects = {}
    return data


def kept_by(data):
    """Return what lives as long as an object."""
    return root_of(data)._objects


def keep(data, index, value):
    """Let an object live as long as another that refers to it."""
    if value is None:
        return
    key = '%x' % index
    inner = data
    while inner._b_base_ is not None:
        key += ':%x' % (inner._b_index or 0)
        inner = inner._b_base_
    root = root_of(data)
    if type(root._objects) is dict:
        root._objects[key] = value
    else:
        root._objects = value


class CArgObject(object):
    """A converted argument of a function.

    tag -- a letter for the type
    kind -- how C gets it
    _obj -- whose address it is, or what has it as a value
    """

    __slots__ = '_b_tag', '_b_kind', '_b_value', '_obj', '_b_kept'

    def __init__(self, tag, kind, value, object=None, kept=None):
        self._b_tag, self._b_kind, self._b_value = tag, kind, value
        self._obj, self._b_kept = object, kept

    def __repr__(self):
        tag, value = self._b_tag, self._b_value
        if tag in 'bBhHiIlLqQfd':
            return "<cparam '%s' (%s)>" % (tag, value)
        if tag == 'c':
            return "<cparam 'c' (%s)>" % chr(value & 0xff)
        if tag in 'zZP':
            return "<cparam '%s' (0x%x)>" % (tag, value)
        return "<cparam '%s' at 0x%x>" % (tag, id(self))


CArgObject.__module__ = '__builtin__'


def sizeof(data):
    """Return the size in bytes of a C type or instance."""
    if isinstance(data, CData):
        return data._b_size
    layout = layout_of(data)
    if layout is None:
        raise TypeError('this type has no size')
    return layout.size


def alignment(data):
    """Return the alignment of a C type or instance."""
    layout = layout_of(type(data) if isinstance(data, CData) else data)
    if layout is None:
        raise TypeError('no alignment info')
    return layout.align


def addressof(data):
    """Return the address of the C instance's memory."""
    if not isinstance(data, CData):
        raise TypeError('invalid type')
    return data._b_address


def resize(data, size):
    """Change the size of an object's memory."""
    if not isinstance(data, CData):
        raise TypeError('excepted ctypes instance')
    least = type(data)._b_layout_.size
    if size < least:
        raise ValueError('minimum size is %d' % least)
    if not data._b_needsfree_:
        raise ValueError("Memory cannot be resized because this object "
                         "doesn't own it")
    if size > data._b_size:
        block = ForeignMemory.allocate(size)
        ForeignMemory.move(block.address(), data._b_address, data._b_size)
        data._b_block, data._b_address = block, block.address()
    data._b_size = size
