"""Files are closed once, also when their end is wrong (CPython 2.7.12)."""
from __future__ import absolute_import


def mend(binhex):

    def closing_once(kind, file):
        original = kind.close.im_func

        def close(self):
            if self.state is None:
                return
            try:
                original(self)
            finally:
                self.state = None
                opened = self.__dict__.get(file)
                if opened is not None:
                    opened.close()

        kind.close = close

    closing_once(binhex.BinHex, 'ofp')
    closing_once(binhex.HexBin, 'ifp')
