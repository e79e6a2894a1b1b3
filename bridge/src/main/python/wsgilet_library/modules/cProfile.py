"""The profiler in C of CPython, by the one in Python."""
import profile as _profile
from profile import help

__all__ = ['run', 'runctx', 'help', 'Profile']


class Profile(_profile.Profile):
    """profile.Profile with the methods that cProfile's has more of."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        _profile.Profile.__init__(self, timer)

    def enable(self, subcalls=True, builtins=True):
        """Begin to profile the calls of this thread."""
        import sys
        self.set_cmd('enable')
        sys.setprofile(self.dispatcher)

    def disable(self):
        """End what enable() has begun."""
        import sys
        sys.setprofile(None)

    def clear(self):
        """Forget what was measured."""
        self.timings = {}

    def getstats(self):
        """Return what was measured, as pstats reads it."""
        self.create_stats()
        return self.stats


def run(statement, filename=None, sort=-1):
    """Profile the execution of a statement in __main__."""
    import __main__
    variables = __main__.__dict__
    _report(statement, variables, variables, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Profile the execution of a statement with these variables."""
    _report(statement, globals, locals, filename, sort)


def _report(statement, globals, locals, filename, sort):
    profiler = Profile()
    try:
        profiler = profiler.runctx(statement, globals, locals)
    except SystemExit:
        pass
    if filename is None:
        profiler.print_stats(sort)
    else:
        profiler.dump_stats(filename)


if __name__ == '__main__':
    _profile.main()
