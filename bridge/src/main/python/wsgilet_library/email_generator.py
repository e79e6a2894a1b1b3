"""The last boundary of a message ends its line."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(generator):
    revise(generator.Generator._handle_multipart, (
        "boundary + '--')\n", "boundary + '--' + NL)\n"), (
        '            print >> self._fp\n            if self._mangle_from_:',
        '            if self._mangle_from_:'))
