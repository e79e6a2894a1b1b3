"""A profiler that writes a log, to be read by hotshot.stats."""
import _hotshot
from _hotshot import ProfilerError


class Profile:
    """Logs what functions and code do."""

    def __init__(self, logfn, lineevents=0, linetimings=1):
        self.lineevents = lineevents and 1 or 0
        self.linetimings = (linetimings and lineevents) and 1 or 0
        self._prof = _hotshot.profiler(logfn, self.lineevents,
                                       self.linetimings)

    def close(self):
        """End the log."""
        self._prof.close()

    def fileno(self):
        """Return the descriptor of the log."""
        return self._prof.fileno()

    def start(self):
        """Begin to log what this thread does."""
        self._prof.start()

    def stop(self):
        """End what start() has begun."""
        self._prof.stop()

    def addinfo(self, key, value):
        """Write a text by a name."""
        self._prof.addinfo(key, value)

    def run(self, cmd):
        """Log the execution of a statement in __main__."""
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        """Log the execution of a statement with these variables."""
        self._prof.runcode(compile(cmd, '<string>', 'exec'), globals, locals)
        return self

    def runcall(self, func, *args, **kw):
        """Log a call; return what it returns."""
        return self._prof.runcall(func, args, kw)
