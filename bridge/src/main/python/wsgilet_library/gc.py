"""What programs set and ask of CPython's collector has no effect here.

The JVM collects as it likes. Jython's functions raise NotImplementedError,
which ends programs whose first line is gc.disable().
"""
from __future__ import absolute_import
from types import ModuleType

# Without references to others.
_ATOMS = (int, long, float, complex, basestring, bool, type(None))


def mend(jython_gc):
    gc = ModuleType('gc')
    gc.get_referents = jython_gc.get_referents
    state = {'enabled': True, 'threshold': (700, 10, 10), 'debug': 0}

    def enable():
        """Remember that collection is wanted."""
        state['enabled'] = True

    def disable():
        """Remember that collection is not wanted."""
        state['enabled'] = False

    def isenabled():
        """Return what enable() and disable() have set."""
        return state['enabled']

    def set_threshold(threshold0, *others):
        """Remember thresholds."""
        given = (threshold0,) + others
        state['threshold'] = (given + state['threshold'][len(given):])[:3]

    def get_threshold():
        """Return what set_threshold() has set."""
        return state['threshold']

    def get_count():
        """Return three numbers; there are no generations to count."""
        return 0, 0, 0

    def get_objects():
        """Return an empty list: the JVM does not tell."""
        return []

    def get_referrers(*objects):
        """Return an empty list: the JVM does not tell."""
        return []

    def is_tracked(obj):
        """Return whether CPython's collector would look at an object."""
        return not isinstance(obj, _ATOMS)

    def set_debug(flags):
        """Remember flags."""
        state['debug'] = flags

    def get_debug():
        """Return what set_debug() has set."""
        return state['debug']

    def collect(generation=2):
        """Let the JVM collect; it does not tell how many objects it found."""
        if not 0 <= generation <= 2:
            raise ValueError('invalid generation')
        from org.wsgilet.bridge.library import WeakCallbacks
        jython_gc.collect()
        WeakCallbacks.finish()
        return 0

    for function in (enable, disable, isenabled, set_threshold,
                     get_threshold, get_count, get_objects, get_referrers,
                     is_tracked, set_debug, get_debug, collect):
        setattr(gc, function.__name__, function)
    gc.garbage = []
    gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE = 1, 2, 4
    gc.DEBUG_INSTANCES, gc.DEBUG_OBJECTS, gc.DEBUG_SAVEALL = 8, 16, 32
    gc.DEBUG_LEAK = 62
    return gc
