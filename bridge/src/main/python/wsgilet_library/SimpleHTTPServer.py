"""Paths as of CPython 2.7.18: a file's name ends with no slash.

A redirect to a folder keeps the query, and parts of a path that are no simple
names are left out.
"""
from __future__ import absolute_import


def mend(module):
    import os
    import urllib
    import urlparse
    handler = module.SimpleHTTPRequestHandler
    original = handler.send_head

    def translate_path(self, path):
        """The file of the path of a URL, below the working directory."""
        path = path.split('?', 1)[0].split('#', 1)[0]
        ends_with_slash = path.rstrip().endswith('/')
        path = module.posixpath.normpath(urllib.unquote(path))
        names = [name for name in path.split('/')
                 if name and not os.path.dirname(name)
                 and name not in (os.curdir, os.pardir)]
        return (os.path.join(os.getcwd(), *names)
                + ('/' if ends_with_slash else ''))

    def send_head(self):
        """Send the head, and return the open file or None."""
        parts = urlparse.urlsplit(self.path)
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            if not parts.path.endswith('/'):
                self.send_response(301)
                self.send_header('Location', urlparse.urlunsplit(
                    parts._replace(path=parts.path + '/')))
                self.end_headers()
                return None
        elif path.endswith('/'):
            self.send_error(404, 'File not found')
            return None
        return original(self)

    handler.translate_path, handler.send_head = translate_path, send_head
