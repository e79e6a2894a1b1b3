"""Heaps: lists whose first item is the least."""
from org.wsgilet.bridge.library import Heaps as _Heaps


def _checked(heap):
    if not isinstance(heap, list):
        raise TypeError('heap argument must be a list')
    return heap


def heappush(heap, item):
    """Push an item onto a heap."""
    _Heaps.push(_checked(heap), item)


def heappop(heap):
    """Take the least item from a heap."""
    return _Heaps.pop(_checked(heap))


def heapreplace(heap, item):
    """Take the least item from a heap, and push another."""
    return _Heaps.replace(_checked(heap), item)


def heappushpop(heap, item):
    """Push an item onto a heap, and take the least."""
    return _Heaps.pushPop(_checked(heap), item)


def heapify(heap):
    """Make a heap of a list."""
    _Heaps.heapify(_checked(heap))


def nlargest(n, iterable):
    """Return a list of the n largest items, the largest first."""
    return _Heaps.largest(min(n, 0x7fffffff), iterable)


def nsmallest(n, iterable):
    """Return a list of the n smallest items, the smallest first."""
    return _Heaps.smallest(min(n, 0x7fffffff), iterable)
