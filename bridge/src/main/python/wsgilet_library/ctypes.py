"""Buffers, characters and functions without argtypes, as CPython has them."""
from __future__ import absolute_import


def _refused(*arguments, **keywords):
    """Raise OSError."""
    raise OSError('a web application has no native code: it could not be '
                  'undeployed')


def mend(ctypes):
    from org.wsgilet.bridge.jython import Unloading
    if Unloading.isPossible():
        # A thread of jffi would keep a web application after its end.
        ctypes.CDLL = _refused
        return
    import jffi
    ctypes.RTLD_LOCAL, ctypes.RTLD_GLOBAL = 0, jffi.RTLD_GLOBAL
    ctypes.DEFAULT_MODE = 0
    ctypes.c_voidp = ctypes.c_void_p
    _mend_functions(ctypes)
    _add_buffers(ctypes)

    class ArgumentError(Exception):
        """An argument that a function cannot be called with."""

    ArgumentError.__module__ = 'ctypes'
    ctypes.ArgumentError = ArgumentError

    sizeof = ctypes.sizeof

    def mended_sizeof(type):
        """Return the size of a type or an object, in bytes."""
        if isinstance(type, ctypes._Buffer):
            return type._size
        return sizeof(type)

    ctypes.sizeof = mended_sizeof
    ctypes.sizeof.__name__ = 'sizeof'


def _mend_functions(ctypes):
    """Let functions be called before their argtypes are set."""
    function = ctypes._Function

    class CFunction(object):
        """A function of a library."""

        def __init__(self, symbol, name):
            self.__dict__.update(
                _symbol=symbol, __name__=name, _made={}, argtypes=None,
                restype=ctypes.c_int, errcheck=None)

        def __setattr__(self, name, value):
            self.__dict__[name] = value
            self._made.clear()

        def __call__(self, *args):
            if self.argtypes is None:
                types, args = _types(ctypes, args)
            else:
                types = tuple(self.argtypes)
                if len(args) < len(types):
                    raise TypeError(
                        'this function takes at least %d argument%s (%d '
                        'given)' % (len(types), 's'[len(types) == 1:],
                                    len(args)))
                args = [arg._memory if isinstance(arg, ctypes._Buffer)
                        else arg for arg in args]
            called = self._made.get(types)
            if called is None:
                called = function(self._symbol)
                called.argtypes = [
                    ctypes.c_void_p if kind is ctypes.c_char_p
                    and isinstance(arg, ctypes._CData) else kind
                    for kind, arg in zip(types, args)]
                called.restype = self.restype
                self._made[types] = called
            result = called(*args)
            if self.errcheck is not None:
                return self.errcheck(result, self, args)
            return result

        def __repr__(self):
            return '<_FuncPtr object at 0x%x>' % id(self)

    def __getitem__(self, name):
        try:
            symbol = self._handle.find_symbol(name)
        except Exception:
            raise AttributeError('%s: undefined symbol: %s'
                                 % (self._name or 'python', name))
        return CFunction(symbol, name)

    original = ctypes.CDLL.__init__

    def __init__(self, name, mode=ctypes.CDLL.DEFAULT_MODE, handle=None,
                 use_errno=False, use_last_error=False):
        self._name = name
        try:
            original(self, name, mode, handle)
        except Exception:
            raise OSError('%s: cannot open shared object file: No such file '
                          'or directory' % name)

    ctypes.CDLL.__init__, ctypes.CDLL.__getitem__ = __init__, __getitem__
    ctypes.CDLL.__repr__ = lambda self: "<CDLL '%s', handle %x at %x>" % (
        self._name, id(self._handle), id(self))
    ctypes._CFuncPtr = CFunction
    ctypes.PyDLL = ctypes.CDLL
    ctypes.get_errno = lambda: 0
    ctypes.set_errno = lambda value: 0


def _types(ctypes, args):
    """Return which types to call a function with, and the arguments."""
    types, values = [], []
    for number, arg in enumerate(args, 1):
        if isinstance(arg, ctypes._Buffer):
            kind, arg = ctypes.c_void_p, arg._memory
        elif arg is None:
            kind = ctypes.c_void_p
        elif isinstance(arg, (bool, int, long)):
            kind = ctypes.c_int
            if not -2 ** 31 <= arg < 2 ** 31:
                kind = ctypes.c_long
        elif isinstance(arg, str):
            kind = ctypes.c_char_p
        elif isinstance(arg, ctypes._ScalarCData):
            kind, arg = type(arg), arg.value
        elif isinstance(arg, ctypes._CData):
            kind = type(arg)
        elif hasattr(arg, '_as_parameter_'):
            kinds, converted = _types(ctypes, [arg._as_parameter_])
            kind, arg = kinds[0], converted[0]
        elif type(arg).__name__ == 'ByReference':
            kind = ctypes.c_void_p
        else:
            raise ctypes.ArgumentError(
                "argument %d: <type 'exceptions.TypeError'>: Don't know how "
                'to convert parameter %d' % (number, number))
        types.append(kind)
        values.append(arg)
    return tuple(types), values


