"""Connection strings of libpq: 'host=a port=1', and URIs."""
import os
import urllib

from java.lang import System

KEYWORDS = frozenset('''
service user password passfile channel_binding connect_timeout dbname host
hostaddr port client_encoding options application_name
fallback_application_name keepalives keepalives_idle keepalives_interval
keepalives_count tcp_user_timeout sslmode sslcompression sslcert sslkey
sslpassword sslrootcert sslcrl sslcrldir sslsni requirepeer
ssl_min_protocol_version ssl_max_protocol_version gssencmode krbsrvname gsslib
replication target_session_attrs'''.split())

_ENVIRONMENT = [
    ('host', 'PGHOST'), ('hostaddr', 'PGHOSTADDR'), ('port', 'PGPORT'),
    ('dbname', 'PGDATABASE'), ('user', 'PGUSER'), ('password', 'PGPASSWORD'),
    ('passfile', 'PGPASSFILE'),
    ('options', 'PGOPTIONS'), ('application_name', 'PGAPPNAME'),
    ('sslmode', 'PGSSLMODE'), ('sslcert', 'PGSSLCERT'),
    ('sslkey', 'PGSSLKEY'), ('sslrootcert', 'PGSSLROOTCERT'),
    ('connect_timeout', 'PGCONNECT_TIMEOUT'),
    ('client_encoding', 'PGCLIENTENCODING'),
    ('channel_binding', 'PGCHANNELBINDING'), ('service', 'PGSERVICE'),
    ('target_session_attrs', 'PGTARGETSESSIONATTRS'),
    ('requirepeer', 'PGREQUIREPEER'), ('sslcrl', 'PGSSLCRL'),
    ('gssencmode', 'PGGSSENCMODE'),
    ('datestyle', 'PGDATESTYLE'), ('timezone', 'PGTZ'), ('geqo', 'PGGEQO')]

# What would be less safe, or another server, if it were passed over.
_UNKNOWN = {'service': (), 'sslcrl': (), 'sslcrldir': (), 'requirepeer': (),
            'target_session_attrs': ('any',),
            'gssencmode': ('disable', 'prefer'), 'replication': (),
            'ssl_min_protocol_version': ('TLSv1', 'TLSv1.1', 'TLSv1.2')}

_FILES = 'passfile', 'sslcert', 'sslkey', 'sslrootcert'

_MODES = ('disable', 'allow', 'prefer', 'require', 'verify-ca',
          'verify-full')

SESSION_SETTINGS = ('datestyle', 'timezone', 'geqo')  # no keywords


def parse_dsn(dsn):
    """Return a dict; ValueError says what is wrong."""
    for scheme in 'postgresql://', 'postgres://':
        if dsn.startswith(scheme):
            return _parse_uri(dsn[len(scheme):], dsn)
    return dict(_pairs(dsn))


def _pairs(dsn):
    at, end = 0, len(dsn)
    while True:
        while at < end and dsn[at].isspace():
            at += 1
        if at == end:
            return
        start = at
        while at < end and dsn[at] != '=' and not dsn[at].isspace():
            at += 1
        name = dsn[start:at]
        while at < end and dsn[at].isspace():
            at += 1
        if at == end or dsn[at] != '=':
            raise ValueError('missing "=" after "%s" in connection info '
                             'string' % name)
        at += 1
        while at < end and dsn[at].isspace():
            at += 1
        value, at = _value(dsn, at)
        yield _known(name), value


def _known(name):
    if name not in KEYWORDS:
        raise ValueError('invalid connection option "%s"' % name)
    return name


def _value(dsn, at):
    quoted = dsn[at:at + 1] == "'"
    at += quoted
    value = []
    while at < len(dsn):
        c = dsn[at]
        if quoted and c == "'":
            return ''.join(value), at + 1
        if not quoted and c.isspace():
            break
        if c == '\\' and at + 1 < len(dsn):
            at += 1
            c = dsn[at]
        value.append(c)
        at += 1
    if quoted:
        raise ValueError(
            'unterminated quoted string in connection info string')
    return ''.join(value), at


