"""A shelf is closed once, and closed if what it has cannot be written."""
from __future__ import absolute_import


def mend(shelve):

    def close(self):
        """Write what has changed and close the database; once."""
        if self.dict is None:
            return
        try:
            self.sync()
            try:
                self.dict.close()
            except AttributeError:
                pass
        finally:
            # Where the interpreter ends, the module may be gone.
            try:
                self.dict = shelve._ClosedDict()
            except:
                self.dict = None

    shelve.Shelf.close = close
