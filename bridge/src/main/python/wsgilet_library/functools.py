"""partial objects can be copied and pickled."""
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
