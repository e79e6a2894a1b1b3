"""What CPython 2.7.18 refuses in URLs; limits and separators of queries.

Names and arguments are those of CPython 2.7.18; the default separator is
Jython's, & and ;, as applications rely on both.
"""
from __future__ import absolute_import


_CONTROLS_AND_SPACE = ''.join(map(chr, range(33)))
_DIGITS = '0123456789abcdefABCDEF'
_BYTES = dict((a + b, chr(int(a + b, 16))) for a in _DIGITS for b in _DIGITS)


def _mend_splitting(urlparse):
    split = urlparse.urlsplit

    def urlsplit(url, scheme='', allow_fragments=True):
        """Return (scheme, netloc, path, query, fragment).

        As URLs of browsers are read: without tabs and newlines, and without
        spaces and control characters before it. ValueError for a netloc
        whose characters would become others in IDNA.
        """
        for unsafe in '\t\r\n':
            if unsafe in url:
                url = url.replace(unsafe, '')
        url = url.lstrip(_CONTROLS_AND_SPACE)
        if scheme:
            scheme = scheme.strip(_CONTROLS_AND_SPACE)
        if url[:1] in tuple('0123456789+-.'):  # no scheme begins so
            found = split('/' + url, scheme, allow_fragments)
            return urlparse.SplitResult(found.scheme, '', found.path[1:],
                                        found.query, found.fragment)
        found = split(url, scheme, allow_fragments)
        if isinstance(found.netloc, unicode):
            _check_characters(found.netloc)
        return found

    def port(self):
        """The port, from 0 to 65535, or None."""
        host = self.netloc.split('@')[-1].split(']')[-1]
        digits = host.partition(':')[2]
        number = int(digits, 10) if digits else None
        return number if number is not None and 0 <= number <= 65535 else None

    urlparse.urlsplit = urlsplit
    urlparse.ResultMixin.port = property(port)


def _check_characters(netloc):
    if all(c < u'\x80' for c in netloc):
        return
    import unicodedata
    bare = u''.join(c for c in netloc if c not in u'@:#?')
    normal = unicodedata.normalize('NFKC', bare)
    if normal != bare and any(c in normal for c in u'/?#@:'):
        raise ValueError('netloc %r contains invalid characters under NFKC '
                         'normalization' % netloc)


def unquote(s):
    """Return a text with the characters for its %xx, in linear time."""
    bits = s.split('%')
    if len(bits) == 1:
        return s
    parts = [bits[0]]
    for bit in bits[1:]:
        byte = _BYTES.get(bit[:2])
        if byte is None:
            parts += '%', bit
        else:
            parts += (byte.decode('latin-1') if isinstance(s, unicode)
                      else byte), bit[2:]
    return ''.join(parts)


def mend(urlparse):
    _mend_splitting(urlparse)
    urlparse.unquote = unquote
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
