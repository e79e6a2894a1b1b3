"""A line that comes in many pieces is put together once."""
from __future__ import absolute_import


def mend(feedparser):
    lines = feedparser.BufferedSubFile
    make = lines.__init__.im_func

    def __init__(self):
        make(self)
        self._partial = []

    def push(self, data):
        """Take the next piece, whose last line may go on in another."""
        pieces = data.splitlines(True)
        if not pieces:
            return
        if not pieces[0].endswith(('\n', '\r')):
            self._partial.append(pieces[0])
            return
        if self._partial:
            self._partial.append(pieces[0])
            pieces[:1] = ''.join(self._partial).splitlines(True)
            self._partial = []
        if not pieces[-1].endswith('\n'):
            self._partial = [pieces.pop()]
        self.pushlines(pieces)

    def close(self):
        """Take what is there as the last line."""
        self.pushlines(''.join(self._partial).splitlines(True))
        self._partial = []
        self._closed = True

    lines.__init__, lines.push, lines.close = __init__, push, close
