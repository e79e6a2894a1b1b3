"""Message-IDs made in the same second are different."""
from __future__ import absolute_import


def mend(utils):
    import os
    import random
    import socket
    import time

    def make_msgid(idstring=None):
        """Return a Message-ID of RFC 2822, with a text of the caller in it."""
        return '<%d.%d.%d%s@%s>' % (
            int(time.time() * 100), os.getpid(), random.getrandbits(64),
            '.' + idstring if idstring is not None else '', socket.getfqdn())

    utils.make_msgid = make_msgid
