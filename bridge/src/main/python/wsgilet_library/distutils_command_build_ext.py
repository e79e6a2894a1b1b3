"""Objects to be linked may be named in one string (CPython 2.7.4)."""
from __future__ import absolute_import


def mend(build_ext):
    command = build_ext.build_ext
    finalize = command.finalize_options.im_func

    def finalize_options(self):
        finalize(self)
        self.ensure_string_list('link_objects')

    command.finalize_options = finalize_options
