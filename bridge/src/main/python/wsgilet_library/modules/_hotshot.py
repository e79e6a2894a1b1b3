"""Calls, returns and lines of a program, written into a log as they come.

A line of the log is a letter and numbers, or names with escapes:
F file name; N file line name; E file line microseconds (a call);
X microseconds (a return); L line microseconds; I key value.
"""
import os as _os
import sys as _sys
import time as _time

WHAT_ENTER, WHAT_EXIT, WHAT_LINENO, WHAT_OTHER = range(4)
WHAT_ADD_INFO, WHAT_DEFINE_FILE, WHAT_LINE_TIMES, WHAT_DEFINE_FUNC = (
    0x13, 0x23, 0x33, 0x43)

_MOST_INFO = 10000  # characters that CPython's buffer takes
_OURS = '_hotshot', 'hotshot'  # whose own calls are not logged


class ProfilerError(Exception):
    """A profiler that is closed, or used twice at a time."""


class ProfilerType(object):
    """Writes the log."""

    _file = None
    _is_running = False

    def __init__(self, logfilename, lineevents=0, linetimings=1):
        path = getattr(_sys, 'path', None)
        if not isinstance(path, list):
            raise RuntimeError('sys.path must be a list of directory names')
        self.frametimings = 1
        self.lineevents = int(bool(lineevents))
        self.linetimings = int(bool(linetimings))
        self._files, self._functions = {}, set()
        self._file = open(logfilename, 'wb')
        for key, value in (
                ('hotshot-version', '$Revision$'),
                ('requested-frame-timings', 'yes'),
                ('requested-line-events', _word(lineevents)),
                ('requested-line-timings', _word(linetimings)),
                ('platform', _sys.platform),
                ('executable', str(_sys.executable)),
                ('executable-version', _sys.version),
                ('current-directory', _os.getcwd())):
            self.addinfo(key, value)
        for entry in path:
            self.addinfo('sys-path-entry', str(entry))

    @property
    def closed(self):
        return self._file is None

    def _check_open(self):
        if self._file is None:
            raise ProfilerError('profiler already closed')

    def fileno(self):
        if self._file is None:
            raise ValueError("profiler's file object already closed")
        return self._file.fileno()

    def close(self):
        """End the log."""
        if self._file is not None:
            self.stop()
            self._file.close()
            self._file = None

    def addinfo(self, key, value):
        """Write a text by a name."""
        self._check_open()
        for text in key, value:
            if not isinstance(text, str):
                raise TypeError('must be string, not %s'
                                % type(text).__name__)
        if len(key) + len(value) > _MOST_INFO:
            raise ValueError('value too long for the log')
        self._write('I %s %s', _escaped(key), _escaped(value))

    def start(self):
        """Begin to log what this thread does."""
        self._check_open()
        if self._is_running:
            raise ProfilerError('profiler already active')
        self._is_running = True
        self._frames = []
        self._last = _time.time()
        if self.lineevents:
            _sys.settrace(self._event)
        else:
            _sys.setprofile(self._event)

    def stop(self):
        """End what start() has begun."""
        self._check_open()
        if self._is_running:
            self._is_running = False
            if self.lineevents:
                _sys.settrace(None)
            else:
                _sys.setprofile(None)

    def runcall(self, callable, args=(), kw=None):
        """Log a call; return what it returns."""
        self.start()
        try:
            return callable(*args, **kw or {})
        finally:
            self._leave()
            self.stop()

    def runcode(self, code, globals, locals=None):
        """Log code that runs with these variables."""
        self.start()
        try:
            exec code in globals, globals if locals is None else locals
        finally:
            self._leave()
            self.stop()

    def _event(self, frame, event, argument):
        if frame.f_globals.get('__name__') in _OURS:
            return None
        if event == 'call':
            self._leave(frame.f_back)
            self._frames.append(frame)
            file, line = self._function(frame.f_code)
            self._write('E %d %d %d', file, line, self._elapsed())
        elif frame in self._frames:
            self._leave(frame)
            if event == 'return':
                self._leave(frame.f_back)
            elif event == 'line':
                self._write('L %d %d', frame.f_lineno, self._elapsed())
        return self._event

    def _leave(self, frame=None):
        """Log the return of all that was called within a frame.

        The JVM tells of no return where a function raises.
        """
        frames = self._frames
        while frame is not None and frame not in frames:
            frame = frame.f_back
        while frames and frames[-1] is not frame:
            frames.pop()
            self._write('X %d', self._elapsed())

    def _function(self, code):
        """The numbers that stand for a function in the log."""
        name = code.co_filename
        if name not in self._files:
            self._files[name] = len(self._files)
            self._write('F %d %s', self._files[name], _escaped(name))
        function = self._files[name], code.co_firstlineno
        if function not in self._functions:
            self._functions.add(function)
            self._write('N %d %d %s', *function + (_escaped(code.co_name),))
        return function

    def _elapsed(self):
        now, last = _time.time(), self._last
        self._last = now
        return max(0, int((now - last) * 1e6))

    def _write(self, form, *values):
        self._file.write(form % values + '\n')


def _word(value):
    return 'yes' if value else 'no'


def _escaped(text):
    return str(text).encode('string_escape').replace(' ', r'\x20')


class LogReaderType(object):
    """Reads a log: tuples of kind, microseconds, file and line."""

    def __init__(self, filename):
        self._file = open(filename, 'rb')
        self.info = {}
        first = self._file.readline()
        if not first:
            self.close()
            raise EOFError('end of file with incomplete record')
        if not first.startswith('I '):
            self.close()
            raise IOError('no log of hotshot')
        self._add(first)

    closed = property(lambda self: self._file.closed)

    def close(self):
        self._file.close()

    def fileno(self):
        if self.closed:
            raise ValueError("logreader's file object already closed")
        return self._file.fileno()

    def _add(self, line):
        key, value = _texts(line)
        self.info.setdefault(key, []).append(value)
        return WHAT_ADD_INFO, key, value

    def __iter__(self):
        return self

    def next(self):
        """Return (kind, microseconds, file, line) of the next event.

        Names and texts come as (kind, number or key, ...).
        """
        if self.closed:
            raise ProfilerError(
                'cannot iterate over closed LogReader object')
        line = self._file.readline()
        if not line:
            self.close()
            raise StopIteration
        kind = line[:1]
        if kind == 'I':
            self._add(line)
            return WHAT_ADD_INFO, None, -1, -1
        if kind == 'F':
            number, name = _texts(line)
            return WHAT_DEFINE_FILE, name, int(number), None
        if kind == 'N':
            number, first, name = _texts(line)
            return WHAT_DEFINE_FUNC, name, int(number), int(first)
        numbers = map(int, line.split()[1:])
        if kind == 'E':
            return WHAT_ENTER, numbers[2], numbers[0], numbers[1]
        if kind == 'X':
            return WHAT_EXIT, numbers[0], -1, -1
        if kind == 'L':
            return WHAT_LINENO, numbers[1], -1, numbers[0]
        raise IOError('unknown record in the log')


def _texts(line):
    return [word.decode('string_escape')
            for word in line.rstrip('\n').split(' ')[1:]]


def profiler(logfilename, lineevents=0, linetimings=1):
    """Return a profiler that writes a log."""
    return ProfilerType(logfilename, lineevents, linetimings)


def coverage(logfilename):
    """Return a profiler that logs lines and no times."""
    return ProfilerType(logfilename, 1, 0)


def logreader(filename):
    """Return an iterator over a log."""
    return LogReaderType(filename)


def resolution():
    """Return the microseconds that the clocks can tell."""
    return 1, 1
