"""partial objects can be copied and pickled; total_ordering knows !=."""
from __future__ import absolute_import


def mend(functools):
    import copy_reg

    def rebuild(kind, func, args, keywords, attributes):
        made = kind(func, *args, **keywords or {})
        made.__dict__.update(attributes)
        return made

    def reduce_partial(partial):
        return rebuild, (type(partial), partial.func, partial.args,
                         partial.keywords, dict(partial.__dict__))

    # Found again by its name, as pickle demands.
    functools._wsgilet_rebuild = rebuild
    rebuild.__module__, rebuild.__name__ = 'functools', '_wsgilet_rebuild'
    copy_reg.pickle(functools.partial, reduce_partial)

    fill_in = functools.total_ordering

    def total_ordering(cls):
        """Class decorator that fills in missing ordering methods"""
        cls = fill_in(cls)
        # CPython 2.7.18 lets "!=" follow from "==", too.
        if '__ne__' not in dir(cls):
            def __ne__(self, other):
                return not self == other
            cls.__ne__ = __ne__
        return cls

    functools.total_ordering = total_ordering
