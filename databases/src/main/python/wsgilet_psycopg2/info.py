"""psycopg2.extensions.ConnectionInfo."""
import _wsgilet_psycopg2 as _core


class ConnectionInfo(object):
    """What is known of a connection."""

    __module__ = 'psycopg2.extensions'
    ssl_attribute_names = ['library', 'protocol', 'cipher']

    def __init__(self, conn):
        if not isinstance(conn, _core.Session):
            raise TypeError('The argument must be a psycopg2 connection')
        self._conn = conn

    @property
    def _open(self):
        return not self._conn.closed and self._conn._parameters is not None

    def _given(self, name, default=None):
        if not self._open:
            return None
        return self._conn._parameters.get(name, default)

    dbname = property(lambda self: self._given('dbname'))
    user = property(lambda self: self._given('user'))
    password = property(lambda self: self._given('password', ''))
    host = property(lambda self: self._given('host'))
    options = property(lambda self: self._given('options', ''))

    @property
    def port(self):
        """The port, a number."""
        port = self._given('port')
        return port and int(port)

    @property
    def dsn_parameters(self):
        """The parameters of the connection, with defaults."""
        return self._conn.get_dsn_parameters()

    @property
    def status(self):
        """0 of an open connection, 1 of one that is not."""
        return int(not self._open)

    @property
    def transaction_status(self):
        """One of extensions.TRANSACTION_STATUS_*."""
        return self._conn._transaction_status()

    def parameter_status(self, name):
        """Return a parameter that the server reports, or None."""
        return self._conn._parameter(name) if self._open else None

    @property
    def protocol_version(self):
        """3; 0 if the connection is not open."""
        return 3 if self._open else 0

    @property
    def server_version(self):
        """Such as 150004; 0 if the connection is not open."""
        return self._conn.server_version if self._open else 0

    @property
    def error_message(self):
        """What the server said of the last command, if it failed."""
        if not self._open:
            return 'the connection is not open\n'
        return self._conn._error

    @property
    def socket(self):
        """-1: the JVM has no descriptor of a socket."""
        return -1

    @property
    def backend_pid(self):
        """The process of the server; 0 if the connection is not open."""
        return self._conn._pid() if self._open else 0

    @property
    def used_password(self):
        """Whether there is a password."""
        return bool(self._given('password'))

    @property
    def needs_password(self):
        """Whether a password was wanted, and there was none."""
        return False

    @property
    def ssl_in_use(self):
        """Whether the connection is encrypted."""
        return self.ssl_attribute('library') is not None

    def ssl_attribute(self, name):
        """Return one of ssl_attribute_names, or None without TLS."""
        return self._conn._tls(name)
