"""Large objects."""
import _wsgilet_psycopg2 as _core
from wsgilet_psycopg2.errors import (
    Error, InterfaceError, OperationalError, ProgrammingError)

_READ, _WRITE = 0x40000, 0x20000
_CHUNK = 1 << 20


def _parsed(mode):
    mode = mode or ''
    for access in 'rw', 'r', 'w', 'n', '':
        if mode.startswith(access):
            kind = mode[len(access):]
            break
    if kind not in ('', 'b', 't'):
        raise ValueError("bad mode for lobject: '%s'" % mode)
    return access or 'r', kind or 'b'


class lobject(object):
    """A large object, like a file."""

    __module__ = 'psycopg2.extensions'
    _fd = None

    def __init__(self, conn, oid=0, mode='', new_oid=0, new_file=None):
        if not isinstance(conn, _core.Session):
            raise TypeError('argument 1 must be a connection')
        self._conn = conn
        self._check_transaction()
        access, self._kind = _parsed(mode)
        conn._begin()
        self._of_transaction = conn._mark
        if oid:
            self.oid = oid
        else:
            self.oid = self._create(new_oid, new_file)
            access = {'r': 'w', 'rw': 'w', 'n': 'w'}.get(access, access)
        flags = ((_READ if 'r' in access else 0)
                 | (_WRITE if 'w' in access else 0))
        if flags:
            self._fd = self._call('lo_open(%d, %d)' % (self.oid, flags))
        self.mode = access if access == 'n' else access + self._kind

    def _call(self, call):
        return int(self._text(call))

    def _text(self, call):
        try:
            return self._conn._query('SELECT pg_catalog.' + call)
        except InterfaceError:
            raise
        except Error as e:
            raise OperationalError(e.pgerror or str(e))

    def _create(self, new_oid, new_file):
        if not new_file:
            return self._call('lo_create(%d)' % new_oid)
        try:
            source = open(new_file, 'rb')
        except IOError as e:
            raise OperationalError(
                'could not open file "%s": %s\n' % (new_file, e.strerror))
        with source:
            oid = self._call('lo_create(%d)' % new_oid)
            fd = self._call('lo_open(%d, %d)' % (oid, _WRITE))
            for data in iter(lambda: source.read(_CHUNK), ''):
                self._write(fd, data)
            self._call('lo_close(%d)' % fd)
            return oid

    def _write(self, fd, data):
        return self._call("lowrite(%d, decode('%s', 'hex'))" % (
            fd, data.encode('hex')))

    def _check_transaction(self):
        if self._conn._autocommit:
            raise ProgrammingError(
                "can't use a lobject outside of transactions")

    def _check(self):
        if self.closed:
            raise InterfaceError('lobject already closed')
        self._check_transaction()
        if self._conn._mark != self._of_transaction:
            raise ProgrammingError("lobject isn't valid anymore")

    @property
    def closed(self):
        """Whether it cannot be read or written."""
        return self._fd is None or self._conn.closed != 0

    def read(self, size=-1):
        """Read bytes or a text; up to the end if size is negative."""
        self._check()
        parts = []
        while size:
            part = self._read(_CHUNK if size < 0 else min(size, _CHUNK))
            if not part:
                break
            parts.append(part)
            size -= len(part) if size > 0 else 0
        data = ''.join(parts)
        return data if self._kind == 'b' else _core.text(data, self._conn)

    def _read(self, size):
        return self._text("encode(pg_catalog.loread(%d, %d), 'hex')" % (
            self._fd, size)).decode('hex')

    def write(self, data):
        """Write bytes or a text, and return the number of bytes."""
        self._check()
        if not isinstance(data, basestring):
            raise TypeError('lobject.write requires a string; got %s instead'
                            % type(data).__name__)
        if isinstance(data, unicode):
            from wsgilet_psycopg2.encoding import codec
            data = data.encode(codec(self._conn.encoding))
        written = 0
        for at in range(0, len(data), _CHUNK):
            written += self._write(self._fd, data[at:at + _CHUNK])
        return written

    def seek(self, offset, whence=0):
        """Set the position, and return it."""
        self._check()
        return self._call('lo_lseek64(%d, %d, %d)' % (
            self._fd, offset, whence))

    def tell(self):
        """Return the position."""
        self._check()
        return self._call('lo_tell64(%d)' % self._fd)

    def truncate(self, len=0):
        """Set the size."""
        self._check()
        self._call('lo_truncate64(%d, %d)' % (self._fd, len))

    def close(self):
        """Close it."""
        if (not self.closed and not self._conn._autocommit
                and self._conn._mark == self._of_transaction):
            fd, self._fd = self._fd, None
            self._call('lo_close(%d)' % fd)

    def unlink(self):
        """Close it, and remove it from the database."""
        self._conn._begin()
        self.close()
        self._call('lo_unlink(%d)' % self.oid)

    def export(self, filename):
        """Write it to a file of this machine."""
        self._check_transaction()
        self._conn._begin()
        fd = self._call('lo_open(%d, %d)' % (self.oid, _READ))
        with open(filename, 'wb') as target:
            while True:
                data = self._text(
                    "encode(pg_catalog.loread(%d, %d), 'hex')" % (
                        fd, _CHUNK)).decode('hex')
                if not data:
                    break
                target.write(data)
        self._call('lo_close(%d)' % fd)

    def __repr__(self):
        return '<lobject object at 0x%x; closed: %d>' % (
            id(self), self.closed)

    __str__ = __repr__
