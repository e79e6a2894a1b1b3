"""A database that is data: its index is read as literals (CPython 2.7.14).

Without a change nothing is written, and a file that is opened with 'r' is
left as it is.
"""
from __future__ import absolute_import


def mend(dumbdbm):
    import ast
    original_open = dumbdbm.open
    database = dumbdbm._Database
    make, commit = database.__init__.im_func, database._commit.im_func
    set_item = database.__setitem__.im_func
    delete_item = database.__delitem__.im_func

    def __init__(self, filebasename, mode, flag='c'):
        self._readonly, self._modified = flag == 'r', False
        make(self, filebasename, mode)

    def _update(self):
        """Read the index."""
        self._index = {}
        try:
            lines = open(self._dirfile)
        except IOError:
            self._modified = not self._readonly
            return
        with lines:
            for line in lines:
                key, place = ast.literal_eval(line.rstrip())
                self._index[key] = place

    def _commit(self):
        """Write the index if it has changed."""
        if self._modified:
            commit(self)

    def __setitem__(self, key, val):
        if type(key) is type(val) is str:
            self._modified = True
        set_item(self, key, val)

    def __delitem__(self, key):
        self._modified = True
        delete_item(self, key)

    def close(self):
        """Write what has changed, and forget it."""
        try:
            self._commit()
        finally:
            self._index = self._datfile = None
            self._dirfile = self._bakfile = None

    def open_database(file, flag=None, mode=0o666):
        """Open or make a database; 'r' leaves it as it is."""
        opened = original_open(file, flag, mode)
        if flag == 'r':
            opened._readonly, opened._modified = True, False
        return opened

    open_database.__name__ = 'open'
    database.__init__, database._update = __init__, _update
    database._commit = database.sync = _commit
    database.__setitem__, database.__delitem__ = __setitem__, __delitem__
    database.close = database.__del__ = close
    dumbdbm.open = open_database
