"""Offers pip and setuptools, which come with Jython, where none is installed.

A virtualenv has both, and programs expect it.
"""
import pkgutil
import sys

from java.io import IOException
from org.wsgilet.installing import Pip


def offer(name):
    """Put their folder behind all that is on sys.path, unless name is there.

    pkg_resources, too, looks for distributions on sys.path.
    """
    if _is_on_path(name):
        return
    try:
        folder = Pip.unpacked().path()
    except IOException as e:
        raise ImportError('%s cannot be unpacked: %s' % (
            name, e.getMessage()))
    if folder not in sys.path:
        sys.path.append(folder)


def _is_on_path(name):
    importers = (pkgutil.get_importer(entry) for entry in sys.path)
    return any(importer and importer.find_module(name)
               for importer in importers)
