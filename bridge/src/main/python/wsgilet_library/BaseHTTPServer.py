"""Errors without a body have no type of one, as of CPython 2.7.12."""
from __future__ import absolute_import


def mend(module):

    def send_error(self, code, message=None):
        """Send and log an error, with a page that explains it."""
        short, explain = self.responses.get(code, ('???', '???'))
        if message is None:
            message = short
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        page = None
        # RFC 7230, 3.3; RFC 7231, 6.3.6: these have no body.
        if code >= 200 and code not in (204, 205, 304):
            page = self.error_message_format % {
                'code': code, 'message': module._quote_html(message),
                'explain': explain}
            self.send_header('Content-Type', self.error_content_type)
        self.end_headers()
        if page and self.command != 'HEAD':
            self.wfile.write(page)

    module.BaseHTTPRequestHandler.send_error = send_error
