"""Keywords, attributes and errors as in CPython.

Java writes and reads, as before; the module pickle writes in the mode
"fast", and what Java cannot.
"""
from __future__ import absolute_import
import cStringIO
import pickle
from types import ModuleType

_bytes = str  # loads() has an argument of that name


class _Memo(object):
    """What was written, and a Java pickler that knows it."""

    def __init__(self, java_pickler, protocol):
        self.out = cStringIO.StringIO()
        self.java = java_pickler(self.out, protocol)

    def dumped(self, obj, attributes):
        for name, value in attributes.items():
            setattr(self.java, name, value)
        try:
            self.java.dump(obj)
            return self.out.getvalue()
        finally:
            self.out.seek(0)
            self.out.truncate()


class _FastPickler(pickle.Pickler):
    """Remembers nothing, and so does not end where objects contain
    themselves: that is found out below 50 levels."""

    _LIMIT = 50
    _CYCLIC = frozenset([list, dict, pickle.InstanceType])

    def __init__(self, *args):
        pickle.Pickler.__init__(self, *args)
        self.fast = 1
        self._open = []

    def save(self, obj):
        if type(obj) not in self._CYCLIC:
            pickle.Pickler.save(self, obj)
            return
        if (len(self._open) >= self._LIMIT
                and any(obj is other for other in self._open)):
            raise ValueError(
                "fast mode: can't pickle cyclic objects including "
                'object type %.200s at %x'
                % (type(obj).__name__, id(obj)))
        self._open.append(obj)
        try:
            pickle.Pickler.save(self, obj)
        finally:
            self._open.pop()


class _Reading(object):
    """Tells what is wrong with data that cannot be read.

    Where Java stumbles over a mark or the end of the data depends on
    what it makes of it; CPython's errors do not.
    """

    def __init__(self, cPickle, source):
        """source -- the data, or a file"""
        self._cPickle, self._source, self._start = cPickle, source, None
        if not isinstance(source, str):
            try:
                self._start = source.tell()
            except Exception:  # a pipe
                self._source = ''

    def __enter__(self):
        return self

    def checked(self, obj):
        """Return what was read, but for a mark: to Java a text, too."""
        if type(obj) is _bytes and obj == 'spam':
            self._raise_fault()
        return obj

    def __exit__(self, kind, value, traceback):
        if (kind is not None and issubclass(kind, Exception)
                and not issubclass(kind, self._cPickle.BadPickleGet)):
            self._raise_fault()

    def _raise_fault(self):
        data = self._source
        if self._start is not None:
            end = data.tell()
            data.seek(self._start)
            data = data.read()
            self._source.seek(end)
        from _pickle_faults import fault
        found = fault(data, self._cPickle.UnpicklingError)
        if found is not None:
            raise found


class _Translated(object):
    """Gives errors of what reads and writes the names of cPickle."""

    def __init__(self, error):
        self.error = error

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if kind is not None and issubclass(kind, SystemError):
            raise self.error(str(value))
        if kind is self.error and isinstance(value.args[0], unicode):
            raise self.error(value.args[0].encode('latin-1'))
        below = (kind is IndexError
                 or kind is OverflowError and str(value) == '-1')
        if below and self.error.__name__ == 'UnpicklingError':
            raise self.error('unpickling stack underflow')


def _known(protocol):
    """Return a protocol that there is; a number below 0 is the highest."""
    highest = pickle.HIGHEST_PROTOCOL
    if protocol > highest:
        raise ValueError('pickle protocol %d asked for; the highest '
                         'available protocol is %d' % (protocol, highest))
    return highest if protocol < 0 else protocol


def _pickler(cPickle, JavaPickler):
    class Pickler(object):
        """Writes objects to a file; without one, into getvalue()."""

        def __init__(self, file=None, protocol=0):
            if file is None or isinstance(file, (int, long)):
                if file is not None:
                    protocol = file
                self._file, self._written = None, []
            elif not hasattr(file, 'write'):
                raise TypeError("argument must have 'write' attribute")
            else:
                self._file = file
            self._protocol = protocol = _known(protocol)
            self.bin = int(protocol > 0)
            self.fast = 0
            self.memo = _Memo(JavaPickler, protocol)

        def clear_memo(self):
            """Forget what was written."""
            self.memo = _Memo(JavaPickler, self._protocol)

        def dump(self, obj):
            """Write an object."""
            names = 'persistent_id', 'inst_persistent_id'
            attributes = dict((name, getattr(self, name))
                              for name in names if hasattr(self, name))
            if self.fast:
                out = cStringIO.StringIO()
                pickler = _FastPickler(out, self._protocol)
                if 'persistent_id' in attributes:
                    pickler.persistent_id = attributes['persistent_id']
                pickler.dump(obj)
                data = out.getvalue()
            else:
                with _Translated(cPickle.PicklingError):
                    data = self.memo.dumped(obj, attributes)
            if self._file is None:
                self._written.append(data)
            else:
                self._file.write(data)
            return self

        def getvalue(self):
            """Return what was written, if there is no file."""
            if self._file is not None:
                raise AttributeError('getvalue')
            return ''.join(self._written)

    return Pickler


def _unpickler(cPickle, JavaUnpickler):
    class Unpickler(object):
        """Reads objects from a file."""

        def __init__(self, file):
            for name in 'readline', 'read':
                if not hasattr(file, name):
                    raise TypeError("argument must have 'read' and "
                                    "'readline' attributes")
            self.__dict__['_java'] = JavaUnpickler(file)
            self.__dict__['_read_from'] = file

        def __getattr__(self, name):
            if name in ('persistent_load', 'find_global', 'memo'):
                value = getattr(self._java, name)
                if value is not None:
                    return value
            raise AttributeError(name)

        def __setattr__(self, name, value):
            if name in ('persistent_load', 'find_global', 'memo'):
                setattr(self._java, name, value)
            else:
                self.__dict__[name] = value

        def load(self):
            """Read an object."""
            with _Translated(cPickle.UnpicklingError), _Reading(
                    cPickle, self._read_from) as reading:
                return reading.checked(self._java.load())

        def noload(self):
            """Read an object and return None."""
            self.load()

    return Unpickler


def mend(java_module):
    cPickle = ModuleType('cPickle')
    cPickle.__doc__ = java_module.__doc__
    for name in ('BadPickleGet', 'HIGHEST_PROTOCOL', 'PickleError',
                 'PicklingError', 'UnpickleableError', 'UnpicklingError',
                 'compatible_formats', 'format_version'):
        setattr(cPickle, name, getattr(java_module, name))
    cPickle.__version__ = '1.71'
    Pickler = _pickler(cPickle, java_module.Pickler)
    Unpickler = _unpickler(cPickle, java_module.Unpickler)

    def dump(obj, file, protocol=0):
        """Write an object to a file."""
        Pickler(file, protocol).dump(obj)

    def dumps(obj, protocol=0):
        """Return an object as a string."""
        with _Translated(cPickle.PicklingError):
            return java_module.dumps(obj, _known(protocol))

    def load(file):
        """Read an object from a file."""
        return Unpickler(file).load()

    def loads(str):
        """Return the object in a string."""
        if not isinstance(str, _bytes):
            raise TypeError('loads() argument 1 must be string, not %s' % (
                'None' if str is None else type(str).__name__))
        with _Translated(cPickle.UnpicklingError), _Reading(
                cPickle, str) as reading:
            return reading.checked(java_module.loads(str))

    for value in Pickler, Unpickler, dump, dumps, load, loads:
        value.__module__ = 'cPickle'
        setattr(cPickle, value.__name__, value)
    return cPickle
