"""What codecs does in Python: maps of numbers, escapes, UTF-7."""
import codecs
import re
import struct
import unicodedata

_ESCAPE = re.compile(r'\\(?:(\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})'
                     r'|(x[0-9a-fA-F]?)|(.)|\Z)', re.DOTALL)
_NAMED = {'\\': '\\', "'": "'", '"': '"', 'a': '\a', 'b': '\b', 'f': '\f',
          'n': '\n', 'r': '\r', 't': '\t', 'v': '\v'}


_UNICODE_ESCAPE = re.compile(
    r'\\(?:(\n)|([0-7]{1,3})|x([0-9a-fA-F]{0,2})|u([0-9a-fA-F]{0,4})'
    r'|U([0-9a-fA-F]{0,8})|N((?:\{[^}]*\}?)?)|(.)|\Z)', re.DOTALL)
_RAW_ESCAPE = re.compile(
    r'(?<!\\)(?:\\\\)*(\\(?:u([0-9a-fA-F]{0,4})|U([0-9a-fA-F]{0,8})))')
_BASE64 = dict((c, i) for i, c in enumerate(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'))

_DIRECT = frozenset(unichr(i) for i in [9, 10, 13] + range(32, 127)
                    if i not in (ord('+'), ord('\\'), ord('~')))


def charmap_decode(data, errors, mapping):
    """Return the text of bytes by a mapping, and their number."""
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
            found, place = _handled(errors, 'charmap', data, place, place + 1,
                                    'character maps to <undefined>')
        elif isinstance(found, unicode):
            place += 1
        else:
            raise TypeError('character mapping must return integer, None or '
                            'unicode')
        text.append(found)
    return u''.join(text), len(data)


_AT_ONCE = 256  # characters that Java encodes


def charmap_encode(text, errors, mapping, by_java):
    """Return the bytes of a text by a mapping, and its length.

    by_java -- encodes a text strictly by a mapping
    """
    encoded, place = [], 0
    while place < len(text):
        piece = text[place:place + _AT_ONCE]
        try:
            encoded.append(by_java(piece, 'strict', mapping)[0])
            place += len(piece)
            continue
        except UnicodeError:
            # One byte was found for each character before the first without.
            good = 0
            while _is_in(mapping, piece[good], by_java):
                good += 1
        encoded.append(by_java(piece[:good], 'strict', mapping)[0])
        start = place + good
        end = start + 1
        while end < len(text) and not _is_in(mapping, text[end], by_java):
            end += 1
        error = UnicodeEncodeError('charmap', text, start, end,
                                   'character maps to <undefined>')
        instead, place = _answer(codecs.lookup_error(errors)(error),
                                 'encoding')
        if errors == 'replace':
            instead = u'?' * (end - start)
        if place < 0:
            place += len(text)
        if not 0 <= place <= len(text):
            raise IndexError('position %d from error handler out of bounds'
                             % place)
        try:
            encoded.append(by_java(instead, 'strict', mapping)[0])
        except UnicodeError:
            raise error
    return ''.join(encoded), len(text)


def _is_in(mapping, character, by_java):
    try:
        by_java(character, 'strict', mapping)
    except UnicodeError:
        return False
    return True


def escape_decode(data, errors):
    """Return what the escapes of a literal stand for, and their length."""
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


def unicode_escape_decode(data, errors):
    """Return what the escapes of a unicode literal stand for, and a length."""
    return _unescaped(data, errors, 'unicodeescape', _UNICODE_ESCAPE, _meant)


def raw_unicode_escape_decode(data, errors):
    """Return what the escapes of a raw literal stand for, and a length."""
    return _unescaped(data, errors, 'rawunicodeescape', _RAW_ESCAPE,
                      _meant_raw)


def _unescaped(data, errors, encoding, pattern, meant):
    text, place = [], 0
    while True:
        match = pattern.search(data, place)
        if not match:
            text.append(data[place:].decode('latin-1'))
            return u''.join(text), len(data)
        start, found, problem = meant(match)
        text.append(data[place:start].decode('latin-1'))
        place = match.end()
        if problem:
            # A broken raw escape begins with the backslashes before it.
            found, place = _handled(errors, encoding, data, match.start(),
                                    place, problem)
        text.append(found)


def _meant(match):
    newline, octal, byte, short, long_, name, other = match.groups()
    start, found, problem = match.start(), u'', None
    if octal:
        found = unichr(int(octal, 8))
    elif byte is not None:
        found, problem = _character(byte, 2, 'truncated \\xXX escape')
    elif short is not None:
        found, problem = _character(short, 4, 'truncated \\uXXXX escape')
    elif long_ is not None:
        found, problem = _character(long_, 8, 'truncated \\UXXXXXXXX escape')
    elif other is not None:
        found = unicode(_NAMED.get(other) or ('\\' + other).decode('latin-1'))
    elif name is not None:
        problem = 'malformed \\N character escape'
        if len(name) > 2 and name.endswith('}'):
            try:
                found, problem = unicodedata.lookup(name[1:-1]), None
            except KeyError:
                problem = 'unknown Unicode character name'
    elif not newline:
        problem = '\\ at end of string'
    return start, found, problem


def _meant_raw(match):
    _, short, long_ = match.groups()
    if short is not None:
        found, problem = _character(short, 4, 'truncated \\uXXXX')
    else:
        found, problem = _character(long_, 8, 'truncated \\uXXXX')
        if problem and len(long_) == 8:
            problem = '\\Uxxxxxxxx out of range'
    return match.start(1), found, problem


def _character(digits, count, truncated):
    """Return a character of hexadecimal digits, or what is wrong."""
    if len(digits) < count:
        return u'', truncated
    if int(digits, 16) > 0x10ffff:
        return u'', 'illegal Unicode character'
    return unichr(int(digits, 16)), None


def unicode_internal_decode(data, errors):
    """Return the text of characters of four bytes each, and a length."""
    text, place = [], 0
    while place < len(data):
        four = data[place:place + 4]
        number = struct.unpack('=I', four)[0] if len(four) == 4 else None
        if number is not None and number <= 0x10ffff:
            text.append(unichr(number))
            place += 4
            continue
        problem = ('truncated input' if number is None else
                   'illegal code point (> 0x10FFFF)')
        found, place = _handled(errors, 'unicode_internal', data, place,
                                place + len(four), problem)
        text.append(found)
    return u''.join(text), len(data)


def utf_7_encode(text):
    """Return a text in UTF-7, which Jython's own breaks at surrogates."""
    parts, shifted = [], None
    for c in text:
        direct = c in _DIRECT
        if direct and shifted is not None:
            parts.append(_shifted(shifted))
            if c in _BASE64 or c == u'-':
                parts.append('-')
            shifted = None
        if direct or c == u'+' and shifted is None:
            parts.append('+-' if c == u'+' else str(c))
        elif shifted is None:
            shifted = [c]
        else:
            shifted.append(c)
    if shifted is not None:
        parts.append(_shifted(shifted) + '-')
    return ''.join(parts)


def _shifted(characters):
    data = u''.join(characters).encode('utf-16-be')
    return '+' + data.encode('base64').replace('\n', '').rstrip('=')


def utf_7_decode(data, errors, final):
    """Return the text of UTF-7, and how much of the data it took."""
    text, place, size = [], 0, len(data)
    shift = None  # where a base64 section began, and the text before it
    bits = buffered = high = 0
    while True:
        problem = None
        if place == size:
            if shift is None or not final:
                break
            if not (high or bits >= 6 or bits and buffered):
                break
            start, shift = shift[0], None
            problem = 'unterminated shift sequence'
        elif shift is not None:
            c = data[place]
            if c in _BASE64:
                place += 1
                buffered, bits = buffered << 6 | _BASE64[c], bits + 6
                if bits < 16:
                    continue
                bits -= 16
                unit, buffered = buffered >> bits, buffered & (1 << bits) - 1
                if high:
                    if 0xdc00 <= unit < 0xe000:
                        text.append(unichr(0x10000 + (high - 0xd800 << 10)
                                           + unit - 0xdc00))
                        high = 0
                        continue
                    text.append(unichr(high))
                    high = 0
                if 0xd800 <= unit < 0xdc00:
                    high = unit
                else:
                    text.append(unichr(unit))
                continue
            start, shift = shift[0], None
            if bits >= 6:
                problem = 'partial character in shift sequence'
                place += 1
            elif bits and buffered:
                problem = 'non-zero padding bits in shift sequence'
                place += 1
            else:
                if high and c < '\x80' and c != '+':
                    text.append(unichr(high))
                high = 0
                place += c == '-'
        elif data[place] == '+':
            start = place
            place += 1
            if data[place:place + 1] == '-':
                text.append(u'+')
                place += 1
            else:
                shift = start, len(text)
                bits = buffered = high = 0
        elif data[place] < '\x80':
            text.append(unicode(data[place]))
            place += 1
        else:
            start = place
            place += 1
            problem = 'unexpected special character'
        if problem:
            found, place = _handled(errors, 'utf7', data, start, place,
                                    problem)
            text.append(found)
    if shift is not None and not final:
        place, text = shift[0], text[:shift[1]]
    return u''.join(text), place


def _answer(given, what):
    """Return what an error handler has given, if it is what it may give."""
    if (isinstance(given, tuple) and len(given) == 2
            and isinstance(given[0], unicode)
            and isinstance(given[1], (int, long))):
        return given
    raise TypeError('%s error handler must return (unicode, int) tuple'
                    % what)


def _handled(errors, encoding, data, start, end, reason):
    """Return what an error handler puts there, and where to go on."""
    problem = UnicodeDecodeError(encoding, data, start, end, reason)
    if errors == 'strict':
        raise problem
    found, place = _answer(codecs.lookup_error(errors)(problem), 'decoding')
    place += len(data) if place < 0 else 0
    if not 0 <= place <= len(data):
        raise IndexError('position %d from error handler out of bounds'
                         % place)
    return found, place
