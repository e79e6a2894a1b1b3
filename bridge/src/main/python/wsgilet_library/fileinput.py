"""Lines are read one by one, so that who waits for a line gets it at once."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(fileinput):
    revise(fileinput.FileInput.readline, (
        'self._file.readlines(self._bufsize)',
        'filter(None, [self._file.readline()])'))

    def hook_encoded(encoding):
        """Return a hook that opens files with an encoding."""
        import io

        def openhook(filename, mode):
            mode = mode.replace('U', '').replace('b', '') or 'r'
            return io.open(filename, mode, encoding=encoding, newline='')
        return openhook

    fileinput.hook_encoded = hook_encoded
