"""Memory-mapped files: reads and writes go to the file by its descriptor."""
import errno
import os

error = type('error', (EnvironmentError,), {'__module__': 'mmap'})

ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = 1, 2, 3
PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MAP_SHARED, MAP_PRIVATE, MAP_DENYWRITE, MAP_EXECUTABLE = 1, 2, 0x800, 0x1000
MAP_ANON = MAP_ANONYMOUS = 0x20
PAGESIZE = ALLOCATIONGRANULARITY = 4096


class mmap(object):
    """A file, or memory of its own for the descriptor -1, as a string.

    What is written to a shared map is in the file after flush() and
    close(), and as soon as another method of the map writes it there.
    """

    def __init__(self, fileno, length, flags=MAP_SHARED,
                 prot=PROT_READ | PROT_WRITE, access=0, offset=0):
        if length < 0:
            raise OverflowError('memory mapped size must be positive')
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
        if fileno == -1:
            self._data = bytearray(length)
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
        elif self._offset + length > size:
            raise ValueError('mmap length is greater than file size')
        self._fd = os.dup(fileno)
        os.lseek(self._fd, self._offset, os.SEEK_SET)
        self._data = bytearray()
        while len(self._data) < length:
            data = os.read(self._fd, length - len(self._data))
            if not data:
                break
            self._data += data

    def _check(self):
        if self._data is None:
            raise ValueError('mmap closed or invalid')

    def _check_writable(self):
        self._check()
        if self._read_only:
            raise TypeError("mmap can't modify a readonly memory map.")

    def _written(self, start, end):
        """Bring what has changed into the file."""
        if self._fd is not None and not self._copies and start < end:
            os.lseek(self._fd, self._offset + start, os.SEEK_SET)
            os.write(self._fd, str(self._data[start:end]))

    def close(self):
        """Close the map, not the file."""
        if self._fd is not None:
            os.close(self._fd)
        self._fd = self._data = None

    def __len__(self):
        self._check()
        return len(self._data)

    def __getitem__(self, index):
        self._check()
        if isinstance(index, slice):
            return str(self._data[index])
        try:
            return chr(self._data[index])
        except IndexError:
            raise IndexError('mmap index out of range')

    def __setitem__(self, index, value):
        self._check_writable()
        if not isinstance(value, str):
            raise (IndexError if isinstance(index, slice) else TypeError)(
                'mmap assignment must be a string')
        if isinstance(index, slice):
            places = range(*index.indices(len(self._data)))
            if len(places) != len(value):
                raise IndexError('mmap slice assignment is wrong size')
            for place, character in zip(places, value):
                self._data[place] = ord(character)
            if places:
                self._written(min(places), max(places) + 1)
            return
        if len(value) != 1:
            raise IndexError('mmap assignment must be single-character '
                             'string')
        if index < 0:
            index += len(self._data)
        if not 0 <= index < len(self._data):
            raise IndexError('mmap index out of range')
        self._data[index] = ord(value)
        self._written(index, index + 1)

    def find(self, string, start=None, end=None):
        """Return the first place of a string from here on, or -1."""
        return self._find(self._data and self._data.find, string, start, end)

    def rfind(self, string, start=None, end=None):
        """Return the last place of a string from here on, or -1."""
        return self._find(self._data and self._data.rfind, string, start, end)

    def _find(self, find, string, start, end):
        self._check()
        return find(string, self._position if start is None else start,
                    len(self._data) if end is None else end)

    def flush(self, offset=0, size=None):
        """Do what the system needs: all is in the file already."""
        self._check()
        size = len(self._data) - offset if size is None else size
        if size < 0 or offset < 0 or offset + size > len(self._data):
            raise ValueError('flush values out of range')
        return 0

    def move(self, dest, src, count):
        """Copy bytes within the map."""
        self._check_writable()
        size = len(self._data)
        if min(dest, src, count) < 0 or max(dest, src) + count > size:
            raise ValueError('source, destination, or count out of range')
        self._data[dest:dest + count] = self._data[src:src + count]
        self._written(dest, dest + count)

    def read(self, num=-1):
        """Read bytes from here on."""
        self._check()
        start = self._position
        rest = max(0, len(self._data) - start)
        num = rest if num < 0 else min(num, rest)
        self._position += num
        return str(self._data[start:start + num])

    def read_byte(self):
        """Read a byte."""
        self._check()
        if self._position >= len(self._data):
            raise ValueError('read byte out of range')
        return self.read(1)

    def readline(self):
        """Read up to the end of the line."""
        end = self.find('\n') + 1
        return self.read(end - self._position if end else -1)

    def resize(self, newsize):
        """Change the size of the map and of the file."""
        self._check_writable()
        if self._copies:
            raise TypeError("mmap can't resize a readonly or copy-on-write "
                            "memory map.")
        if self._fd is not None:
            os.ftruncate(self._fd, self._offset + newsize)
        size = len(self._data)
        if newsize < size:
            del self._data[newsize:]
        else:
            self._data.extend('\0' * (newsize - size))

    def seek(self, pos, whence=os.SEEK_SET):
        """Go to a position."""
        self._check()
        if whence == os.SEEK_CUR:
            pos += self._position
        elif whence == os.SEEK_END:
            pos += len(self._data)
        elif whence != os.SEEK_SET:
            raise ValueError('unknown seek type')
        if not 0 <= pos <= len(self._data):
            raise ValueError('seek out of range')
        self._position = pos

    def size(self):
        """Return the size of the file."""
        self._check()
        return (len(self._data) if self._fd is None
                else os.fstat(self._fd).st_size)

    def tell(self):
        """Return the position."""
        self._check()
        return self._position

    def write(self, string):
        """Write bytes from here on."""
        self._check_writable()
        start, end = self._position, self._position + len(string)
        if end > len(self._data):
            raise ValueError('data out of range')
        self._data[start:end] = string
        self._position = end
        self._written(start, end)

    def write_byte(self, byte):
        """Write a byte."""
        if len(byte) != 1:
            raise TypeError('write_byte() argument 1 must be char, not str')
        self._check_writable()
        if self._position >= len(self._data):
            raise ValueError('write byte out of range')
        self.write(byte)
