"""What reads and writes memory without a type, and what changes types."""
from __future__ import absolute_import
from org.wsgilet.bridge.library.foreign import ForeignMemory
from .data import CData, CDataType, root_of
from .function import (FUNCFLAG_CDECL, ArgumentError, PyCFuncPtrType,
                       _called, argument)
from .pointer import PyCPointerType
from .simple import CODES, PyCSimpleType, _signed_long, _Pointer


def _address(value, number=1):
    """Return the address that an argument of type c_void_p is."""
    from ctypes import c_void_p
    try:
        converted = c_void_p.from_param(value)
        return converted, _signed_long(long(argument(converted, number)[1]))
    except Exception as e:
        raise ArgumentError('argument %d: %s: %s' % (number, type(e), e))


def _size(value, number):
    if not isinstance(value, (int, long)):
        raise ArgumentError("argument %d: <type 'exceptions.TypeError'>: "
                            'wrong type' % number)
    return value


def memmove(dst, src, count):
    """Copy memory; the two places may overlap. Return the first."""
    kept, source = _address(src, 2)
    target = _address(dst)[1]
    ForeignMemory.move(target, source, _size(count, 3))
    return int(target)


def memset(dst, c, count):
    """Fill memory with a byte. Return where it is."""
    target = _address(dst)[1]
    ForeignMemory.fill(target, c, _size(count, 3))
    return int(target)


def string_at(ptr, size=-1):
    """string_at(addr[, size]) -> string

    Return the string at addr."""
    kept, address = _address(ptr)
    if size < 0:
        return str(ForeignMemory.text(address, -1))
    return str(ForeignMemory.get(address, size))


def wstring_at(ptr, size=-1):
    """wstring_at(addr[, size]) -> string

    Return the string at addr."""
    kept, address = _address(ptr)
    return ForeignMemory.wide(address, size, size < 0)


def cast(obj, typ):
    """Return a pointer of another type to the same address."""
    if not (isinstance(typ, (PyCPointerType, PyCFuncPtrType))
            or isinstance(typ, PyCSimpleType)
            and isinstance(typ._b_simple_, _Pointer)):
        raise TypeError('cast() argument 2 must be a pointer type, not %s'
                        % getattr(typ, '__name__', type(typ).__name__))
    converted, address = _address(obj)
    result = typ.__new__(typ)
    if isinstance(obj, CData):
        root = root_of(obj)
        if root._objects is None:
            root._objects = {}
        elif type(root._objects) is not dict:
            root._objects = {'0': root._objects}
        result._objects = root._objects
        result._objects[id(obj)] = obj
    elif converted is not None:
        result._objects = {id(obj): converted}
    ForeignMemory.putInteger(result._b_address, 8, address)
    return result


def call_function(address, arguments):
    """Call the function at an address; return an int."""
    from ctypes import c_int
    from .simple import text_argument
    kinds, values, kept = [], [], []
    for number, value in enumerate(arguments, 1):
        if isinstance(value, basestring):
            value = text_argument(value)
        kept.append(value)
        kind, value = argument(value, number)
        kinds.append(kind)
        values.append(value)
    return _called(_signed_long(address), c_int, FUNCFLAG_CDECL, kinds,
                   values, kept)


call_cdeclfunction = call_function


def PyObj_FromPtr(address):
    """Return the object that a py_object stands for."""
    return CODES['O'].python(address)
