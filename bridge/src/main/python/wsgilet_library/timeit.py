"""What is measured is compiled on its own first, and its setup can be called.

As of CPython 2.7.10 and 2.7.11.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(timeit):
    make = timeit.Timer.__init__
    revise(make, (
        "'setup': setup}", "'setup': setup, 'init': ''}"), (
        "'setup': '_setup()'}",
        "'setup': '_setup()', 'init': ', _setup=_setup'}"))
    make = make.im_func
    timeit.template = timeit.template.replace('_timer):', '_timer%(init)s):')

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
    revise(timeit.main, (
        'def main(args=None):', 'def main(args=None, _wrap_timer=None):'), (
        't = Timer(stmt, setup, timer)',
        't = Timer(stmt, setup, _wrap_timer(timer) if _wrap_timer else timer)'))
    timeit.main.func_defaults = None, None
