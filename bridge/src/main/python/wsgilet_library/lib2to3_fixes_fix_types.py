"""types.StringTypes is a tuple, as for the fixer of CPython 2.7.18."""
from __future__ import absolute_import


def mend(fixer):
    fixer._TYPE_MAPPING['StringTypes'] = '(str,)'
