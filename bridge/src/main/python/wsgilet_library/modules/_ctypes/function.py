"""Functions of C, and those of Python that C can call."""
from __future__ import absolute_import
import sys
import threading
import traceback
from org.wsgilet.bridge.library.foreign import ForeignCall, ForeignCallback
from org.wsgilet.bridge.library.foreign import ForeignMemory, ForeignType
from .data import (POINTER_BYTES, CArgObject, CData, CDataType, Layout, at,
                   layout_of)
from .library import Library, require_native_code
from .pointer import byref
from .simple import (POINTER_TYPE, PyCSimpleType, is_plain, text_argument, _Float,
                     _signed_long)
from .structure import passed

FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI = 1, 4
FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR = 8, 16
_IN, _OUT, _LCID = 1, 2, 4

_INT, _NOTHING = ForeignType.of('i'), ForeignType.of('v')

_local = threading.local()


def get_errno():
    """Return this thread's copy of errno."""
    return getattr(_local, 'errno', 0)


def set_errno(value):
    """Set this thread's copy of errno; return what it was."""
    before = get_errno()
    _local.errno = value
    return before


class ArgumentError(Exception):
    """An argument that a function cannot be called with."""


ArgumentError.__module__ = 'ctypes'


def argument(value, number):
    """Return the kind of an argument, and what C gets."""
    if isinstance(value, CArgObject):
        return value._b_kind, value._b_value
    if isinstance(value, CData):
        return value._b_argument()
    if value is None:
        return POINTER_TYPE, 0
    if isinstance(value, (int, long)):
        if not -2 ** 63 <= value < 2 ** 64:
            raise OverflowError('long int too long to convert')
        return _INT, value & 0xffffffff
    if hasattr(value, '_as_parameter_'):
        return argument(value._as_parameter_, number)
    raise TypeError("Don't know how to convert parameter %d" % number)


class PyCFuncPtrType(CDataType):
    """The type of types of functions."""

    _b_slots_ = 11  # of CData and PyCFuncPtr
    _b_is_function_ = True

    def __new__(mcs, name, bases, attributes):
        cls = CDataType.__new__(mcs, name, bases, attributes)
        if CData in bases:
            return cls
        if not isinstance(getattr(cls, '_flags_', None), (int, long)):
            raise TypeError(
                'class must define _flags_ which must be an integer')
        _check_types(attributes.get('_argtypes_'))
        _check_result(attributes.get('_restype_'), '_restype_')
        cls._b_layout_ = Layout(POINTER_BYTES, POINTER_BYTES, 1, 'X{}',
                                pointers=True)
        return cls


def _check_types(types):
    if types is None:
        return
    if not isinstance(types, (tuple, list)):
        raise TypeError('_argtypes_ must be a sequence of types')
    for number, type in enumerate(types, 1):
        if not hasattr(type, 'from_param'):
            raise TypeError('item %d in _argtypes_ has no from_param method'
                            % number)


def _check_result(type, name):
    if type is not None and layout_of(type) is None and not callable(type):
        raise TypeError('%s must be a type, a callable, or None' % name)


