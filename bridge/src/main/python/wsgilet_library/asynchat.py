"""A socket that has nothing yet is no error, as of CPython 2.7.15."""
from __future__ import absolute_import


def mend(asynchat):
    import errno
    nothing_yet = (errno.EAGAIN, errno.EALREADY, errno.EINPROGRESS,
                   errno.EWOULDBLOCK)
    original = asynchat.async_chat.handle_read.im_func

    def handle_read(self):
        """Read, and hand over what is complete."""
        receive = self.recv

        def recv(size):
            try:
                return receive(size)
            except asynchat.socket.error as e:
                if e.args[0] in nothing_yet:
                    raise _NothingYet
                raise

        self.recv = recv
        try:
            original(self)
        except _NothingYet:
            pass
        finally:
            del self.recv

    asynchat.async_chat.handle_read = handle_read


class _NothingYet(Exception):
    """Nothing can be read for now."""
