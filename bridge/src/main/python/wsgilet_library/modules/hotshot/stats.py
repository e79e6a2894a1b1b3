"""Statistics of what a hotshot.Profile has written."""
import pstats

from hotshot.log import ENTER, EXIT, LogReader

_OUTSIDE = 'profile', 0, 'profiler'  # what profile names what is not measured


def load(filename):
    """Return the pstats.Stats of a log."""
    return StatsLoader(filename).load()


class StatsLoader:
    """Adds up the times of a log."""

    def __init__(self, logfn):
        self._logfn = logfn
        self._timings = {_OUTSIDE: [0, 0, 0, 0, {}]}
        self._stack = [[_OUTSIDE, 0]]

    def load(self):
        """Return the pstats.Stats of the log."""
        log = LogReader(self._logfn)
        try:
            for what, place, microseconds in log:
                self._spend(microseconds * 1e-6)
                if what == ENTER:
                    self._enter(place)
                elif what == EXIT:
                    self._exit()
        finally:
            log.close()
        while len(self._stack) > 1:
            self._exit()
        self.stats = dict((place, tuple(timing))
                          for place, timing in self._timings.items())
        return pstats.Stats(self)

    def create_stats(self):
        """What pstats calls."""

    def _spend(self, seconds):
        place = self._stack[-1][0]
        self._timings[place][2] += seconds
        for entry in self._stack:
            entry[1] += seconds

    def _enter(self, place):
        caller = self._stack[-1][0]
        timing = self._timings.setdefault(place, [0, 0, 0, 0, {}])
        timing[4][caller] = timing[4].get(caller, 0) + 1
        timing[1] += 1
        self._stack.append([place, 0])

    def _exit(self):
        place, seconds = self._stack.pop()
        timing = self._timings[place]
        if not any(place == other for other, _ in self._stack):
            timing[0] += 1  # calls that are no recursion
            timing[3] += seconds
