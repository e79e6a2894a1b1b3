"""Packs values into strings as C has them in memory, and unpacks them."""
from org.wsgilet.bridge.library.binary import StructFormat as _Format

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'Struct',
           'error']
_MAX_FORMATS = 100

error = type('error', (Exception,), {'__module__': 'struct'})
_formats = {}


def _read(format):
    found = _formats.get(format)
    if found is None:
        if isinstance(format, unicode):
            text = format.encode('ascii')
        elif isinstance(format, str):
            text = format
        else:
            raise TypeError('Struct() argument 1 must be string, not %s'
                            % type(format).__name__)
        if len(_formats) >= _MAX_FORMATS:
            _formats.clear()
        found = _formats[format] = _Format.of(text, error)
    return found


def calcsize(fmt):
    """Return the size of a struct in bytes."""
    return _read(fmt).size()


def pack(fmt, *values):
    """Return a string with the values."""
    return _read(fmt).pack(values)


def pack_into(fmt, buffer, offset, *values):
    """Write the values into a buffer from an offset on."""
    _read(fmt).packInto(buffer, offset, values)


def unpack(fmt, string):
    """Return the values in a string of exactly the struct's size."""
    return _read(fmt).unpack(string)


def unpack_from(fmt, buffer, offset=0):
    """Return the values in a buffer from an offset on."""
    return _read(fmt).unpackFrom(buffer, offset)


def _clearcache():
    """Forget the formats that were read."""
    _formats.clear()


class Struct(object):
    """A format that is read once."""

    def __init__(self, fmt):
        self._format = _read(fmt)
        self.format = str(fmt)
        self.size = self._format.size()

    def pack(self, *values):
        """Return a string with the values."""
        return self._format.pack(values)

    def pack_into(self, buffer, offset, *values):
        """Write the values into a buffer from an offset on."""
        self._format.packInto(buffer, offset, values)

    def unpack(self, string):
        """Return the values in a string of exactly the struct's size."""
        return self._format.unpack(string)

    def unpack_from(self, buffer, offset=0):
        """Return the values in a buffer from an offset on."""
        return self._format.unpackFrom(buffer, offset)
