"""Lines of the library, too, whose files are in a jar.

Where there is no memory for lines, there are none, as in CPython 2.7.18.
"""
from __future__ import absolute_import

_LIBRARY = '__pyclasspath__/'


def mend(linecache):
    get, update = linecache.getlines, linecache.updatecache

    def getlines(filename, module_globals=None):
        """Return the lines of a file, from the cache if it has them."""
        try:
            return get(filename, module_globals)
        except MemoryError:
            linecache.clearcache()
            return []

    def updatecache(filename, module_globals=None):
        """Read the lines of a file anew; none if it cannot be read."""
        lines = update(filename, module_globals)
        if lines or not str(filename).startswith(_LIBRARY):
            return lines
        from org.wsgilet.bridge.library import LibraryFolder
        try:
            text = LibraryFolder.source(filename)
        except ValueError:
            return []
        lines = text.splitlines(True)
        linecache.cache[filename] = len(text), None, lines, filename
        return lines

    linecache.getlines, linecache.updatecache = getlines, updatecache
