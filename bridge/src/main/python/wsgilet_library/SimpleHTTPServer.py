"""Paths as of CPython 2.7.18: a file's name ends with no slash.

A redirect to a folder keeps the query, and parts of a path that are no simple
names are left out.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(module):
    import os
    import urllib
    import urlparse
    handler = module.SimpleHTTPRequestHandler

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

    handler.translate_path = translate_path
    module.urlparse = urlparse
    revise(handler.send_head, (
        """            if not self.path.endswith('/'):
""", """            parts = urlparse.urlsplit(self.path)
            if not parts.path.endswith('/'):
"""), ('self.path + "/"', """urlparse.urlunsplit(
                    parts._replace(path=parts.path + '/'))"""), (
        '        ctype = self.guess_type(path)\n',
        """        if path.endswith('/'):
            self.send_error(404, 'File not found')
            return None
        ctype = self.guess_type(path)
"""))
