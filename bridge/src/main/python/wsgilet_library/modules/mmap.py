"""Memory-mapped files: reads and writes go to the file by its descriptor."""
import errno
import operator
import os
import sys

error = type('error', (EnvironmentError,), {'__module__': 'mmap'})

ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = 1, 2, 3
PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MAP_SHARED, MAP_PRIVATE, MAP_DENYWRITE, MAP_EXECUTABLE = 1, 2, 0x800, 0x1000
MAP_ANON = MAP_ANONYMOUS = 0x20
PAGESIZE = ALLOCATIONGRANULARITY = 4096


def _missing(name):
    def get(self):
        raise AttributeError("'mmap.mmap' object has no attribute %r" % name)
    return property(get)


class mmap(bytearray):
    """A file, or memory of its own for the descriptor -1, as a string.

    It is a bytearray for who takes a buffer (re, struct, files, sockets),
    and has nothing of one for others.

    What is written to a shared map is in the file after flush() and
    close(), and as soon as another method of the map writes it there.
    """

    def __new__(cls, fileno, length, flags=MAP_SHARED,
                prot=PROT_READ | PROT_WRITE, access=0, offset=0):
        self = bytearray.__new__(cls)
        self._make(fileno, length, flags, prot, access, offset)
        return self

    def __init__(self, *arguments, **keywords):
        pass  # as a subclass may call it with other arguments

    def _make(self, fileno, length, flags, prot, access, offset):
        fileno, length = operator.index(fileno), operator.index(length)
        if length < 0:
            raise OverflowError('memory mapped length must be positive')
        if length > sys.maxsize:
            raise OverflowError("Python int too large to convert to C long")
        if offset < 0:
            raise OverflowError('memory mapped offset must be positive')
        if access and (flags != MAP_SHARED
                       or prot != PROT_READ | PROT_WRITE):
            raise ValueError("mmap can't specify both access, flags, prot.")
        if not 0 <= access <= ACCESS_COPY:
            raise ValueError('mmap invalid access parameter.')
        if offset % ALLOCATIONGRANULARITY:
            raise error(errno.EINVAL, os.strerror(errno.EINVAL))
        self._copies = access == ACCESS_COPY or bool(flags & MAP_PRIVATE)
        self._read_only = access == ACCESS_READ or not prot & PROT_WRITE
        self._fd, self._offset, self._position = None, offset, 0
        self._open = True
        if fileno == -1:
            bytearray.extend(self, bytearray(length))
        else:
            self._map(fileno, length)

    def _map(self, fileno, length):
        try:
            size = os.fstat(fileno).st_size
        except OSError as e:
            raise error(e.errno, e.strerror)
        if length == 0:
            if size == 0:
                raise ValueError('cannot mmap an empty file')
            if self._offset >= size:
                raise ValueError('mmap offset is greater than file size')
            length = size - self._offset
            if length > sys.maxsize:
                raise ValueError('mmap length is too large')
        elif self._offset + length > size:
            raise ValueError('mmap length is greater than file size')
        self._fd = os.dup(fileno)
        os.lseek(self._fd, self._offset, os.SEEK_SET)
        left = length
        while left:
            data = os.read(self._fd, left)
            if not data:
                break
            bytearray.extend(self, data)
            left -= len(data)

    def _check(self):
        if not self._open:
            raise ValueError('mmap closed or invalid')

    def _check_writable(self):
        self._check()
        if self._read_only:
            raise TypeError("mmap can't modify a readonly memory map.")

    def _written(self, start, end):
        """Bring what has changed into the file."""
        if self._fd is not None and not self._copies and start < end:
            os.lseek(self._fd, self._offset + start, os.SEEK_SET)
            os.write(self._fd, self._bytes(start, end))

    def _bytes(self, start, end):
        return str(bytearray.__getitem__(self, slice(start, end)))

    def close(self):
        """Close the map, not the file."""
        if self._fd is not None:
            os.close(self._fd)
        if self._open:
            bytearray.__setitem__(self, slice(None), '')
        self._fd, self._open = None, False

    def __len__(self):
        self._check()
        return bytearray.__len__(self)

    def __getitem__(self, index):
        self._check()
        if isinstance(index, slice):
            return str(bytearray.__getitem__(self, index))
        try:
            return chr(bytearray.__getitem__(self, index))
        except IndexError:
            raise IndexError('mmap index out of range')

    def __getslice__(self, start, end):
        return self[slice(start, end)]

    def __setitem__(self, index, value):
        self._check_writable()
        if isinstance(index, slice):
            self._set_slice(index, value)
            return
        if not isinstance(value, str) or len(value) != 1:
            raise IndexError('mmap assignment must be single-character '
                             'string')
        index = operator.index(index)
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError('mmap index out of range')
        bytearray.__setitem__(self, index, value)
        self._written(index, index + 1)

    def _set_slice(self, index, value):
        if not isinstance(value, str):
            raise IndexError('mmap slice assignment must be a string')
        places = xrange(*index.indices(len(self)))
        if len(places) != len(value):
            raise IndexError('mmap slice assignment is wrong size')
        if places:
            bytearray.__setitem__(self, index, value)
            self._written(min(places[0], places[-1]),
                          max(places[0], places[-1]) + 1)

    def __setslice__(self, start, end, value):
        self[slice(start, end)] = value

    def __delitem__(self, index):
        raise TypeError("mmap object doesn't support %s deletion" % (
            'slice' if isinstance(index, slice) else 'item'))

    def __delslice__(self, start, end):
        raise TypeError("mmap object doesn't support slice deletion")

    def __iter__(self):
        for index in xrange(len(self)):
            yield self[index]

    def __contains__(self, value):
        return any(value == byte for byte in self)

    def __add__(self, other):
        return NotImplemented

    __radd__ = __iadd__ = __mul__ = __rmul__ = __imul__ = __add__
    __hash__, __repr__ = object.__hash__, object.__repr__
    __str__ = object.__repr__
    __reduce__, __reduce_ex__ = object.__reduce__, object.__reduce_ex__

    # A map is the same as itself alone.
    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other

    def __lt__(self, other):
        return id(self) < id(other)

    def __le__(self, other):
        return id(self) <= id(other)

    def __gt__(self, other):
        return id(self) > id(other)

    def __ge__(self, other):
        return id(self) >= id(other)

    def find(self, string, start=None, end=None):
        """Return the first place of a string from here on, or -1."""
        return self._find(bytearray.find, string, start, end)

    def rfind(self, string, start=None, end=None):
        """Return the last place of a string from here on, or -1."""
        return self._find(bytearray.rfind, string, start, end)

    def _find(self, find, string, start, end):
        self._check()
        return find(self, string, self._position if start is None else start,
                    len(self) if end is None else end)

    def flush(self, offset=0, size=None):
        """Do what the system needs: all is in the file already."""
        self._check()
        size = len(self) - offset if size is None else size
        if size < 0 or offset < 0 or offset + size > len(self):
            raise ValueError('flush values out of range')
        return 0

    def move(self, dest, src, count):
        """Copy bytes within the map."""
        self._check_writable()
        if (min(dest, src, count) < 0
                or max(dest, src) + count > len(self)):
            raise ValueError('source, destination, or count out of range')
        bytearray.__setitem__(self, slice(dest, dest + count),
                              self._bytes(src, src + count))
        self._written(dest, dest + count)

    def read(self, num=-1):
        """Read bytes from here on."""
        self._check()
        start = self._position
        rest = max(0, len(self) - start)
        num = rest if num < 0 else min(num, rest)
        self._position += num
        return self._bytes(start, start + num)

    def read_byte(self):
        """Read a byte."""
        self._check()
        if self._position >= len(self):
            raise ValueError('read byte out of range')
        return self.read(1)

    def readline(self):
        """Read up to the end of the line."""
        end = self.find('\n') + 1
        return self.read(end - self._position if end else -1)

    def resize(self, newsize):
        """Change the size of the map and of the file."""
        self._check()
        if self._copies or self._read_only:
            raise TypeError("mmap can't resize a readonly or copy-on-write "
                            "memory map.")
        if self._fd is not None:
            os.ftruncate(self._fd, self._offset + newsize)
        size = len(self)
        if newsize < size:
            bytearray.__setitem__(self, slice(newsize, None), '')
        else:
            bytearray.extend(self, bytearray(newsize - size))

    def seek(self, pos, whence=os.SEEK_SET):
        """Go to a position."""
        self._check()
        if whence == os.SEEK_CUR:
            pos += self._position
        elif whence == os.SEEK_END:
            pos += len(self)
        elif whence != os.SEEK_SET:
            raise ValueError('unknown seek type')
        if not 0 <= pos <= len(self):
            raise ValueError('seek out of range')
        self._position = pos

    def size(self):
        """Return the size of the file."""
        self._check()
        return (len(self) if self._fd is None
                else os.fstat(self._fd).st_size)

    def tell(self):
        """Return the position."""
        self._check()
        return self._position

    def write(self, string):
        """Write bytes from here on."""
        self._check_writable()
        string = str(buffer(string))
        start, end = self._position, self._position + len(string)
        if end > len(self):
            raise ValueError('data out of range')
        bytearray.__setitem__(self, slice(start, end), string)
        self._position = end
        self._written(start, end)

    def write_byte(self, byte):
        """Write a byte."""
        if len(byte) != 1:
            raise TypeError('write_byte() argument 1 must be char, not str')
        self._check_writable()
        if self._position >= len(self):
            raise ValueError('write byte out of range')
        self.write(byte)


for _name in dir(bytearray):
    if not _name.startswith('__') and _name not in mmap.__dict__:
        setattr(mmap, _name, _missing(_name))
del _name
