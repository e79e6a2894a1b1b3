"""A request line is not read beyond 64 KiB."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(simple_server):
    revise(simple_server.WSGIRequestHandler.handle, (
        'self.raw_requestline = self.rfile.readline()\n',
        '''self.raw_requestline = self.rfile.readline(65537)
        if len(self.raw_requestline) > 65536:
            self.requestline = self.request_version = self.command = ""
            self.send_error(414)
            return
'''))
