"""Packages whose code is C: what has their modules here, or what to use.

And modules of Python 3: which package has them for Python 2.7.
"""
import os
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


def python_half(name, folder):
    """Return a setup.py for the Python files alone of a package, or None.

    It is of a package whose C part is in Wsgilet.
    name -- of the package
    folder -- its unpacked source
    """
    if name not in _PYTHON_HALVES:
        return None
    return _PYTHON_HALVES[name] % {'name': name, 'version': _version(folder)}


def _version(folder):
    """Return the version that an archive, or setup.py of a checkout, tells."""
    for file, pattern in _VERSIONS:
        path = os.path.join(folder, file)
        if os.path.isfile(path):
            with open(path) as f:
                match = re.search(pattern, f.read(), re.M)
            if match:
                return match.group(1)
    return '0'


def advice(name):
    """Return one line on a package that cannot run here, or None."""
    if name not in _ADVICE:
        return None
    return 'C extension, does not run on the JVM: %s' % _ADVICE[name]


def advice_for_module(module):
    """Return one line on a module of such a package, or None."""
    top = module.split('.')[0]
    if top in _PYTHON_3:
        return ('a module of Python 3; for Python 2.7: wsgilet install %s'
                % _PYTHON_3[top])
    if top in _ONLY_PYTHON_3:
        return ('a module of Python 3: take a version of the package for'
                ' Python 2.7')
    name = _PACKAGES.get(top)
    if name in _PYTHON_HALVES:
        return 'its C part is built in: wsgilet install %s' % name
    return name and advice(name)


# Modules that a jar of Wsgilet may have, by the package that brings them
# elsewhere.
_MODULES = {
    'pysqlite': 'sqlite3',
}

_VERSIONS = (('PKG-INFO', r'^Version: (\S+)'),
             ('setup.py', r"^PSYCOPG_VERSION = '([^']+)'"),
             ('metadata.cfg', r'^version: (\S+)'))

_PSYCOPG2 = """\
from setuptools import setup
setup(name=%(name)r, version=%(version)r,
      package_dir={'psycopg2': 'lib'}, packages=['psycopg2'])
"""

# MySQLdb/release.py is made by setup.py. 1.3 has _mysql_exceptions.py.
_MYSQLCLIENT = """\
from setuptools import setup
from setup_common import create_release_file, get_metadata_and_options
metadata, _ = get_metadata_and_options()
create_release_file(metadata)
setup(name=%(name)r, version=%(version)r,
      packages=['MySQLdb', 'MySQLdb.constants'],
      py_modules=[m for m in metadata['py_modules'] if '.' not in m])
"""

_PYTHON_HALVES = {
    'mysqlclient': _MYSQLCLIENT,
    'psycopg2': _PSYCOPG2,
    'psycopg2-binary': _PSYCOPG2,
}

_THREADS = 'leave it out, threads run on all processors here'
_NONE = 'there is no replacement'
_CRYPTO = ('use java.security and javax.crypto (Java, importable), or rsa'
           ' (pure Python)')
_GSS = 'use org.ietf.jgss (Java, importable)'
_SERVE = 'wsgilet serve takes its place'
_JDBC = ('use com.ziclix.python.sql.zxJDBC with the JDBC driver of the'
         ' database')

_ADVICE = {
    'bcrypt': 'use passlib with PASSLIB_BUILTIN_BCRYPT=enabled',
    'bjoern': _SERVE,
    'cchardet': 'use chardet',
    'cffi': _NONE,
    'cryptography': _CRYPTO,
    'cx-oracle': _JDBC,
    'eventlet': _THREADS,
    'gevent': _THREADS,
    'greenlet': _THREADS,
    'grpcio': _NONE,
    'gssapi': _GSS,
    'hiredis': 'leave it out, redis works without it',
    'ibm-db': _JDBC,
    'kerberos': _GSS,
    'line-profiler': 'use cProfile',
    'lxml': 'use xml.etree.ElementTree, or html5lib for HTML',
    'lz4': _NONE,
    'm2crypto': _CRYPTO,
    'matplotlib': _NONE,
    'meinheld': _SERVE,
    'mod-wsgi': _SERVE,
    'mysql-python': 'use mysqlclient 1.4, the same module MySQLdb',
    'numpy': _NONE,
    'pandas': _NONE,
    'pillow': 'use javax.imageio and java.awt (Java, importable)',
    'psutil': 'use java.lang.management (Java, importable)',
    'psycopg2cffi': 'use psycopg2, whose C part is built in',
    'pycrypto': _CRYPTO,
    'pycryptodome': _CRYPTO,
    'pycurl': 'use requests or urllib2',
    'pylibmc': 'use python-memcached',
    'pymssql': _JDBC,
    'pynacl': _CRYPTO,
    'pyodbc': _JDBC,
    'pyopenssl': 'use ssl of the standard library',
    'python-ldap': 'use javax.naming (Java, importable)',
    'python-levenshtein': 'use difflib',
    'pyzmq': _NONE,
    'regex': 'use re',
    'scikit-learn': _NONE,
    'scipy': _NONE,
    'ujson': 'use json or simplejson',
    'uwsgi': _SERVE,
    'xmlsec': 'use javax.xml.crypto (Java, importable)',
}

# The module that each of them is imported as, where the name is another.
_PACKAGES = {
    'Crypto': 'pycrypto',
    'Cryptodome': 'pycryptodome',
    'Levenshtein': 'python-levenshtein',
    'M2Crypto': 'm2crypto',
    'MySQLdb': 'mysqlclient',
    'OpenSSL': 'pyopenssl',
    'PIL': 'pillow',
    'cx_Oracle': 'cx-oracle',
    'grpc': 'grpcio',
    'ibm_db': 'ibm-db',
    'ldap': 'python-ldap',
    'line_profiler': 'line-profiler',
    'mod_wsgi': 'mod-wsgi',
    'nacl': 'pynacl',
    'psycopg2': 'psycopg2',
    'sklearn': 'scikit-learn',
    'zmq': 'pyzmq',
}
_PACKAGES.update((name, name) for name in _ADVICE if '-' not in name)

# Modules of Python 3's standard library, with the package that has them for
# Python 2.7.
_PYTHON_3 = {
    'concurrent': 'futures',
    'configparser': 'configparser',
    'enum': 'enum34',
    'ipaddress': 'ipaddress',
    'pathlib': 'pathlib',
    'statistics': 'statistics',
    'typing': 'typing',
}
_PYTHON_3.update((name, 'future') for name in (
    '_thread', 'builtins', 'copyreg', 'html', 'http', 'queue', 'reprlib',
    'socketserver', 'tkinter', 'xmlrpc'))

_ONLY_PYTHON_3 = frozenset([
    'asyncio', 'contextvars', 'dataclasses', 'faulthandler', 'graphlib',
    'lzma', 'secrets', 'selectors', 'tomllib', 'tracemalloc', 'venv',
    'zoneinfo'])
