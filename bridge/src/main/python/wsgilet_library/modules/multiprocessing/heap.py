"""Memory for objects that several processes of CPython would share."""
__all__ = ['BufferWrapper']


class BufferWrapper(object):
    """A number of bytes."""

    def __init__(self, size):
        assert 0 <= size
        self._bytes = bytearray(size)

    def get_size(self):
        """Return how many bytes there are."""
        return len(self._bytes)
