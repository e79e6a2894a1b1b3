"""Packages whose code is C: what has their modules here, or what to use."""
import re


def canonical(name):
    """Return a package's name as an index compares it (PEP 503)."""
    return re.sub(r'[-_.]+', '-', name).lower()


def standing_in(name):
    """Return the module that Wsgilet has in place of a package, or None."""
    module = _MODULES.get(name)
    return module if module and is_built_in(module) else None


def is_built_in(module):
    """Whether a module is there without a package."""
    try:
        file = getattr(__import__(module), '__file__', None)
    except ImportError:
        return False
    return not file or file.startswith('__pyclasspath__')


def advice(name):
    """Return one line on a package that cannot run here, or None."""
    if name not in _ADVICE:
        return None
    return 'C extension, does not run on the JVM: %s' % _ADVICE[name]


def advice_for_module(module):
    """Return one line on a module of such a package, or None."""
    name = _PACKAGES.get(module.split('.')[0])
    return name and advice(name)


# Modules that a jar of Wsgilet may have, by the package that brings them
# elsewhere.
_MODULES = {
    'psycopg2': 'psycopg2',
    'psycopg2-binary': 'psycopg2',
    'mysqlclient': 'MySQLdb',
    'mysql-python': 'MySQLdb',
    'pysqlite': 'sqlite3',
}

_THREADS = 'leave it out, threads run on all processors here'
_NONE = 'there is no replacement'
_PSYCOPG2 = ('its C part is built in, put its Python files on the path'
             ' (docs/databases.md says how), or use pg8000 (pure Python)')
_MYSQL = ('its C part is built in, put the Python files of mysqlclient 1.4 on'
          ' the path (docs/databases.md says how), or use PyMySQL (pure'
          ' Python)')
_CRYPTO = ('use java.security and javax.crypto (Java, importable), or rsa'
           ' (pure Python)')
_JDBC = ('use com.ziclix.python.sql.zxJDBC with the JDBC driver of the'
         ' database')

_ADVICE = {
    'bcrypt': 'use passlib with PASSLIB_BUILTIN_BCRYPT=enabled',
    'cffi': _NONE,
    'cryptography': _CRYPTO,
    'cx-oracle': _JDBC,
    'eventlet': _THREADS,
    'gevent': _THREADS,
    'greenlet': _THREADS,
    'grpcio': _NONE,
    'hiredis': 'leave it out, redis works without it',
    'lxml': 'use xml.etree.ElementTree, or html5lib for HTML',
    'm2crypto': _CRYPTO,
    'mysql-python': _MYSQL,
    'mysqlclient': _MYSQL,
    'numpy': _NONE,
    'pandas': _NONE,
    'pillow': 'use javax.imageio and java.awt (Java, importable)',
    'psutil': 'use java.lang.management (Java, importable)',
    'psycopg2': _PSYCOPG2,
    'psycopg2-binary': _PSYCOPG2,
    'pycrypto': _CRYPTO,
    'pycryptodome': _CRYPTO,
    'pycurl': 'use requests or urllib2',
    'pylibmc': 'use python-memcached',
    'pynacl': _CRYPTO,
    'pyodbc': _JDBC,
    'pyopenssl': 'use ssl of the standard library',
    'scipy': _NONE,
    'ujson': 'use json or simplejson',
    'uwsgi': 'wsgilet serve takes its place',
}

# The module that each of them is imported as, where the name is another.
_PACKAGES = {
    'Crypto': 'pycrypto',
    'Cryptodome': 'pycryptodome',
    'M2Crypto': 'm2crypto',
    'MySQLdb': 'mysqlclient',
    'OpenSSL': 'pyopenssl',
    'PIL': 'pillow',
    'cx_Oracle': 'cx-oracle',
    'grpc': 'grpcio',
    'nacl': 'pynacl',
}
_PACKAGES.update((name, name) for name in _ADVICE if '-' not in name)
