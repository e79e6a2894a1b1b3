"""FieldStorage, parse_qs and parse_qsl take a limit of fields.

And an upload whose line of 64 KiB ends between CR and LF keeps none of both
from the boundary behind.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(cgi):
    import os
    import urlparse
    from warnings import warn
    make = cgi.FieldStorage.__init__

    def __init__(self, fp=None, headers=None, outerboundary='',
                 environ=os.environ, keep_blank_values=0, strict_parsing=0,
                 max_num_fields=None, separator='&'):
        """Read the fields; ValueError if there are more than the limit."""
        self.max_num_fields, self.separator = max_num_fields, separator
        make(self, fp, headers, outerboundary, environ, keep_blank_values,
             strict_parsing)
        if max_num_fields is not None and _fields(self) > max_num_fields:
            raise ValueError('Max number of fields exceeded')

    def parse_qs(qs, keep_blank_values=0, strict_parsing=0, separator=None):
        """Parse a query given as a string argument."""
        warn('cgi.parse_qs is deprecated, use urlparse.parse_qs instead',
             PendingDeprecationWarning, 2)
        return urlparse.parse_qs(qs, keep_blank_values, strict_parsing,
                                 separator=separator)

    def parse_qsl(qs, keep_blank_values=0, strict_parsing=0,
                  max_num_fields=None, separator=None):
        """Parse a query given as a string argument."""
        warn('cgi.parse_qsl is deprecated, use urlparse.parse_qsl instead',
             PendingDeprecationWarning, 2)
        return urlparse.parse_qsl(qs, keep_blank_values, strict_parsing,
                                  max_num_fields, separator)

    read = cgi.FieldStorage.read_lines_to_outerboundary

    def read_lines_to_outerboundary(self):
        # Compiled at the first upload: most frameworks read their own.
        revise(read, (
            '            if line[:2] == "--" and last_line_lfend:\n',
            """            if delim == "\\r":
                line = delim + line
                delim = ""
            if line[:2] == "--" and last_line_lfend:
"""), (
            '            else:\n                delim = ""\n',
            """            elif line[-1] == "\\r":
                delim = "\\r"
                line = line[:-1]
                last_line_lfend = False
            else:
                delim = ""
"""))
        cgi.FieldStorage.read_lines_to_outerboundary = read.im_func
        read(self)

    cgi.FieldStorage.read_lines_to_outerboundary = read_lines_to_outerboundary
    cgi.FieldStorage.__init__ = __init__
    cgi.parse_qs, cgi.parse_qsl = parse_qs, parse_qsl


def _fields(storage):
    """Return how many fields there are, those of parts included."""
    fields = getattr(storage, 'list', None) or ()
    return len(fields) + sum(map(_fields, fields))
