"""psycopg2.extensions.connection, and what belongs to it."""
import _wsgilet_psycopg2 as _core
from wsgilet_psycopg2 import dsn as _dsn
from wsgilet_psycopg2 import errors as _errors
from wsgilet_psycopg2.encoding import codec
from wsgilet_psycopg2.errors import (
    InterfaceError, NotSupportedError, OperationalError, ProgrammingError)
from wsgilet_psycopg2.info import ConnectionInfo
from wsgilet_psycopg2.lobject import lobject as _lobject
from wsgilet_psycopg2.values import Xid

ASYNC = ('asynchronous connections are not supported in Wsgilet: use a '
         'thread for each connection, which here run side by side')

READY, BEGIN, PREPARED = 1, 2, 5

_LEVELS = {1: 'READ COMMITTED', 2: 'REPEATABLE READ', 3: 'SERIALIZABLE',
           4: 'READ UNCOMMITTED'}
_SETTINGS = [
    ('isolation_level', 'default_transaction_isolation'),
    ('readonly', 'default_transaction_read_only'),
    ('deferrable', 'default_transaction_deferrable')]
_CLAUSES = {'readonly': ('READ WRITE', 'READ ONLY'),
            'deferrable': ('NOT DEFERRABLE', 'DEFERRABLE')}
_UNCHANGED = object()

lobject = _lobject


def parse_dsn(dsn):
    """Return the parameters of a connection string."""
    if isinstance(dsn, unicode):
        dsn = dsn.encode('utf-8')
    elif not isinstance(dsn, str):
        raise TypeError('Expected bytes or unicode string, got %s instead'
                        % type(dsn).__name__)
    try:
        return _dsn.parse_dsn(dsn)
    except ValueError as e:
        raise ProgrammingError('invalid dsn: %s\n' % e)


def _obscured(dsn, parameters):
    if 'password' not in parameters:
        return dsn
    from psycopg2.extensions import make_dsn
    return make_dsn(**dict(parameters, password='xxx'))