def _add_buffers(ctypes):
    byte = ctypes.c_ubyte

    class _Buffer(object):
        """An array of characters in memory that C can see."""

        _width = 1

        def __init__(self, length):
            self._length, self._size = length, length * self._width
            self._memory = (byte * self._size)()

        def _address(self):
            return ctypes.addressof(self._memory)

        def __len__(self):
            return self._length

        def _index(self, index):
            if index < 0:
                index += self._length
            if not 0 <= index < self._length:
                raise IndexError('invalid index')
            return index

        def _get(self, start, stop, step=1):
            return self._NOTHING.join(
                self._character(i) for i in range(start, stop, step))

        def __getitem__(self, index):
            if isinstance(index, slice):
                return self._get(*index.indices(self._length))
            return self._character(self._index(index))

        def __setitem__(self, index, value):
            if isinstance(index, slice):
                places = range(*index.indices(self._length))
                if len(places) != len(value):
                    raise ValueError('Can only assign sequence of same size')
                for place, character in zip(places, value):
                    self._put(place, character)
            else:
                if not isinstance(value, basestring) or len(value) != 1:
                    raise TypeError('one character string expected')
                self._put(self._index(index), value)

        def __iter__(self):
            return (self._character(i) for i in range(self._length))

        def _get_value(self):
            text = self._get(0, self._length)
            return text.partition(self._END)[0]

        def _set_value(self, value):
            if not isinstance(value, basestring):
                raise TypeError('string expected instead of %s instance'
                                % type(value).__name__)
            if len(value) > self._length:
                raise ValueError('string too long')
            for i, character in enumerate(value):
                self._put(i, character)
            if len(value) < self._length:
                self._put(len(value), self._END)

        value = property(_get_value, _set_value, doc='the text to its end')

    class _Characters(_Buffer):
        _NOTHING, _END = '', '\0'

        def _character(self, index):
            return chr(self._memory[index] & 0xff)

        def _put(self, index, character):
            self._memory[index] = ord(character)

        def _get_raw(self):
            return self._get(0, self._length)

        def _set_raw(self, value):
            value = str(buffer(value))
            if len(value) > self._length:
                raise ValueError('string too long')
            for i, character in enumerate(value):
                self._put(i, character)

        raw = property(_get_raw, _set_raw, doc='all bytes')

    class _WideCharacters(_Buffer):
        _NOTHING, _END, _width = u'', u'\0', 4

        def _character(self, index):
            return unichr(sum(
                (self._memory[4 * index + i] & 0xff) << 8 * i
                for i in range(4)))

        def _put(self, index, character):
            for i in range(4):
                self._memory[4 * index + i] = ord(character) >> 8 * i & 0xff

    def make(kind, unicode_kind, init, size):
        text = unicode if unicode_kind else str
        if isinstance(init, basestring):
            init = text(init)
            made = typed(kind, unicode_kind, size or len(init) + 1)
            made.value = init
            return made
        if isinstance(init, (int, long)):
            return typed(kind, unicode_kind, init)
        raise TypeError(init)

    names = {}

    def typed(kind, unicode_kind, length):
        name = 'c_%schar_Array_%d' % ('w' * unicode_kind, length)
        if name not in names:
            if len(names) > 1000:
                names.clear()
            names[name] = type(name, (kind,), {'__module__': 'ctypes',
                                               '_length_': length})
        return names[name](length)

    def create_string_buffer(init, size=None):
        """Return a buffer of so many bytes, or with a text and its end."""
        return make(_Characters, False, init, size)

    def create_unicode_buffer(init, size=None):
        """Return a buffer of so many characters, or with a text."""
        return make(_WideCharacters, True, init, size)

    def string_at(ptr, size=-1):
        """Return bytes of a buffer, to the first zero or so many."""
        if isinstance(ptr, _Buffer):
            text = ptr.raw
        elif isinstance(ptr, ctypes.c_char_p):
            text = ptr.value
        elif isinstance(ptr, str):
            text = ptr
        else:
            raise NotImplementedError('string_at() of an address is not '
                                      'supported: use a buffer')
        return text.partition('\0')[0] if size < 0 else text[:size]

    def cast(obj, typ):
        """Return a buffer's text as a c_char_p."""
        if typ is ctypes.c_char_p and isinstance(obj, _Buffer):
            return typ(obj.value)
        raise NotImplementedError('cast() is for buffers and c_char_p alone')

    memmove, memset = ctypes.memmove, ctypes.memset

    def mended_memmove(dst, src, count):
        """Copy bytes of memory."""
        if isinstance(src, str):
            for i in range(count):
                dst[i] = src[i]
        else:
            memmove(_address(ctypes, dst), _address(ctypes, src), count)
        return _address(ctypes, dst)

    def mended_memset(dst, value, count):
        """Fill bytes of memory."""
        memset(_address(ctypes, dst), value, count)
        return _address(ctypes, dst)

    addressof, byref = ctypes.addressof, ctypes.byref

    def mended_addressof(cdata):
        """Return the address of an object in memory."""
        if isinstance(cdata, _Buffer):
            return cdata._address()
        return addressof(cdata)

    def mended_byref(cdata, offset=0):
        """Return what passes an object by reference."""
        if isinstance(cdata, _Buffer):
            return byref(cdata._memory, offset)
        return byref(cdata, offset)

    ctypes._Buffer = _Buffer
    ctypes.create_string_buffer = ctypes.c_buffer = create_string_buffer
    ctypes.create_unicode_buffer = create_unicode_buffer
    ctypes.string_at, ctypes.cast = string_at, cast
    ctypes.memmove, ctypes.memset = mended_memmove, mended_memset
    ctypes.addressof, ctypes.byref = mended_addressof, mended_byref
    for name in 'memmove', 'memset', 'addressof', 'byref':
        getattr(ctypes, name).__name__ = name


def _address(ctypes, object):
    if isinstance(object, ctypes._Buffer):
        return object._address()
    if isinstance(object, (int, long)):
        return object
    return ctypes.addressof(object)
