"""What codecs does in Python: maps of numbers, escapes of str."""
import codecs
import re

_ESCAPE = re.compile(r'\\(?:(\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})'
                     r'|(x[0-9a-fA-F]?)|(.)|\Z)', re.DOTALL)
_NAMED = {'\\': '\\', "'": "'", '"': '"', 'a': '\a', 'b': '\b', 'f': '\f',
          'n': '\n', 'r': '\r', 't': '\t', 'v': '\v'}


def charmap_decode(data, errors, mapping):
    """Return the text of bytes by a mapping, and their number."""
    data = str(data)
    text, place = [], 0
    while place < len(data):
        try:
            found = mapping[ord(data[place])]
        except LookupError:
            found = None
        if isinstance(found, (int, long)):
            if not 0 <= found < 0x110000:
                raise TypeError('character mapping must be in '
                                'range(0x110000)')
            found = unichr(found)
        if found is None or found == u'\ufffe':
            problem = UnicodeDecodeError('charmap', data, place, place + 1,
                                         'character maps to <undefined>')
            found, place = codecs.lookup_error(errors)(problem)
            place += len(data) if place < 0 else 0
            if not 0 <= place <= len(data):
                raise IndexError('position %d from error handler out of '
                                 'bounds' % place)
        elif isinstance(found, unicode):
            place += 1
        else:
            raise TypeError('character mapping must return integer, None or '
                            'unicode')
        text.append(found)
    return u''.join(text), len(data)


def escape_decode(data, errors):
    """Return what the escapes of a literal stand for, and their length."""
    data = str(data)

    def meant(match):
        newline, octal, digits, broken, other = match.groups()
        if newline:
            return ''
        if octal:
            return chr(int(octal, 8) & 0xff)
        if digits:
            return chr(int(digits, 16))
        if broken:
            return _broken(errors)
        if other is None:
            raise ValueError('Trailing \\ in string')
        return _NAMED.get(other, '\\' + other)

    return _ESCAPE.sub(meant, data), len(data)


def _broken(errors):
    if errors == 'strict':
        raise ValueError('invalid \\x escape')
    if errors not in ('replace', 'ignore'):
        raise ValueError('decoding error; unknown error handling code: %.400s'
                         % errors)
    return '?' if errors == 'replace' else ''
