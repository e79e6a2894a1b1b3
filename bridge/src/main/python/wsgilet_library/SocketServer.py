"""A server that cannot listen closes its socket, as of CPython 2.7.13."""
from __future__ import absolute_import


def mend(module):
    make = module.TCPServer.__init__.im_func

    def __init__(self, server_address, RequestHandlerClass,
                 bind_and_activate=True):
        make(self, server_address, RequestHandlerClass, False)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except:
                self.server_close()
                raise

    def _handle_request_noblock(self):
        """Handle a request; a connection that is refused is closed, too."""
        try:
            request, client_address = self.get_request()
        except module.socket.error:
            return
        if not self.verify_request(request, client_address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, client_address)
        except:
            self.handle_error(request, client_address)
            self.shutdown_request(request)

    module.TCPServer.__init__ = __init__
    module.BaseServer._handle_request_noblock = _handle_request_noblock