def _parse_uri(rest, uri):
    parameters = {}
    rest, _, query = rest.partition('?')
    netloc, _, dbname = rest.partition('/')
    login, at, hosts = netloc.rpartition('@')
    if at:
        user, colon, password = login.partition(':')
        _put(parameters, 'user', user)
        _put(parameters, 'password', password)
    if dbname:
        _put(parameters, 'dbname', dbname)
    names, ports = zip(*[_host(host, uri) for host in hosts.split(',')])
    _put(parameters, 'host', ','.join(names))
    if any(ports):
        _put(parameters, 'port', ','.join(ports))
    for pair in query.split('&') if query else ():
        name, equals, value = pair.partition('=')
        if not equals:
            raise ValueError('missing key/value separator "=" in URI query '
                             'parameter: "%s"' % pair)
        if '=' in value:
            raise ValueError('extra key/value separator "=" in URI query '
                             'parameter: "%s"' % name)
        name = _decoded(name)
        if name == 'ssl' and value == 'true':
            name, value = 'sslmode', 'require'
        if name not in KEYWORDS:
            raise ValueError('invalid URI query parameter: "%s"' % name)
        parameters[name] = _decoded(value)
    return parameters


def _host(host, uri):
    if host.startswith('['):
        name, bracket, port = host[1:].partition(']')
        if not bracket:
            raise ValueError('end of string reached when looking for '
                             'matching "]" in IPv6 host address in URI: '
                             '"%s"' % uri)
        return name, port.lstrip(':')
    name, _, port = host.partition(':')
    return name, port


def _put(parameters, name, value):
    if value:
        parameters[name] = _decoded(value)


def _decoded(text):
    at = text.find('%')
    while at >= 0:
        digits = text[at + 1:at + 3]
        if len(digits) < 2 or any(
                c not in '0123456789abcdefABCDEF' for c in digits):
            raise ValueError('invalid percent-encoded token: "%s"' % text)
        if digits == '00':
            raise ValueError(
                'forbidden value %%00 in percent-encoded value: "%s"' % text)
        at = text.find('%', at + 1)
    return urllib.unquote(text)


def completed(parameters):
    """Return the parameters with what the environment says, and defaults."""
    full = dict((name, os.environ[variable])
                for name, variable in _ENVIRONMENT if variable in os.environ)
    full.update((name, value) for name, value in parameters.items() if value)
    if 'user' not in full:
        # getpass asks os.getuid, which there is not in servlet containers.
        full['user'] = System.getProperty('user.name')
    full.setdefault('dbname', full['user'])
    full.setdefault('port', '5432')
    return full


def with_files(parameters):
    """Return the parameters with the whole names of files."""
    passwords = (os.path.join(os.environ.get('APPDATA', ''), 'postgresql',
                              'pgpass.conf')
                 if os.name == 'nt' else os.path.expanduser('~/.pgpass'))
    full = dict(parameters)
    full.setdefault('passfile', passwords)
    full.update((name, os.path.abspath(full[name]))
                for name in _FILES if name in full)
    return full


def unsupported(parameters):
    """Return a sentence on the first one that does not work, or None."""
    for name, harmless in sorted(_UNKNOWN.items()):
        value = parameters.get(name)
        if value and value not in harmless:
            return ('the connection parameter %s=%s is not supported in '
                    'Wsgilet: leave it out' % (name, value))


def check(parameters):
    """Raise ValueError for a port, timeout or mode that there is not."""
    mode = parameters.get('sslmode', 'prefer')
    if mode not in _MODES:
        raise ValueError('invalid sslmode value: "%s"' % mode)
    for name in 'port', 'connect_timeout':
        for number in parameters.get(name, '').split(','):
            if number and not number.strip().lstrip('-').isdigit():
                raise ValueError('invalid integer value "%s" for connection '
                                 'option "%s"' % (number, name))
            if name == 'port' and number and not 0 < int(number) < 65536:
                raise ValueError('invalid port number: "%s"' % number)
