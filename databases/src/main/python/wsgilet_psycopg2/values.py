"""Columns, notifications and transaction identifiers."""
import binascii


class Column(object):
    """A column of a result: a sequence of seven items, with names."""

    __module__ = 'psycopg2.extensions'
    _NAMES = ('name', 'type_code', 'display_size', 'internal_size',
              'precision', 'scale', 'null_ok', 'table_oid', 'table_column')

    def __init__(self, name=None, type_code=None, display_size=None,
                 internal_size=None, precision=None, scale=None,
                 null_ok=None, table_oid=None, table_column=None):
        self.name = name
        self.type_code = type_code
        self.display_size = display_size
        self.internal_size = internal_size
        self.precision = precision
        self.scale = scale
        self.null_ok = null_ok
        self.table_oid = table_oid
        self.table_column = table_column

    def _items(self):
        return (self.name, self.type_code, self.display_size,
                self.internal_size, self.precision, self.scale,
                self.null_ok)

    def __len__(self):
        return 7

    def __getitem__(self, index):
        return self._items()[index]

    def __iter__(self):
        return iter(self._items())

    def __eq__(self, other):
        return self._items() == _items(other)

    def __ne__(self, other):
        return self._items() != _items(other)

    def __lt__(self, other):
        return self._items() < _items(other)

    def __le__(self, other):
        return self._items() <= _items(other)

    def __gt__(self, other):
        return self._items() > _items(other)

    def __ge__(self, other):
        return self._items() >= _items(other)

    __hash__ = object.__hash__

    def __repr__(self):
        return 'Column(name=%r, type_code=%r)' % (self.name, self.type_code)

    def __getstate__(self):
        return self._items()

    def __setstate__(self, state):
        if state is None:
            return
        if not isinstance(state, tuple):
            raise TypeError('state is not a tuple')
        for name, value in zip(self._NAMES, state):
            setattr(self, name, value)

    def __reduce_ex__(self, protocol):
        return type(self), (), self._items()


def _items(other):
    return other._items() if isinstance(other, Column) else other


class Notify(object):
    """A notification: (pid, channel), with a payload."""

    __module__ = 'psycopg2.extensions'

    def __init__(self, pid, channel, payload=''):
        self.pid = pid
        self.channel = channel
        self.payload = payload

    def _compared(self, other):
        if isinstance(other, Notify):
            return ((self.pid, self.channel, self.payload),
                    (other.pid, other.channel, other.payload))
        if isinstance(other, tuple):
            return (self.pid, self.channel), other
        return None

    def _compare(self, other, how):
        pair = self._compared(other)
        return pair is not None and how(*pair)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._compare(other, lambda a, b: a != b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        if self.payload:
            return hash((self.pid, self.channel, self.payload))
        return hash((self.pid, self.channel))

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.pid, self.channel)[index]

    def __repr__(self):
        return 'Notify(%r, %r, %r)' % (self.pid, self.channel, self.payload)


class Xid(object):
    """The identifier of a transaction in two phases."""

    __module__ = 'psycopg2.extensions'
    prepared = None
    owner = None
    database = None

    def __init__(self, format_id, gtrid, bqual):
        if not 0 <= format_id <= 0x7fffffff:
            raise ValueError(
                'format_id must be a non-negative 32-bit integer')
        for name, value in ('gtrid', gtrid), ('bqual', bqual):
            if not isinstance(value, basestring):
                raise TypeError('%s must be a string' % name)
            if len(value) > 64:
                raise ValueError('%s must be a string no longer than 64 '
                                 'characters' % name)
            if any(not ' ' <= c < '\x7f' for c in value):
                raise ValueError(
                    '%s must contain only printable characters.' % name)
        self.format_id = int(format_id)
        self.gtrid = str(gtrid)
        self.bqual = str(bqual)

    @staticmethod
    def from_string(s):
        """Return the Xid that str(xid) gives, or one of its own kind."""
        if not isinstance(s, basestring):
            raise TypeError('not a valid transaction id')
        parts = s.split('_')
        try:
            if len(parts) == 3 and parts[0].isdigit():
                return Xid(int(parts[0]), parts[1].decode('base64'),
                           parts[2].decode('base64'))
        except (ValueError, binascii.Error):
            pass
        xid = Xid(0, '', '')
        xid.format_id = xid.bqual = None
        xid.gtrid = s
        return xid

    def __len__(self):
        return 3

    def __getitem__(self, index):
        return (self.format_id, self.gtrid, self.bqual)[index]

    def __str__(self):
        if self.format_id is None:
            return self.gtrid
        return '%d_%s_%s' % (self.format_id, _base64(self.gtrid),
                             _base64(self.bqual))

    def __repr__(self):
        if self.format_id is None:
            return '<Xid: %r (unparsed)>' % (self.gtrid,)
        return '<Xid: (%r, %r, %r)>' % tuple(self)


def _base64(text):
    return text.encode('base64').replace('\n', '')