class PyCFuncPtr(CData):
    """Function Pointer"""

    __metaclass__ = PyCFuncPtrType
    _argtypes_ = _restype_ = None
    __slots__ = ('_b_argtypes', '_b_restype', '_b_errcheck', '_b_flags',
                 '_b_callable')

    def __new__(cls, *arguments, **keywords):
        made = CData.__new__(cls)
        if not arguments:
            return made
        first = arguments[0]
        if isinstance(first, tuple):
            _of_library(made, cls, *arguments)
            return made
        if len(arguments) > 1:
            raise TypeError('function takes exactly 1 argument (%d given)'
                            % len(arguments))
        if isinstance(first, (int, long)):
            _point(made, first)
        elif callable(first):
            _of_python(made, cls, first)
        else:
            raise TypeError('argument must be callable or integer function '
                            'address')
        return made

    def __init__(self, *arguments, **keywords):
        pass

    def _get_argtypes(self):
        if self._b_argtypes is None:
            return self._argtypes_
        return self._b_argtypes[0]

    def _set_argtypes(self, types):
        _check_types(types)
        self._b_argtypes = (None if types is None else tuple(types),)

    def _del_argtypes(self):
        self._b_argtypes = (None,)

    argtypes = property(_get_argtypes, _set_argtypes, _del_argtypes,
                        'specify the argument types')

    def _get_restype(self):
        if self._b_restype is None:
            return self._restype_
        return self._b_restype[0]

    def _set_restype(self, type):
        _check_result(type, 'restype')
        self._b_restype = (type,)

    def _del_restype(self):
        self._b_restype = None

    restype = property(_get_restype, _set_restype, _del_restype,
                       'specify the result type')

    def _get_errcheck(self):
        return self._b_errcheck

    def _set_errcheck(self, function):
        if function is not None and not callable(function):
            raise TypeError('the errcheck attribute must be callable')
        self._b_errcheck = function

    def _del_errcheck(self):
        self._b_errcheck = None

    errcheck = property(_get_errcheck, _set_errcheck, _del_errcheck,
                        'a function to check for errors')

    def __nonzero__(self):
        return bool(ForeignMemory.integer(self._b_address, POINTER_BYTES))

    def __repr__(self):
        return '<%s object at 0x%x>' % (type(self).__name__, id(self))

    def _b_argument(self):
        return POINTER_TYPE, ForeignMemory.integer(self._b_address,
                                                          POINTER_BYTES)

    def __call__(self, *arguments, **keywords):
        types = self.argtypes
        returned = None
        if self._b_flags:
            arguments, returned = _arranged(types, self._b_flags, arguments,
                                            keywords)
        if types is not None and len(arguments) < len(types):
            raise TypeError(
                'this function takes at least %d argument%s (%d given)'
                % (len(types), 's'[len(types) == 1:], len(arguments)))
        result = _call(self, types or (), arguments)
        if self.errcheck is not None:
            checked = self.errcheck(result, self, arguments)
            if checked is not arguments:
                return checked
        if not returned:
            return result
        values = tuple(value.__ctypes_from_outparam__()
                       for value in returned)
        return values[0] if len(values) == 1 else values


PyCFuncPtr.__module__ = PyCFuncPtrType.__module__ = '_ctypes'


def _point(function, address):
    ForeignMemory.putInteger(function._b_address, POINTER_BYTES,
                             _signed_long(address & 0xffffffffffffffff))


def _of_library(function, cls, found, flags=None):
    name, library = found
    handle = library._handle
    if not isinstance(handle, Library):
        raise TypeError('the _handle attribute of the second argument must '
                        'be an integer')
    if not isinstance(name, basestring):
        raise TypeError('function name must be string or integer')
    address = handle.find(name)
    if not address:
        raise AttributeError(handle.undefined(name))
    _point(function, address)
    function._objects = {'0': library}
    if flags is not None:
        function._b_flags = _checked_flags(cls, flags)


def _checked_flags(cls, flags):
    types = getattr(cls, '_argtypes_', None) or ()
    if not isinstance(flags, tuple):
        raise TypeError('paramflags must be a tuple or None')
    if len(flags) != len(types):
        raise ValueError('paramflags must have the same length as argtypes')
    for number, (flag, type) in enumerate(zip(flags, types), 1):
        if not isinstance(flag, tuple) or not 1 <= len(flag) <= 3:
            raise TypeError('paramflags must be a sequence of (int [,string '
                            '[,value]]) tuples')
        kind = flag[0] & (_IN | _OUT | _LCID)
        if kind not in (0, _IN, _IN | _LCID, _IN | _OUT, _OUT):
            raise TypeError('paramflag value %d not supported' % flag[0])
        if kind == _OUT and not hasattr(type, '_type_'):
            raise TypeError(
                "'out' parameter %d must be a pointer type, not %s"
                % (number, type.__name__))
    return flags


def _arranged(types, flags, arguments, keywords):
    """Return arguments by what a prototype says, and those to return."""
    arranged, returned, used = [], [], 0
    for type, flag in zip(types, flags):
        kind = flag[0] & (_IN | _OUT | _LCID)
        name = flag[1] if len(flag) > 1 else None
        if kind == _OUT:
            value = _out_value(type)
            returned.append(value)
            arranged.append(
                value if isinstance(value, CData) and hasattr(
                    type, '_length_') else byref(value))
            continue
        if used < len(arguments):
            value = arguments[used]
            used += 1
        elif name is not None and name in keywords:
            value = keywords[name]
        elif len(flag) > 2:
            value = flag[2]
        elif kind == _IN | _LCID:
            value = 0
        elif name:
            raise TypeError("required argument '%s' missing" % name)
        else:
            raise TypeError('not enough arguments')
        if kind == _IN | _OUT:
            if not isinstance(value, CData):
                value = type._type_(value)
            returned.append(value)
            value = byref(value)
        arranged.append(value)
    expected = sum(1 for flag in flags if flag[0] & 7 != _OUT)
    if len(arguments) > expected:
        raise TypeError('call takes exactly %d arguments (%d given)'
                        % (expected, len(arguments) + len(keywords)))
    return tuple(arranged), returned


