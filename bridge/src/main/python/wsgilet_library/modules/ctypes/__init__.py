"""Data of C types, and calls of functions in C libraries."""
from __future__ import absolute_import
import os as _os
import sys as _sys
from _ctypes import (
    FUNCFLAG_CDECL as _FUNCFLAG_CDECL,
    FUNCFLAG_PYTHONAPI as _FUNCFLAG_PYTHONAPI,
    FUNCFLAG_USE_ERRNO as _FUNCFLAG_USE_ERRNO,
    FUNCFLAG_USE_LASTERROR as _FUNCFLAG_USE_LASTERROR,
    POINTER, RTLD_GLOBAL, RTLD_LOCAL, ArgumentError, Array, CFuncPtr as
    _CFuncPtr, Structure, Union, _Pointer, _pointer_type_cache,
    _SimpleCData, addressof, alignment, byref, cast, dlopen as _dlopen,
    get_errno, memmove, memset, pointer, resize, set_conversion_mode,
    set_errno, sizeof, string_at, wstring_at)

__version__ = '1.1.0'
DEFAULT_MODE = RTLD_LOCAL


def _simple(name, code):
    return type(_SimpleCData)(name, (_SimpleCData,),
                              {'_type_': code, '__module__': __name__})


c_short, c_ushort = _simple('c_short', 'h'), _simple('c_ushort', 'H')
c_long, c_ulong = _simple('c_long', 'l'), _simple('c_ulong', 'L')
c_int, c_uint = _simple('c_int', 'i'), _simple('c_uint', 'I')
c_float, c_double = _simple('c_float', 'f'), _simple('c_double', 'd')
c_longdouble = _simple('c_longdouble', 'g')
c_longlong, c_ulonglong = c_long, c_ulong
c_ubyte, c_byte = _simple('c_ubyte', 'B'), _simple('c_byte', 'b')
c_char, c_wchar = _simple('c_char', 'c'), _simple('c_wchar', 'u')
c_bool = _simple('c_bool', '?')
c_void_p, c_wchar_p = _simple('c_void_p', 'P'), _simple('c_wchar_p', 'Z')
c_voidp = c_void_p
c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_long, c_ulong
c_size_t, c_ssize_t = c_ulong, c_long
for _each in c_byte, c_ubyte, c_char:
    _each.__ctype_le__ = _each.__ctype_be__ = _each


class c_char_p(_SimpleCData):
    _type_ = 'z'

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__,
                           c_void_p.from_buffer(self).value)


class py_object(_SimpleCData):
    _type_ = 'O'

    def __repr__(self):
        try:
            return _SimpleCData.__repr__(self)
        except ValueError:
            return '%s(<NULL>)' % type(self).__name__


_pointer_type_cache[None] = c_void_p
POINTER(c_char).from_param = c_char_p.from_param
POINTER(c_wchar).from_param = c_wchar_p.from_param


def create_string_buffer(init, size=None):
    """Return a mutable array of characters.

    create_string_buffer(aString) -> character array
    create_string_buffer(anInteger) -> character array
    create_string_buffer(aString, anInteger) -> character array
    """
    return _buffer(c_char, init, size)


c_buffer = create_string_buffer


def create_unicode_buffer(init, size=None):
    """Return a mutable array of wide characters.

    create_unicode_buffer(aString) -> character array
    create_unicode_buffer(anInteger) -> character array
    create_unicode_buffer(aString, anInteger) -> character array
    """
    return _buffer(c_wchar, init, size)


def _buffer(kind, init, size):
    if isinstance(init, basestring):
        made = (kind * (len(init) + 1 if size is None else size))()
        made.value = init
        return made
    if isinstance(init, (int, long)):
        return (kind * init)()
    raise TypeError(init)


def ARRAY(typ, len):
    """Return the type of arrays of so many items."""
    return typ * len


def SetPointerType(pointer, cls):
    """Say what pointers of an incomplete type point to."""
    if _pointer_type_cache.get(cls) is not None:
        raise RuntimeError('This type already exists in the cache')
    if id(pointer) not in _pointer_type_cache:
        raise RuntimeError("What's this???")
    pointer.set_type(cls)
    _pointer_type_cache[cls] = pointer
    del _pointer_type_cache[id(pointer)]


_function_types = {}


def CFUNCTYPE(restype, *argtypes, **kw):
    """Return the type of functions of a result and arguments.

    use_errno -- whether calls exchange errno with get_errno
    """
    flags = _FUNCFLAG_CDECL
    if kw.pop('use_errno', False):
        flags |= _FUNCFLAG_USE_ERRNO
    if kw.pop('use_last_error', False):
        flags |= _FUNCFLAG_USE_LASTERROR
    if kw:
        raise ValueError('unexpected keyword argument(s) %s' % kw.keys())
    known = restype, argtypes, flags
    if known not in _function_types:
        class CFunctionType(_CFuncPtr):
            _argtypes_ = argtypes
            _restype_ = restype
            _flags_ = flags
        _function_types.setdefault(known, CFunctionType)
    return _function_types[known]


def PYFUNCTYPE(restype, *argtypes):
    """Return the type of functions of Python's own interface."""
    class CFunctionType(_CFuncPtr):
        _argtypes_ = argtypes
        _restype_ = restype
        _flags_ = _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI
    return CFunctionType


class CDLL(object):
    """A library: its functions are attributes."""

    _func_flags_ = _FUNCFLAG_CDECL
    _func_restype_ = c_int
    _name = '<uninitialized>'
    _handle = 0
    _FuncPtr = None

    def __init__(self, name, mode=DEFAULT_MODE, handle=None, use_errno=False,
                 use_last_error=False):
        self._name = name
        flags = self._func_flags_
        if use_errno:
            flags |= _FUNCFLAG_USE_ERRNO
        if use_last_error:
            flags |= _FUNCFLAG_USE_LASTERROR

        class _FuncPtr(_CFuncPtr):
            _flags_ = flags
            _restype_ = self._func_restype_

        self._FuncPtr = _FuncPtr
        self._handle = _dlopen(name, mode) if handle is None else handle

    def __repr__(self):
        return "<%s '%s', handle %x at %x>" % (
            type(self).__name__, self._name, self._handle & _sys.maxsize,
            id(self) & _sys.maxsize)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        function = self[name]
        setattr(self, name, function)
        return function

    def __getitem__(self, name):
        function = self._FuncPtr((name, self))
        if not isinstance(name, (int, long)):
            function.__name__ = name
        return function


class PyDLL(CDLL):
    """A library whose functions are of Python's own interface."""

    _func_flags_ = _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI


class LibraryLoader(object):
    """Libraries by their names, as attributes."""

    def __init__(self, dlltype):
        self._dlltype = dlltype

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        library = self._dlltype(name)
        setattr(self, name, library)
        return library

    def __getitem__(self, name):
        return getattr(self, name)

    def LoadLibrary(self, name):
        return self._dlltype(name)


cdll, pydll = LibraryLoader(CDLL), LibraryLoader(PyDLL)


class _PythonAPI(PyDLL):
    """Functions of CPython, of which there are none: found when asked."""

    def __init__(self):
        self._name = None

    def __getitem__(self, name):
        if self._FuncPtr is None:
            PyDLL.__init__(self, None)
        return PyDLL.__getitem__(self, name)


_PythonAPI.__name__ = 'PyDLL'
pythonapi = _PythonAPI()


from ctypes._endian import BigEndianStructure, LittleEndianStructure
