"""Users that can be pickled and compared, as CPython's."""
from __future__ import absolute_import
from _structseq import give, telling


def mend(pwd):
    give(pwd, ('getpwuid', 'getpwnam', 'getpwall'), 'struct_passwd',
         'pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell',
         'An entry of the password database.')
    telling(pwd, 'getpwnam', 'name not found: %s')
    telling(pwd, 'getpwuid', 'uid not found: %s')
    pwd.struct_pwent = pwd.struct_passwd
