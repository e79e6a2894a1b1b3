"""Time limits count in seconds; poll() is given milliseconds."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(telnetlib):

    def close(self):
        """Close the connection; it is closed for others before that ends."""
        sock, self.sock = self.sock, 0
        self.eof = 1
        self.iacseq = ''
        self.sb = 0
        if sock:
            sock.close()

    telnet = telnetlib.Telnet
    telnet.close = close
    for wait in telnet._read_until_with_poll, telnet._expect_with_poll:
        revise(wait, (
            'poller.poll(call_timeout)', 'poller.poll(None if timeout is '
            'None else 1000 * call_timeout)'), (
            'if e.errno == errno.EINTR:', 'if e[0] == errno.EINTR:'))