class connection(_core.Session):
    """A connection to a database."""

    __module__ = 'psycopg2.extensions'
    async_ = 0
    protocol_version = 3
    pgconn_ptr = None
    _isolation_level = _readonly = _deferrable = None
    _parameters = None

    def __init__(self, dsn, *args, **kwargs):
        if not isinstance(dsn, basestring):
            raise TypeError('must be string, not ' + type(dsn).__name__)
        if any(args) or any(kwargs.values()):
            raise NotSupportedError(ASYNC)
        given = self._given(dsn)
        self.dsn = _obscured(dsn, given)
        self._parameters = _dsn.completed(given)
        self._parameters.setdefault(
            'host', _core.default_host(self._parameters['port']))
        unsupported = _dsn.unsupported(self._parameters)
        if unsupported:
            raise NotSupportedError(unsupported)
        try:
            _dsn.check(self._parameters)
        except ValueError as e:
            raise OperationalError('%s\n' % e)
        self._open(_dsn.with_files(self._parameters))
        self._setup()

    @staticmethod
    def _given(dsn):
        try:
            return parse_dsn(dsn)
        except ProgrammingError as e:
            raise OperationalError(str(e)[len('invalid dsn: '):])

    def _setup(self):
        self.server_version = _version(self._parameter('server_version'))
        self._store_encoding(self._parameter('client_encoding'))
        if not self._parameter('DateStyle').startswith('ISO'):
            self._command("SET datestyle TO 'ISO'")
        self._autocommit = False
        self._isolation_level = self._readonly = self._deferrable = None
        self._begin_command = 'BEGIN'

    def _store_encoding(self, name):
        self._set_encoding(_clean(name), codec(name))

    def __repr__(self):
        return "<connection object at 0x%x; dsn: '%s', closed: %d>" % (
            id(self), getattr(self, 'dsn', '<unintialized>'), self.closed)

    __str__ = __repr__

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.commit()
        else:
            self.rollback()

    # Sessions

    def _check_session(self, what='set_session'):
        self._check_open()
        if self.status != READY:
            raise ProgrammingError(
                '%s cannot be used inside a transaction' % what)

    def set_session(self, isolation_level=None, readonly=None,
                    deferrable=None, autocommit=None):
        """Set how the next transactions begin."""
        self._check_session()
        changes = {}
        if isolation_level is not None:
            changes['isolation_level'] = _level(isolation_level)
        if readonly is not None:
            changes['readonly'] = _switch(readonly)
        if deferrable is not None:
            changes['deferrable'] = _switch(deferrable)
        self._change_session(
            None if autocommit is None else bool(autocommit), changes)

    def _change_session(self, autocommit, changes):
        wanted = self._autocommit if autocommit is None else autocommit
        for name, setting in _SETTINGS:
            value = changes.get(name, _UNCHANGED)
            if wanted and value is not _UNCHANGED:
                self._set(setting, _setting(name, value))
            elif (not wanted and self._autocommit
                    and getattr(self, '_' + name) is not None):
                self._set(setting, None)
        self._autocommit = wanted
        for name, value in changes.items():
            setattr(self, '_' + name, value)
        self._begin_command = self._begin_text()

    def _set(self, setting, value):
        self._command('SET %s TO %s' % (
            setting, 'DEFAULT' if value is None else "'%s'" % value))

    def _begin_text(self):
        text = 'BEGIN'
        if self._isolation_level is not None:
            text += ' ISOLATION LEVEL ' + _LEVELS[self._isolation_level]
        for name in 'readonly', 'deferrable':
            value = getattr(self, '_' + name)
            if value is not None:
                text += ' ' + _CLAUSES[name][value]
        return text

    @property
    def autocommit(self):
        """Whether statements are no part of a transaction."""
        return self._autocommit

    @autocommit.setter
    def autocommit(self, value):
        self._check_session()
        self._change_session(bool(value), {})

    @property
    def isolation_level(self):
        """The isolation level of transactions; None for the default."""
        return self._isolation_level

    @isolation_level.setter
    def isolation_level(self, value):
        self._check_session()
        self._change_session(None, {'isolation_level': _level(value)})

    @property
    def readonly(self):
        """Whether transactions only read; None for the default."""
        return self._readonly

    @readonly.setter
    def readonly(self, value):
        self._check_session()
        self._change_session(None, {'readonly': _switch(value)})

    @property
    def deferrable(self):
        """Whether transactions wait; None for the default."""
        return self._deferrable

    @deferrable.setter
    def deferrable(self, value):
        self._check_session()
        self._change_session(None, {'deferrable': _switch(value)})

    def set_isolation_level(self, level):
        """Set the level, or 0 for autocommit; rolls back."""
        self._check_open()
        self._check_not_prepared('isolation_level')
        if isinstance(level, (int, long)):
            if not 0 <= level <= 4:
                raise ValueError('isolation level must be between 0 and 4')
        else:
            level = _level(level)
        self._rollback()
        if level == 0:
            self._change_session(True, {})
        else:
            self._change_session(False, {'isolation_level': level})

    def _rollback(self):
        xid, self._xid = self._xid, None
        try:
            _core.Session.rollback(self)
        finally:
            self._xid = xid

    def set_client_encoding(self, encoding):
        """Set the encoding of texts; rolls back."""
        self._check_open()
        self._check_not_prepared('set_client_encoding')
        if not isinstance(encoding, basestring):
            raise TypeError('argument 1 must be string, not %s'
                            % type(encoding).__name__)
        name = _clean(encoding)
        if name == self.encoding:
            return
        self._rollback()
        self._set('client_encoding', name)
        self._store_encoding(encoding)

    def reset(self):
        """Roll back, and set the session to its defaults."""
        self._check_open()
        self._reset()
        self._setup()

    # Transactions in two phases

    def xid(self, format_id, gtrid, bqual):
        """Return the identifier of a transaction."""
        self._check_open()
        return Xid(format_id, gtrid, bqual)

    def _check_not_prepared(self, what):
        if self.status == PREPARED:
            raise ProgrammingError('%s cannot be used with a prepared '
                                   'two-phase transaction' % what)

    def tpc_begin(self, xid):
        """Begin a transaction in two phases."""
        self._check_session('tpc_begin')
        xid = xid if isinstance(xid, Xid) else Xid.from_string(xid)
        if self._autocommit:
            raise ProgrammingError(
                "tpc_begin can't be called in autocommit mode")
        self._begin()
        self._xid = xid

    def _tpc(self, command, xid):
        self._mark += 1
        self._command('%s %s' % (command, self._literal(str(xid))))

    def tpc_prepare(self):
        """End the first phase."""
        self._check_open()
        self._check_not_prepared('tpc_prepare')
        if self._xid is None:
            raise ProgrammingError(
                'prepare must be called inside a two-phase transaction')
        self._tpc('PREPARE TRANSACTION', self._xid)
        self._status = PREPARED

    def tpc_commit(self, *xid):
        """Commit the transaction, or one that was prepared elsewhere."""
        self._finish(xid, _core.Session.commit, 'COMMIT PREPARED')

    def tpc_rollback(self, *xid):
        """Roll back the transaction, or one prepared elsewhere."""
        self._finish(xid, _core.Session.rollback, 'ROLLBACK PREPARED')

    def _finish(self, given, one_phase, command):
        self._check_open()
        if given:
            xid, = given
            xid = xid if isinstance(xid, Xid) else Xid.from_string(xid)
            if self.status != READY:
                raise ProgrammingError(
                    'tpc_commit/tpc_rollback with a xid must be called '
                    'outside a transaction')
            self._tpc(command, xid)
            return
        xid = self._xid
        if xid is None:
            raise ProgrammingError(
                'tpc_commit/tpc_rollback with no parameter must be called '
                'in a two-phase transaction')
        if self.status == BEGIN:
            self._xid = None
            try:
                one_phase(self)
            except _errors.Error:
                self._xid = xid
                raise
        elif self.status == PREPARED:
            self._tpc(command, xid)
        else:
            raise InterfaceError(
                'unexpected state in tpc_commit/tpc_rollback')
        self._status = READY
        self._xid = None

    def tpc_recover(self):
        """Return the identifiers of the prepared transactions."""
        self._check_open()
        self._check_not_prepared('tpc_recover')
        status = self.status
        cur = _core.cursor(self)
        cur.execute('SELECT gid, prepared, owner, database '
                    'FROM pg_prepared_xacts')
        xids = []
        for gid, prepared, owner, database in cur.fetchall():
            xid = Xid.from_string(gid)
            xid.prepared, xid.owner, xid.database = prepared, owner, database
            xids.append(xid)
        cur.close()
        if status == READY and self.status == BEGIN:
            self.rollback()
        return xids

    # What is known of the session

    def get_transaction_status(self):
        """Return one of extensions.TRANSACTION_STATUS_*."""
        return self._transaction_status()

    def get_parameter_status(self, parameter):
        """Return a parameter that the server reports, or None."""
        self._check_open()
        return self._parameter(parameter)

    def get_dsn_parameters(self):
        """Return the parameters of the connection, with defaults."""
        self._check_open()
        return dict(
            (name, value) for name, value in self._parameters.items()
            if name != 'password' and name not in _dsn.SESSION_SETTINGS)

    def get_backend_pid(self):
        """Return the process of the server."""
        self._check_open()
        return self._pid()

    @property
    def info(self):
        """What is known of the connection."""
        return ConnectionInfo(self)

    def isexecuting(self):
        """Return False: only asynchronous connections are."""
        return False

    def fileno(self):
        """Refuse: the JVM has no descriptor of a socket."""
        self._check_open()
        raise NotSupportedError(
            'fileno() is not supported in Wsgilet: call poll() from time to '
            'time to see notifications')

    def get_native_connection(self):
        """Refuse: there is no libpq."""
        self._check_open()
        raise NotSupportedError('there is no PGconn of libpq in Wsgilet')

    def lobject(self, oid=0, mode='', new_oid=0, new_file=None,
                lobject_factory=_lobject):
        """Return a large object."""
        self._check_open()
        self._check_not_prepared('lobject')
        made = (lobject_factory(self, oid, mode, new_oid, new_file)
                if new_file else lobject_factory(self, oid, mode, new_oid))
        if not isinstance(made, _lobject):
            raise TypeError('lobject factory must be subclass of '
                            'psycopg2.extensions.lobject')
        return made


