"""The standard library as CPython 2.7 has it, where Jython's is not.

A module here mends the module of Jython that it is named after, with _ in
place of dots, right after that is imported: its function mend takes the
module and may return what is to stand in its place, its function prepare, if
it has one, is called before the import. Names that Jython does not know are
of packages: jinja2_debug mends jinja2.debug. The folder modules has those
that Jython lacks, or that stand in its place as a whole.
"""
from __future__ import absolute_import
import sys

FOLDER = '__pyclasspath__/Lib/wsgilet_library/modules'

# What is a module of the folder by another name.
ALIASES = {'lib2to3.fixes.fix_asserts': 'fix_asserts',
           'xml.parsers.expat': 'pyexpat',
           'xml.sax.expatreader': 'expatreader'}

# Modules whose functions are C in CPython.
_OF_C = frozenset(['_heapq', 'audioop', 'binascii', 'bz2', 'cPickle',
                   'cStringIO', 'crypt', 'fcntl', 'gc', 'imp', 'marshal', 'os',
                   'pyexpat', 'readline', 'resource', 'select', 'signal',
                   'struct', 'syslog', 'termios', 'thread', 'time',
                   'unicodedata', 'zlib'])

# What is C in CPython in modules that have functions in Python, too.
_FUNCTIONS_OF_C = {
    '_socket': 'getaddrinfo getdefaulttimeout gethostbyaddr gethostbyname '
               'gethostbyname_ex gethostname getnameinfo getprotobyname '
               'getservbyname getservbyport htonl htons inet_aton inet_ntoa '
               'inet_ntop inet_pton ntohl ntohs setdefaulttimeout',
    'bisect': 'bisect bisect_left bisect_right insort insort_left '
              'insort_right',
    'codecs': 'charbuffer_encode decode encode readbuffer_encode',
    'grp': 'getgrall getgrgid getgrnam',
    'hmac': 'compare_digest',
    'locale': 'nl_langinfo strcoll strxfrm',
    'pwd': 'getpwall getpwnam getpwuid',
    'socket': 'fromfd socketpair',
    'warnings': 'warn warn_explicit'}

# What mends of other modules have put into one: {module: {name: value}}.
added = {}

# What an interpreter has in os.environ beside the variables of the process.
variables = {}


def mender(file):
    """Return the module of a file here."""
    return __import__('wsgilet_library.' + file, fromlist=['mend'])


def mend(file, module):
    """Mend a module; return what is to stand in its place, or None."""
    replacement = mender(file).mend(module)
    _unbind(file, replacement or module)
    vars(replacement or module).update(added.get(file, ()))
    return replacement


def _unbind(file, module):
    """Make functions that are C in CPython no methods of a class."""
    if file in _OF_C:
        names = [name for name, value in vars(module).items()
                 if type(value) is type(_unbind) and name[0] != '_'
                 and _is_made_here(value, file)]
    elif file in _FUNCTIONS_OF_C:
        names = _FUNCTIONS_OF_C[file].split()
    else:
        return
    from org.wsgilet.bridge.library import BuiltinTypes
    made = {}  # a function may have two names
    for name in names:
        value = getattr(module, name)
        if type(value) is type(_unbind):
            if value not in made:
                made[value] = BuiltinTypes.functionOfC(value)
            setattr(module, name, made[value])


def _is_made_here(function, file):
    module = function.__module__
    if file == 'os':  # which has functions in Python, too
        return module != file
    return module == file or module.startswith('wsgilet_')


def revise(function, *changes):
    """Change lines of a function of the library to those of CPython 2.7.18.

    Jython's library is that of earlier releases of CPython 2.7. The function
    itself is kept, and with it whoever has it already. Raises ValueError if
    it has other lines than those known.

    changes -- pairs: text that the source of the function has once, and what
        is to stand there
    """
    owner = getattr(function, 'im_class', None)
    function = getattr(function, 'im_func', function)
    code = function.func_code
    text = _text_of(code)
    for old, new in changes:
        if text.count(old) != 1:
            raise ValueError('%r is not once in %s of %s' % (
                old, code.co_name, code.co_filename))
        text = text.replace(old, new)
    lines_before = code.co_firstlineno - 1
    if text[0].isspace():  # a method, whose private names have its class's
        text = 'class %s:\n%s' % (owner.__name__, text)
        lines_before -= 1
    found = {}
    exec compile('\n' * lines_before + text, code.co_filename, 'exec',
                 0, True) in function.func_globals, found
    name = code.co_name
    if owner:
        found = found[owner.__name__].__dict__
        if name not in found:  # private
            name = '_%s%s' % (owner.__name__.lstrip('_'), name)
    function.func_code = found[name].func_code


def _text_of(code):
    """Return the lines of a function, from def to its end."""
    from org.wsgilet.bridge.library import LibraryFolder
    lines = LibraryFolder.source(code.co_filename).splitlines(True)
    lines = lines[code.co_firstlineno - 1:]
    margin = len(lines[0]) - len(lines[0].lstrip())
    end = 1
    while end < len(lines) and (
            not lines[end].strip() or lines[end].lstrip()[0] == '#'
            or len(lines[end]) - len(lines[end].lstrip()) > margin):
        end += 1
    return ''.join(lines[:end])


def prepare(file):
    """Call what a mend wants to be done before the import."""
    before = getattr(mender(file), 'prepare', None)
    if before:
        before()


def load(name):
    """Load a module of the folder."""
    if name in ALIASES:
        module = sys.modules[name] = __import__(ALIASES[name])
        return module
    module = importer(name).load_module(name)
    _unbind(name, module)
    return module


def importer(name):
    """Return who has a module of the folder."""
    from org.python.core import imp
    package = name.rpartition('.')[0].replace('.', '/')
    return imp.getImporter(FOLDER + (package and '/' + package))
