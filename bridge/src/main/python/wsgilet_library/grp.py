"""Groups that can be pickled and compared, as CPython's."""
from __future__ import absolute_import
from _structseq import give, telling


def mend(grp):
    give(grp, ('getgrgid', 'getgrnam', 'getgrall'), 'struct_group',
         'gr_name gr_passwd gr_gid gr_mem',
         'An entry of the group database.')
    telling(grp, 'getgrnam', 'name not found: %s')
    telling(grp, 'getgrgid', 'gid not found: %s')
