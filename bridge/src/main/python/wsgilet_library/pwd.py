"""Users that can be pickled and compared, as CPython's."""
from __future__ import absolute_import
from _structseq import give


def mend(pwd):
    give(pwd, ('getpwuid', 'getpwnam', 'getpwall'), 'struct_passwd',
         'pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell',
         'An entry of the password database.')
