"""psycopg2._psycopg, which a copy of psycopg2 imports: the part in Python.

What runs for each statement, value or row is in Java, in _wsgilet_psycopg2.
"""
import sys as _sys

import _wsgilet_psycopg2 as _core
from _wsgilet_psycopg2 import (  # noqa: F401
    adapt, adapters, cursor, new_array_type, new_type, register_type,
    string_types)
from wsgilet_psycopg2.adapting import (  # noqa: F401
    AsIs, Binary, Boolean, Date, DateFromPy, DateFromTicks, Decimal, Float,
    ISQLQuote, Int, IntervalFromPy, List, QuotedString, Time, TimeFromPy,
    TimeFromTicks, Timestamp, TimestampFromPy, TimestampFromTicks)
from wsgilet_psycopg2.connection import (  # noqa: F401
    ASYNC, ConnectionInfo, connection, lobject, parse_dsn)
from wsgilet_psycopg2.encoding import encodings  # noqa: F401
from wsgilet_psycopg2.errors import (  # noqa: F401
    DataError, DatabaseError, Diagnostics, Error, IntegrityError,
    InterfaceError, InternalError, NotSupportedError, OperationalError,
    ProgrammingError, QueryCanceledError, TransactionRollbackError, Warning,
    define_errors, server_error, sqlstate_errors)
from wsgilet_psycopg2.values import Column, Notify, Xid  # noqa: F401

for _name in dir(_core):
    if _name.isupper():
        globals()[_name] = getattr(_core, _name)
del UNKNOWN_DEFAULT  # noqa: F821

__name__ = 'psycopg2._psycopg'
__libpq_version__ = 150000
apilevel = '2.0'
threadsafety = 2
paramstyle = 'pyformat'
binary_types = {}
REPLICATION_PHYSICAL = 12345678
REPLICATION_LOGICAL = 87654321

_REFUSED = ('replication is not supported in Wsgilet: use a program of its '
            'own on CPython for it')


def _composed(sql, conn):
    """Return the text of what psycopg2.sql composes."""
    from psycopg2.sql import Composable
    if not isinstance(sql, Composable):
        raise TypeError('argument 1 must be a string or unicode object: got '
                        '%s instead' % type(sql).__name__)
    text = sql.as_string(conn)
    if not isinstance(text, basestring):
        raise TypeError('as_string() should return a string: got %s instead'
                        % type(text).__name__)
    return text


def quote_ident(ident, scope):
    """Return an identifier in double quotes."""
    if not isinstance(scope, (_core.Session, cursor)):
        raise TypeError('argument 2 must be a connection or a cursor')
    if isinstance(ident, unicode):
        ident = ident.encode('utf-8')
    elif not isinstance(ident, str):
        raise TypeError('Expected bytes or unicode string, got %s instead'
                        % type(ident).__name__)
    return '"%s"' % ident.replace('"', '""')


def encrypt_password(password, user, scope=None, algorithm=None):
    """Return a password as the server keeps it."""
    if scope is not None and not isinstance(scope, (_core.Session, cursor)):
        raise TypeError('the scope must be a connection or a cursor')
    for value in password, user:
        if not isinstance(value, basestring):
            raise TypeError('Expected bytes or unicode string, got %s '
                            'instead' % type(value).__name__)
    if algorithm != 'md5' and scope is None:
        raise ProgrammingError(
            "password encryption (other than 'md5' algorithm) requires a "
            "connection or cursor")
    if algorithm is None:
        conn = getattr(scope, 'connection', scope)
        algorithm = conn._query('SHOW password_encryption')
        algorithm = 'md5' if algorithm == 'on' else algorithm
    if algorithm not in ('md5', 'scram-sha-256'):
        raise ProgrammingError(
            'password encryption failed: unrecognized password encryption '
            'algorithm "%s"\n' % algorithm)
    return _core.encrypt_password(password, user, algorithm)


def libpq_version():
    """Return the version of libpq that this module does the same as."""
    return __libpq_version__


def set_wait_callback(callback):
    """Refuse what green threads need."""
    if callback is not None:
        raise NotSupportedError(ASYNC)


def get_wait_callback():
    """Return None."""
    return None


class _Refused(object):
    def __init__(self, *args, **kwargs):
        raise NotSupportedError(_REFUSED)


class ReplicationConnection(_Refused):
    """There is none."""


class ReplicationCursor(_Refused):
    """There is none."""


class ReplicationMessage(_Refused):
    """There is none."""


def _connect(dsn, connection_factory=None, async=0, async_=0):
    factory = connection_factory or connection
    if async or async_:
        return factory(dsn, async or async_)
    return factory(dsn)


_core.complete(_sys.modules['wsgilet_psycopg2'])
_sys.modules['psycopg2._psycopg'] = _sys.modules['wsgilet_psycopg2']
define_errors()
__version__ = ('2.8.6' if sqlstate_errors else '2.7.7') + (
    ' (dt dec pq3 ext lo64)')
