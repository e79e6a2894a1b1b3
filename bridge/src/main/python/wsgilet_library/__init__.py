"""The standard library as CPython 2.7 has it, where Jython's is not.

A module here mends the module of Jython that it is named after, right after
that is imported. The folder modules has those that Jython lacks, or that
stand in its place as a whole.
"""
from __future__ import absolute_import
import sys

FOLDER = '__pyclasspath__/Lib/wsgilet_library/modules'

# Each has a module here, with _ in place of dots, whose function mend takes
# the module and may return what is to stand in its place.
MENDED = frozenset([
    'Cookie', 'cgi', 'codecs', 'crypt', 'encodings.idna',
    'functools', 'gc', 'hashlib', 'imp', 'json.decoder', 'locale', 'os',
    'platform', 'random', 'signal', 'thread', 'time', 'urlparse', 'zlib'])

# Each is a module or package in the folder.
MODULES = frozenset([
    'cProfile', 'fcntl', 'mmap', 'multiprocessing', 'pyexpat', 'readline',
    'resource', 'statvfs', 'stringprep', 'struct', 'syslog', 'termios',
    'xml.parsers.expat'])


def mend(name):
    """Mend an imported module."""
    module = sys.modules[name]
    mender = __import__('wsgilet_library.' + name.replace('.', '_'),
                        fromlist=['mend'])
    replacement = mender.mend(module)
    if replacement is not None:
        sys.modules[name] = replacement


def load(name):
    """Load a module of the folder."""
    from org.python.core import imp
    if name == 'xml.parsers.expat':
        import pyexpat
        sys.modules[name] = pyexpat
        return pyexpat
    return imp.getImporter(FOLDER).load_module(name)
