"""Files of programs are read as bytes, as the fixer of CPython 2.7.18 does."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(fixer):
    revise(fixer.FixExecfile.transform, (
        'ArgList([filename.clone()], rparen=execfile_paren)',
        'ArgList([filename.clone(), Comma(), String(\'"rb"\', \' \')],\n'
        '                            rparen=execfile_paren)'))
