"""A module ssl that loads at the first use of one of its names."""
from __future__ import absolute_import
import pkgutil
import sys
import types

import wsgilet_library
from wsgilet_speedups import stands_in_whole


@stands_in_whole('ssl')
def make_ssl():
    """Make an ssl that loads at the first use of one of its names.

    httplib, urllib2, Flask and Werkzeug import it, few applications use it,
    and it loads hundreds of Java classes.
    """
    from java.util.concurrent.locks import ReentrantLock
    lock = ReentrantLock()
    begun = []

    def load(module, name):
        lock.lock()
        try:
            if not begun:
                begun.append(name)
                _load_into(module)
        finally:
            lock.unlock()

    class LateModule(types.ModuleType):

        def __getattr__(self, name):
            if name in _OF_ANY_MODULE:
                raise AttributeError(name)
            load(self, name)
            return types.ModuleType.__getattribute__(self, name)

        def __setattr__(self, name, value):
            if name not in _OF_ANY_MODULE:
                load(self, name)  # which would set it again
            types.ModuleType.__setattr__(self, name, value)

        def __delattr__(self, name):
            load(self, name)
            types.ModuleType.__delattr__(self, name)

        @property
        def __dict__(self):
            load(self, '__dict__')
            return variables

        def __dir__(self):
            return sorted(self.__dict__)

    module = LateModule('ssl')
    variables = types.ModuleType.__dict__['__dict__'].__get__(module)
    return module


# What programs ask each module for.
_OF_ANY_MODULE = frozenset(
    ['__builtins__', '__file__', '__loader__', '__package__', '__path__'])


def _load_into(module):
    """Run a module's code in the object that stands for it already.

    What is in sys.modules by that name may be another by now: a program may
    import it anew and put the first one back.
    """
    name = module.__name__
    for path in sys.path:
        loader = pkgutil.get_importer(path).find_module(name)
        if loader is not None:
            before = sys.modules.get(name)
            sys.modules[name] = module
            try:
                loader.load_module(name)
            finally:
                if before is None:
                    del sys.modules[name]
                else:
                    sys.modules[name] = before
            wsgilet_library.mend(name, module)
            return
    raise ImportError('No module named ' + name)
