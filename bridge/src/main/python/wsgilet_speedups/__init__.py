"""Java in place of Python code that CPython has in C, or runs faster.

Each function stands in for one of a package and gives the same results; the
tests of the package and of the function they stand for run against it. A
file here is read when the package or module that it is named after is
imported for the first time.
"""
from __future__ import absolute_import
import keyword
import sys

# Of the file that is being read: {module: StandIn}.
_marked = {}


class StandIn(object):
    """What stands in for a module's code.

    put -- a function of the module, which returns why it does not know what
        it finds, before it changes anything, or None; or, if it makes the
        module, one without arguments
    is_whole -- whether put makes the module
    first, last -- the versions of the package that it knows, of which the
        second covers each that begins so; None for any
    """

    def __init__(self, put, is_whole, first, last):
        self.put = put
        self.is_whole = is_whole
        self.first = first
        self.last = last

    def versions(self, package):
        """Return the version of a package, and why it is not known or None."""
        version = _version_of(package)
        if version is None:
            return None, package + ' does not tell its version'
        number, last = _number(version), _number(self.last)
        if _number(self.first) <= number and number[:len(last)] <= last:
            return version, None
        return version, 'known are %s to %s' % (self.first, self.last)


def stands_in(module, first=None, last=None):
    """Mark what puts a stand-in into a module, right after its import."""
    def mark(put):
        _marked[module] = StandIn(put, False, first, last)
        return put
    return mark


def stands_in_whole(module):
    """Mark what makes a module, in place of its import."""
    def mark(make):
        _marked[module] = StandIn(make, True, None, None)
        return make
    return mark


def read(name):
    """Return the stand-ins of a package, by the module that each is for."""
    _marked.clear()
    __import__('wsgilet_speedups.' + name)
    return _marked.copy()


def _version_of(package):
    """Return what a package says of its version, also while it is imported."""
    module = sys.modules.get(package)
    version = getattr(module, '__version__', None)
    if isinstance(version, basestring):
        return version
    import re
    path = getattr(module, '__file__', '').replace('$py.class', '.py')
    try:
        with open(path) as source:
            line = re.search(r'''(?m)^__version__ *= *['"]([^'"]+)''',
                             source.read())
    except IOError:
        return None
    return line and line.group(1)


def _number(version):
    import re
    return [int(part) for part in re.findall(r'\d+', version)[:3]]


# Python has its own limit, at 255 arguments.
MAX_NAMES = 100


def is_reserved(name):
    return name == 'None' or keyword.iskeyword(name)


def put_method(cls, name, make):
    """Replace a method by what make makes of the original function."""
    setattr(cls, name, make(getattr(cls, name).im_func))


def put_function(owner, name, replacement):
    """Replace a function or method by one that looks the same."""
    from org.wsgilet.bridge.speedups import Replacement
    setattr(owner, name, Replacement.of(getattr(owner, name), replacement))
