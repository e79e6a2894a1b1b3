"""Create and manipulate C compatible data types in Python."""
from __future__ import absolute_import
from .array import Array
from .data import (CData as _CData, addressof, alignment, resize, sizeof,
                   _unpickle)
from .function import (FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI,
                       FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR,
                       ArgumentError, PyCFuncPtr, get_errno, set_errno)
from .library import RTLD_GLOBAL, RTLD_LOCAL, dlopen
from .memory import (PyObj_FromPtr, call_cdeclfunction, call_function, cast,
                     memmove, memset, string_at, wstring_at)
from .pointer import POINTER, _Pointer, _pointer_type_cache, byref, pointer
from .simple import _SimpleCData, set_conversion_mode
from .structure import Structure, Union

CFuncPtr = PyCFuncPtr
__version__ = '1.1.0'
