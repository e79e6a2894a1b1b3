"""Keys may be named self and dict, as of CPython 2.7.12."""
from __future__ import absolute_import


def mend(module):
    kind = module.UserDict
    update_all = kind.update.im_func

    def __init__(*args, **kwargs):
        self, other = _arguments(args, kwargs, '__init__')
        self.data = {}
        if other is not None:
            self.update(other)
        if kwargs:
            self.update(kwargs)

    def update(*args, **kwargs):
        self, other = _arguments(args, kwargs, 'update')
        if other is not None:
            update_all(self, other)
        if kwargs:
            self.data.update(kwargs)

    kind.__init__, kind.update = __init__, update


def _arguments(args, kwargs, name):
    if not args:
        raise TypeError("descriptor '%s' of 'UserDict' object needs an "
                        "argument" % name)
    if len(args) > 2:
        raise TypeError('expected at most 1 arguments, got %d'
                        % (len(args) - 1))
    if len(args) == 2:
        return args
    other = None
    if 'dict' in kwargs:
        import warnings
        other = kwargs.pop('dict')
        warnings.warn("Passing 'dict' as keyword argument is deprecated",
                      PendingDeprecationWarning, stacklevel=3)
    return args[0], other
