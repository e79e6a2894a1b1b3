"""A path is unquoted before it is compared, as of CPython 2.7.8.

/cgi-bin%2fscript was no script, and its source was sent.
"""
from __future__ import absolute_import


def mend(module):
    import urllib
    collapse = module._url_collapse_path

    def _url_collapse_path(path):
        """The path without . and .., as it is when it is unquoted."""
        path, _, query = path.partition('?')
        path = collapse(urllib.unquote(path))
        return path + '?' + query if query else path

    module._url_collapse_path = _url_collapse_path