def _out_value(type):
    if hasattr(type, '_length_'):
        return type()
    return type._type_()


def _call(function, types, arguments):
    address = ForeignMemory.integer(function._b_address, POINTER_BYTES)
    if not address:
        raise ValueError('NULL pointer access')
    kinds, values, kept = [], [], [function, arguments]
    for number, value in enumerate(arguments, 1):
        try:
            if number <= len(types):
                value = types[number - 1].from_param(value)
                kept.append(value)
            if isinstance(value, basestring):
                value = text_argument(value)
                kept.append(value)
            kind, value = argument(value, number)
        except Exception as e:
            raise ArgumentError('argument %d: %s: %s' % (number, type(e), e))
        kinds.append(kind)
        values.append(value)
    return _called(address, function.restype, function._flags_, kinds,
                   values, kept)


def _called(address, restype, flags, kinds, values, kept):
    require_native_code()
    result = None
    if restype is None:
        kind, place = _NOTHING, 0
    elif layout_of(restype):
        kind = passed(restype)
        result = restype.__new__(restype)
        place = result._b_address
    else:
        kind = _INT
        block = ForeignMemory.allocate(POINTER_BYTES)
        place = block.address()
    own = flags & FUNCFLAG_USE_ERRNO
    error = ForeignCall.call(address, kind, place, kinds, values, kept,
                             get_errno() if own else 0)
    if own:
        set_errno(error)
    if restype is None:
        return None
    if result is None:
        return restype(int(ForeignMemory.integer(place, 4)))
    if is_plain(restype):
        result = restype._b_simple_.get(place)
    check = getattr(restype, '_check_retval_', None)
    return result if check is None else check(result)


def _of_python(function, cls, callable):
    """Let C call a function of Python."""
    require_native_code()
    types = list(getattr(cls, '_argtypes_', None) or ())
    restype = getattr(cls, '_restype_', None)
    if restype is not None and not isinstance(restype, PyCSimpleType):
        raise TypeError('invalid result type for callback function')
    flags = cls._flags_
    last = []  # what the last result refers to lives until the next

    def called(values):
        try:
            arguments = [_argument_of_python(type, value)
                         for type, value in zip(types, values)]
            result = callable(*arguments)
        except:
            _print_exception('calling callback function')
            return None
        if restype is None:
            return None
        try:
            return _result_of_python(restype, result, last)
        except Exception:
            _print_exception('converting callback result')
            return None

    kind = _NOTHING if restype is None else passed(restype)
    callback = ForeignCallback(called, kind, [passed(t) for t in types])
    function._b_callable = callback
    function._objects = {'0': callback}
    _point(function, callback.address())


def _argument_of_python(type, value):
    if is_plain(type):
        return (value if isinstance(type._b_simple_, _Float)
                else type._b_simple_.python(value))
    made = type.__new__(type)
    if isinstance(value, str):
        ForeignMemory.put(made._b_address, value)
    elif isinstance(value, float):
        type._b_simple_.put(made._b_address, value)
    else:
        ForeignMemory.putInteger(made._b_address, made._b_size, value)
    return made


def _result_of_python(restype, result, last):
    simple = restype._b_simple_
    if isinstance(result, restype):
        return result._b_argument()[1]
    if hasattr(simple, 'address'):
        number, kept = simple.address(result)
        last[:] = [kept]
        return _signed_long(number)
    number = simple.number(result)
    return number if isinstance(number, float) else _signed_long(number)


def _print_exception(where):
    print >> sys.stderr, 'Traceback (most recent call last):'
    kind, value, found = sys.exc_info()
    print >> sys.stderr, '  File "_ctypes/callbacks.c", line 315, in ' \
        "'%s'" % where
    for line in traceback.format_tb(found)[1:] + \
            traceback.format_exception_only(kind, value):
        sys.stderr.write(line)
