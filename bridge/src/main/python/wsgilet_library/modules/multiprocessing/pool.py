"""ThreadPool; of processes there is no pool."""
import Queue
import collections
import itertools
import threading

from multiprocessing import Pool, TimeoutError, cpu_count

__all__ = ['Pool', 'ThreadPool']
RUN, CLOSE, TERMINATE = range(3)


def mapstar(args):
    """Call map with a tuple of arguments."""
    return map(*args)


def _tasks(func, items, chunksize):
    if chunksize == 1:
        return ((func, (item,)) for item in items)
    chunks = iter(lambda: tuple(itertools.islice(items, chunksize)), ())
    return ((map, (func, chunk)) for chunk in chunks)


class ThreadPool(object):
    """Threads that call functions."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        processes = cpu_count() if processes is None else processes
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._state, self._processes = RUN, processes
        self._tasks = Queue.Queue()
        self._pool = [threading.Thread(target=self._work,
                                       args=(initializer, initargs))
                      for _ in range(processes)]
        for thread in self._pool:
            thread.daemon = True
            thread.start()

    def _work(self, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while True:
            task = self._tasks.get()
            if task is None:
                return
            func, args, kwds, done = task
            if self._state == TERMINATE:
                continue
            try:
                result = True, func(*args, **kwds)
            except Exception as e:
                result = False, e
            done(*result)
            task = func = args = kwds = done = result = None

    def _submit(self, func, args, kwds, done):
        assert self._state == RUN
        self._tasks.put((func, args, kwds, done))

    def apply(self, func, args=(), kwds={}):
        """Call a function and return its result."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None):
        """Call a function; return its AsyncResult."""
        result = AsyncResult(callback)
        self._submit(func, args, kwds, result._set)
        return result

    def map(self, func, iterable, chunksize=None):
        """Call a function for each item and return the results."""
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None):
        """Call a function for each item; return the AsyncResult of all."""
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), self._processes * 4)
            chunksize += bool(extra)
        result = MapResult(chunksize, len(items), callback)
        for start in range(0, len(items), max(1, chunksize)):
            chunk = items[start:start + chunksize]
            self._submit(map, (func, chunk), {},
                         result._setter(start // chunksize))
        return result

    def imap(self, func, iterable, chunksize=1):
        """Return an iterator over the results, in the order of the items."""
        return self._imap(IMapIterator(), func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """Return an iterator over the results, as they come."""
        return self._imap(IMapUnorderedIterator(), func, iterable, chunksize)

    def _imap(self, results, func, iterable, chunksize):
        assert self._state == RUN
        assert chunksize >= 1
        feeder = threading.Thread(target=self._feed,
                                  args=(results, func, iterable, chunksize))
        feeder.daemon = True
        feeder.start()
        if chunksize == 1:
            return results
        return (item for chunk in results for item in chunk)

    def _feed(self, results, func, iterable, chunksize):
        index = 0
        try:
            for task in _tasks(func, iter(iterable), chunksize):
                self._tasks.put(task + ({}, results._setter(index)))
                index += 1
        except Exception as e:  # of the iterable: the next result is this
            results._setter(index)(False, e)
            index += 1
        results._set_length(index)

    def close(self):
        """Take no more work."""
        if self._state == RUN:
            self._state = CLOSE
            for _ in self._pool:
                self._tasks.put(None)

    def terminate(self):
        """End without the work that has not begun."""
        with self._tasks.mutex:
            self._tasks.queue.clear()
        self._state = TERMINATE
        for _ in self._pool:  # of close() they may be gone with the work
            self._tasks.put(None)

    def join(self):
        """Wait for the threads to end."""
        assert self._state in (CLOSE, TERMINATE)
        for thread in self._pool:
            thread.join()

    def __reduce__(self):
        raise NotImplementedError(
            'pool objects cannot be passed between processes or pickled')


class AsyncResult(object):
    """The result of a call, when it is there."""

    def __init__(self, callback=None):
        self._event, self._callback = threading.Event(), callback
        self._success = self._value = None

    def _set(self, success, value):
        self._success, self._value = success, value
        if self._callback and success:
            self._callback(value)
        self._event.set()

    def ready(self):
        """Return whether it is there."""
        return self._event.isSet()

    def successful(self):
        """Return whether the call raised nothing."""
        assert self.ready()
        return self._success

    def wait(self, timeout=None):
        """Wait for it."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """Wait for it; return it, or raise what the call raised."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value


ApplyResult = AsyncResult


class MapResult(AsyncResult):
    """The results of all calls, when they are there."""

    def __init__(self, chunksize, length, callback):
        AsyncResult.__init__(self, callback)
        self._parts = [None] * -(-length // max(1, chunksize))
        self._left, self._lock = len(self._parts), threading.Lock()
        if not self._parts:
            AsyncResult._set(self, True, [])

    def _setter(self, index):
        def done(success, value):
            with self._lock:
                if self.ready():
                    return
                self._parts[index] = value
                self._left -= 1
                left = self._left
            if not success:
                self._set(False, value)
            elif not left:
                self._set(True, list(itertools.chain(*self._parts)))
        return done


class IMapIterator(object):
    """The results of calls in their order."""

    def __init__(self):
        self._condition = threading.Condition()
        self._results, self._index, self._length = {}, 0, None

    def _setter(self, index):
        def done(success, value):
            with self._condition:
                self._put(index, (success, value))
                self._condition.notifyAll()
        return done

    def _put(self, index, result):
        self._results[index] = result

    def _take(self):
        return self._results.pop(self._index, None)

    def _set_length(self, length):
        with self._condition:
            self._length = length
            self._condition.notifyAll()

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """Wait for the next result."""
        with self._condition:
            result = self._take()
            while result is None:
                if self._index == self._length:
                    raise StopIteration
                self._condition.wait(timeout)
                result = self._take()
                if result is None and timeout is not None \
                        and self._index != self._length:
                    raise TimeoutError
            self._index += 1
        if result[0]:
            return result[1]
        raise result[1]


class IMapUnorderedIterator(IMapIterator):
    """The results of calls as they come."""

    def __init__(self):
        IMapIterator.__init__(self)
        self._results = collections.deque()

    def _put(self, index, result):
        self._results.append(result)

    def _take(self):
        return self._results.popleft() if self._results else None
