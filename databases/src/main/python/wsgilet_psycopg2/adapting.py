"""Adapters, which make SQL of values.

Java knows those of simple values and makes the SQL without them: these are
for code that asks for an adapter.
"""
import datetime

import _wsgilet_psycopg2 as _core
from _wsgilet_psycopg2 import adapters
from wsgilet_psycopg2.encoding import codec


class ISQLQuote(object):
    """What objects are asked for that become SQL."""

    __module__ = 'psycopg2._psycopg'

    def __init__(self, wrapped=None):
        self._wrapped = wrapped

    def getquoted(self):
        """Return the SQL."""

    def getbinary(self):
        """Return the value in binary; not used."""

    def getbuffer(self):
        """Return the value as a buffer; not used."""


class _Adapter(object):
    """What the adapters of psycopg2 have in common."""

    _connection = None

    def __init__(self, adapted):
        self.adapted = adapted

    def __conform__(self, protocol):
        return self if protocol is ISQLQuote else None

    def getquoted(self):
        """Return the SQL."""
        return _core.quote(self._kind, self.adapted, self._connection)

    def __str__(self):
        return self.getquoted()


class _PreparedAdapter(_Adapter):
    """One that asks the connection how."""

    def prepare(self, conn):
        """Take the connection that the SQL is for."""
        if not isinstance(conn, _core.Session):
            raise TypeError('argument 1 must be a connection')
        self._connection = conn


def _adapter(name, base, module='psycopg2.extensions'):
    cls = type(name, (base,), {'__module__': module})
    cls._kind = cls
    return cls


Int = _adapter('Int', _Adapter)
Float = _adapter('Float', _Adapter)
Boolean = _adapter('Boolean', _Adapter)
Decimal = _adapter('Decimal', _Adapter, 'psycopg2._psycopg')
List = _adapter('List', _PreparedAdapter, 'psycopg2._psycopg')


class AsIs(_Adapter):
    """SQL as it is."""

    __module__ = 'psycopg2.extensions'

    def getquoted(self):
        """Return the SQL."""
        if self.adapted is None:
            return 'NULL'
        if isinstance(self.adapted, str):
            return self.adapted
        return str(self.adapted)


class Binary(_PreparedAdapter):
    """Bytes."""

    __module__ = 'psycopg2.extensions'
    buffer = None

    def getquoted(self):
        """Return the SQL."""
        if self.buffer is None:
            self.buffer = _core.quote(Binary, self.adapted,
                                      self._connection)
        return self.buffer


class QuotedString(_PreparedAdapter):
    """Text, in the encoding of the connection."""

    __module__ = 'psycopg2.extensions'
    buffer = None
    _encoding = 'latin1'

    @property
    def encoding(self):
        """Python's name of the encoding that text is for."""
        if self._connection is not None:
            return codec(self._connection.encoding)
        return self._encoding

    @encoding.setter
    def encoding(self, encoding):
        self._encoding = encoding

    def getquoted(self):
        """Return the SQL."""
        if self.buffer is None:
            text = self.adapted
            if self._connection is None and isinstance(text, unicode):
                text = text.encode(self._encoding)
            self.buffer = _core.quote(QuotedString, text, self._connection)
        return self.buffer


class _DateTime(_Adapter):
    __module__ = 'psycopg2._psycopg'

    def __init__(self, adapted, kind):
        _Adapter.__init__(self, adapted)
        self._kind = kind
        self.type = _DATE_TIMES.index(kind)


_DateTime.__name__ = 'datetime'


def _checked(cls, value):
    if not isinstance(value, cls):
        raise TypeError('argument 1 must be %s.%s, not %s' % (
            cls.__module__, cls.__name__, type(value).__name__))


def TimeFromPy(value):
    """Wrap a datetime.time."""
    _checked(datetime.time, value)
    return _DateTime(value, TimeFromPy)


def DateFromPy(value):
    """Wrap a datetime.date."""
    _checked(datetime.date, value)
    return _DateTime(value, DateFromPy)


def TimestampFromPy(value):
    """Wrap a datetime.datetime."""
    _checked(datetime.datetime, value)
    return _DateTime(value, TimestampFromPy)


def IntervalFromPy(value):
    """Wrap a datetime.timedelta."""
    _checked(datetime.timedelta, value)
    return _DateTime(value, IntervalFromPy)


_DATE_TIMES = [TimeFromPy, DateFromPy, TimestampFromPy, IntervalFromPy]


def Date(year, month, day):
    """Return a date."""
    return DateFromPy(datetime.date(year, month, day))


def Time(hour, minute, second, tzinfo=None):
    """Return a time; seconds may have a fraction."""
    whole, micros = _seconds(second)
    return TimeFromPy(datetime.time(hour, minute, whole, micros, tzinfo))


def Timestamp(year, month, day, hour=0, minute=0, second=0.0, tzinfo=None):
    """Return a timestamp; seconds may have a fraction."""
    whole, micros = _seconds(second)
    return TimestampFromPy(datetime.datetime(
        year, month, day, hour, minute, whole, micros, tzinfo))


def _seconds(second):
    whole = int(second // 1)
    return whole, int(round((second - whole) * 1000000))


def DateFromTicks(ticks):
    """Return the local date of a time in seconds since 1970."""
    return DateFromPy(datetime.date.fromtimestamp(ticks))


def TimeFromTicks(ticks):
    """Return the local time of day of a time in seconds since 1970."""
    return TimeFromPy(datetime.datetime.fromtimestamp(ticks).time())


def TimestampFromTicks(ticks):
    """Return the timestamp of a time in seconds since 1970."""
    from psycopg2.tz import LOCAL
    return TimestampFromPy(
        datetime.datetime.fromtimestamp(ticks).replace(tzinfo=LOCAL))


for _type, _by in [
        (float, Float), (int, Int), (long, Int), (bool, Boolean),
        (str, QuotedString), (unicode, QuotedString), (buffer, Binary),
        (bytearray, Binary), (memoryview, Binary), (list, List),
        (datetime.date, DateFromPy), (datetime.time, TimeFromPy),
        (datetime.datetime, TimestampFromPy),
        (datetime.timedelta, IntervalFromPy)]:
    adapters[(_type, ISQLQuote)] = _by
