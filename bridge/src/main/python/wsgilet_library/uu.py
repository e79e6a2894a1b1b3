"""The name of a file is one line of what is encoded, as in CPython 2.7.18."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(uu):
    revise(uu.encode, (
        '        out_file.write(\'begin',
        """        name = name.replace('\\n', '\\\\n').replace('\\r', '\\\\r')
        out_file.write('begin"""))
