"""merge() lets an IndexError of what it merges out (CPython 2.7.11)."""
from __future__ import absolute_import


def mend(heapq):
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

    merge.__module__ = 'heapq'
    merge.__doc__ = heapq.merge.__doc__
    heapq.merge = merge
