"""Reads what a hotshot.Profile has written."""
import _hotshot
from _hotshot import (
    WHAT_ADD_INFO, WHAT_DEFINE_FILE, WHAT_DEFINE_FUNC, WHAT_ENTER, WHAT_EXIT,
    WHAT_LINENO)

__all__ = ['LogReader', 'ENTER', 'EXIT', 'LINE']

ENTER, EXIT, LINE = WHAT_ENTER, WHAT_EXIT, WHAT_LINENO


class LogReader:
    """Events: (kind, (file, line, function), microseconds)."""

    def __init__(self, logfn):
        self._files, self._functions, self._stack = {}, {}, []
        self._reader = _hotshot.logreader(logfn)
        self._info = self._reader.info

    def close(self):
        self._reader.close()

    def fileno(self):
        """Return the descriptor of the log."""
        return self._reader.fileno()

    def addinfo(self, key, value):
        """Add a text to those of the log."""
        self._info.setdefault(key, []).append(value)

    def get_filename(self, fileno):
        """Return the file of a number; raise ValueError."""
        try:
            return self._files[fileno]
        except KeyError:
            raise ValueError('unknown fileno')

    def get_filenames(self):
        return self._files.values()

    def get_fileno(self, filename):
        """Return the number of a file; raise ValueError."""
        for number, name in self._files.items():
            if name == filename:
                return number
        raise ValueError('unknown filename')

    def get_funcname(self, fileno, lineno):
        """Return the function that begins in a line; raise ValueError."""
        try:
            return self._functions[fileno, lineno]
        except KeyError:
            raise ValueError('unknown function location')

    def __iter__(self):
        return self

    def next(self, index=0):
        """Return the next event."""
        while True:
            what, value, fileno, lineno = self._reader.next()
            if what == WHAT_DEFINE_FILE:
                self._files[fileno] = value
            elif what == WHAT_DEFINE_FUNC:
                self._functions[fileno, lineno] = value
            elif what == ENTER:
                place = (self.get_filename(fileno), lineno,
                         self.get_funcname(fileno, lineno))
                self._stack.append(place)
                return what, place, value
            elif what == EXIT:
                return what, self._stack.pop(), value
            elif what == LINE:
                filename, _, name = self._stack[-1]
                return what, (filename, lineno, name), value
            elif what != WHAT_ADD_INFO:
                raise ValueError('unknown event type')
