"""A time limit counts in seconds: poll() was given them as milliseconds."""
from __future__ import absolute_import


def mend(telnetlib):
    original = telnetlib.Telnet.__init__.im_func

    def __init__(self, host=None, port=0,
                 timeout=telnetlib.socket._GLOBAL_DEFAULT_TIMEOUT):
        original(self, None, port, timeout)
        self._has_poll = False  # select() counts as it should
        if host is not None:
            self.open(host, port, timeout)

    telnetlib.Telnet.__init__ = __init__
