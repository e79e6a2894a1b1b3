"""Heaps are lists, as for the functions in C, and merge() lets an IndexError of
what it merges out (CPython 2.7.11)."""
from __future__ import absolute_import


def mend(heapq):
    siftdown, siftup, cmp_lt = heapq._siftdown, heapq._siftup, heapq.cmp_lt

    def heappush(heap, item):
        check(heap)
        heap.append(item)
        siftdown(heap, 0, len(heap) - 1)

    def heappop(heap):
        check(heap)
        if not heap:
            raise IndexError('index out of range')
        last = heap.pop()
        if not heap:
            return last
        least, heap[0] = heap[0], last
        siftup(heap, 0)
        return least

    def heapreplace(heap, item):
        check(heap)
        if not heap:
            raise IndexError('index out of range')
        least, heap[0] = heap[0], item
        siftup(heap, 0)
        return least

    def heappushpop(heap, item):
        check(heap)
        if heap and cmp_lt(heap[0], item):
            item, heap[0] = heap[0], item
            siftup(heap, 0)
        return item

    def heapify(heap):
        check(heap)
        for parent in reversed(xrange(len(heap) // 2)):
            siftup(heap, parent)

    def check(heap):
        if not isinstance(heap, list):
            raise TypeError('heap argument must be a list')


    def merge(*iterables):
        heap = []
        for number, iterable in enumerate(iterables):
            advance = iter(iterable).next
            try:
                heap.append([advance(), number, advance])
            except StopIteration:
                pass
        heapq.heapify(heap)
        while heap:
            entry = heap[0]
            value, _, advance = entry
            yield value
            try:
                entry[0] = advance()
            except StopIteration:
                heapq.heappop(heap)
            else:
                heapq.heapreplace(heap, entry)

    for function in (heappush, heappop, heapreplace, heappushpop, heapify,
                     merge):
        function.__module__ = 'heapq'
        function.__doc__ = getattr(heapq, function.__name__).__doc__
        setattr(heapq, function.__name__, function)
