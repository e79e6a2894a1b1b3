"""What is measured is compiled on its own first, as of CPython 2.7.10."""
from __future__ import absolute_import


def mend(timeit):
    make = timeit.Timer.__init__.im_func

    def __init__(self, stmt='pass', setup='pass', timer=timeit.default_timer):
        # It could end the function that is made around it.
        if isinstance(stmt, basestring):
            before = ''
            if isinstance(setup, basestring):
                compile(setup, timeit.dummy_src_name, 'exec')
                before = setup + '\n'
            compile(before + stmt, timeit.dummy_src_name, 'exec')
        make(self, stmt, setup, timer)

    timeit.Timer.__init__ = __init__
