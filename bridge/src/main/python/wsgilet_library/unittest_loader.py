"""A test is named as it was asked for, whatever its function is named."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(loader):
    revise(loader.TestLoader.loadTestsFromName,
           ('parent(obj.__name__)', 'parent(parts[-1])'))
