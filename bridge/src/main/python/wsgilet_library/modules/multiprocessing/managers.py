"""Objects that several threads share."""
import Queue as _queue
import array
import threading

from multiprocessing.process import current_process
from multiprocessing.synchronize import (
    BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore)


class Namespace(object):
    """An object for attributes."""

    def __init__(self, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        return 'Namespace(%s)' % ', '.join(sorted(
            '%s=%r' % item for item in self.__dict__.items()
            if not item[0].startswith('_')))


class RawValue(object):
    """A value without a lock."""

    def __init__(self, typecode_or_type, *args):
        make = {'c': str, 'd': float, 'f': float}.get(typecode_or_type, int)
        if not isinstance(typecode_or_type, str):
            make = typecode_or_type
        made = make(*args)
        self.value = getattr(made, 'value', made)

    def get(self):
        """Return the value."""
        return self.value

    def set(self, value):
        """Set the value."""
        self.value = value

    def __repr__(self):
        return 'Value(%r)' % (self.value,)


class RawArray(object):
    """An array without a lock."""

    def __init__(self, typecode_or_type, size_or_initializer):
        initial = size_or_initializer
        if isinstance(initial, (int, long)):
            initial = [0] * initial
        code = typecode_or_type
        self._array = (array.array(code, initial) if isinstance(code, str)
                       else [getattr(code(item), 'value', item)
                             for item in initial])

    def __len__(self):
        return len(self._array)

    def __getitem__(self, index):
        found = self._array[index]
        return list(found) if isinstance(index, slice) else found

    def __setitem__(self, index, value):
        if isinstance(index, slice) and isinstance(self._array, array.array):
            value = array.array(self._array.typecode, value)
        self._array[index] = value

    def __iter__(self):
        return iter(self._array)


class _Locked(object):
    """What has a lock that several threads may take."""

    def _set_lock(self, lock):
        if lock in (True, None):
            lock = RLock()
        if not hasattr(lock, 'acquire'):
            raise AttributeError("%r has no method 'acquire'" % (lock,))
        self._lock = lock

    def get_lock(self):
        """Return the lock."""
        return self._lock


class Value(_Locked, RawValue):
    """A value with a lock."""

    def __init__(self, typecode_or_type, *args, **kwds):
        self._set_lock(kwds.pop('lock', None))
        RawValue.__init__(self, typecode_or_type, *args)

    def get_obj(self):
        """Return the object itself."""
        return self


class Array(_Locked, RawArray):
    """An array with a lock."""

    def __init__(self, typecode_or_type, size_or_initializer, lock=None):
        self._set_lock(lock)
        RawArray.__init__(self, typecode_or_type, size_or_initializer)

    def get_obj(self):
        """Return the object itself."""
        return self._array


class RemoteError(Exception):
    """A proxy does not have a method."""


class BaseProxy(object):
    """Lets others call the methods of an object that are named."""

    _exposed_ = None

    def __init__(self, token, exposed=None):
        self._object = token
        self._methods = exposed or self._exposed_ or _public_methods(token)

    def _callmethod(self, methodname, args=(), kwds={}):
        """Call a method of the object, if that is exposed."""
        if methodname not in self._methods:
            raise RemoteError('method %r of %r object is not in exposed=%r' % (
                methodname, type(self._object), self._methods))
        return getattr(self._object, methodname)(*args, **kwds)

    def _getvalue(self):
        """Return the object."""
        return self._object

    def __repr__(self):
        return '<%s object, proxy of %r>' % (type(self).__name__,
                                             self._object)

    def __str__(self):
        return str(self._object)


class AutoProxy(BaseProxy):
    """A proxy with the methods that are exposed."""

    def __getattr__(self, name):
        if name in self.__dict__.get('_methods', ()):
            return lambda *args, **kwds: self._callmethod(name, args, kwds)
        raise AttributeError('%r object has no attribute %r' % (
            type(self).__name__, name))


def _public_methods(obj):
    return tuple(name for name in dir(obj) if not name.startswith('_')
                 and callable(getattr(obj, name)))


class BaseManager(object):
    """Makes objects of registered types, in this process."""

    _proxytype = AutoProxy

    def __init__(self, address=None, authkey=None, serializer='pickle'):
        self.address = address
        self._authkey = authkey or current_process().authkey
        self._started = False

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None,
                 method_to_typeid=None, create_method=True):
        """Name what is called to make an object of a type."""
        proxytype = proxytype or getattr(cls, '_proxytype', None)

        def make(self, *args, **kwds):
            assert self._started, 'server not yet started'
            made = callable(*args, **kwds)
            if proxytype is None:
                return made
            return proxytype(made, exposed=exposed)
        make.__name__ = typeid
        if create_method:
            setattr(cls, typeid, make)

    def start(self, initializer=None, initargs=()):
        """Begin."""
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if initializer is not None:
            initializer(*initargs)
        self._started = True

    def connect(self):
        """Raise NotImplementedError: there is no other process."""
        raise NotImplementedError(
            'multiprocessing.managers: objects are shared by the threads of '
            'this process alone')

    get_server = connect

    def shutdown(self):
        """End; the objects stay."""

    def join(self, timeout=None):
        """Return at once."""

    def __enter__(self):
        if not self._started:
            self.start()
        return self

    def __exit__(self, *exc_info):
        self.shutdown()


class SyncManager(BaseManager):
    """Makes the objects that programs share."""

    _proxytype = None


def _register():
    from multiprocessing.pool import ThreadPool
    for typeid, make in (
            ('Queue', _queue.Queue), ('JoinableQueue', _queue.Queue),
            ('Event', Event), ('Lock', Lock), ('RLock', RLock),
            ('Semaphore', Semaphore), ('BoundedSemaphore', BoundedSemaphore),
            ('Condition', Condition), ('Pool', ThreadPool), ('list', list),
            ('dict', dict), ('Value', Value), ('Array', Array),
            ('Namespace', Namespace)):
        SyncManager.register(typeid, make)


_register()
