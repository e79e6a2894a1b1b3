"""What ends in a carriage return is sent as it is (CPython 2.7.16)."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(upload):
    revise(upload.upload.upload_file, (
        """                if value and value[-1] == '\\r':
                    body.write('\\n')  # write an extra newline (lurve Macs)
""", ''))
