"""parse_qs and parse_qsl with a limit of fields and one separator.

Names and arguments are those of CPython 2.7.18; the default separator is
Jython's, & and ;, as applications rely on both.
"""
from __future__ import absolute_import


def mend(urlparse):
    original = urlparse.parse_qsl

    def parse_qsl(qs, keep_blank_values=0, strict_parsing=0,
                  max_num_fields=None, separator=None):
        """Parse a query given as a string argument.

        max_num_fields -- ValueError if there are more fields than that
        separator -- of fields, in place of & and ;
        """
        if separator is not None and not (
                isinstance(separator, basestring) and separator):
            raise ValueError('Separator must be of type string or bytes.')
        if max_num_fields is not None:
            if separator:
                fields = qs.count(separator)
            else:
                fields = qs.count('&') + qs.count(';')
            if max_num_fields < 1 + fields:
                raise ValueError('Max number of fields exceeded')
        if separator not in (None, '&;'):
            # A separator of the original that is no separator is data.
            qs = qs.replace(';', '%3B') if separator != ';' else qs
            qs = qs.replace('&', '%26') if separator != '&' else qs
            qs = qs.replace(separator, '&')
        return original(qs, keep_blank_values, strict_parsing)

    def parse_qs(qs, keep_blank_values=0, strict_parsing=0,
                 max_num_fields=None, separator=None):
        """Parse a query as a dict of lists of values."""
        result = {}
        for name, value in urlparse.parse_qsl(
                qs, keep_blank_values, strict_parsing, max_num_fields,
                separator):
            result.setdefault(name, []).append(value)
        return result

    urlparse.parse_qsl, urlparse.parse_qs = parse_qsl, parse_qs
