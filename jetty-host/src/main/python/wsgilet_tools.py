"""Finds pip and setuptools, which come with Jython, where none is installed.

A virtualenv has both, and programs expect it.
"""
import pkgutil
import sys

from java.io import IOException
from org.wsgilet.installing import Pip

_MODULES = frozenset(['easy_install', 'pip', 'pkg_resources', 'setuptools'])


def offer():
    """Let this interpreter find them behind all that is on sys.path."""
    sys.meta_path.append(_Finder())


class _Finder(object):
    """A PEP 302 finder that finds nothing, but adds a folder to sys.path.

    pkg_resources, too, looks for distributions there.
    """

    def find_module(self, name, path=None):
        if name in _MODULES and not _is_on_path(name):
            try:
                folder = Pip.unpacked().path()
            except IOException as e:
                raise ImportError('%s cannot be unpacked: %s' % (
                    name, e.getMessage()))
            if folder not in sys.path:
                sys.path.append(folder)
        return None


def _is_on_path(name):
    importers = (pkgutil.get_importer(entry) for entry in sys.path)
    return any(importer and importer.find_module(name)
               for importer in importers)