setattr(connection, 'async', 0)
for _error in _errors.BASES[:10]:
    setattr(connection, _error.__name__, _error)


def _version(text):
    parts = text.split()[0].split('.')
    numbers = [int(''.join(c for c in part if c.isdigit()) or 0)
               for part in parts]
    if numbers[0] >= 10:
        return numbers[0] * 10000 + (numbers + [0])[1]
    return (numbers[0] * 10000 + (numbers + [0])[1] * 100
            + (numbers + [0, 0])[2])


def _clean(encoding):
    return ''.join(c for c in encoding if c.isalnum()).upper()


def _level(value):
    if value is None:
        return None
    if isinstance(value, (int, long)):
        if not 1 <= value <= 4:
            raise ValueError('isolation_level must be between 1 and 4')
        return int(value)
    if not isinstance(value, basestring):
        raise TypeError('Expected bytes or unicode string, got %s instead'
                        % type(value).__name__)
    for level, name in _LEVELS.items():
        if value.upper() == name:
            return level
    if value.lower() == 'default':
        return None
    raise ValueError("bad value for isolation_level: '%s'" % value)


def _switch(value):
    if value is None:
        return None
    if type(value) in (str, unicode):
        if value.lower() == 'default':
            return None
        raise ValueError(
            "the only string accepted is 'default'; got %s" % value)
    return bool(value)


def _setting(name, value):
    if value is None:
        return None
    if name == 'isolation_level':
        return _LEVELS[value]
    return 'on' if value else 'off'
