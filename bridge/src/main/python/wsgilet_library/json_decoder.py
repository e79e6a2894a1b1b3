"""Surrogates on their own in JSON are characters, as in CPython."""
from __future__ import absolute_import
import re

_PIECES = re.compile(r'(.*?)(["\\\x00-\x1f])', re.DOTALL)
_ESCAPES = {'"': u'"', '\\': u'\\', '/': u'/', 'b': u'\b', 'f': u'\f',
            'n': u'\n', 'r': u'\r', 't': u'\t'}


def mend(decoder):
    _mend_objects(decoder)
    if decoder.c_scanstring is None:  # imported without _json
        def py_scanstring(s, end, encoding=None, strict=True):
            return _scan(decoder, s, end, encoding, strict)

        py_scanstring.__module__ = decoder.__name__
        decoder.scanstring = decoder.py_scanstring = py_scanstring
        return
    original = decoder.scanstring

    def scanstring(s, end, encoding=None, strict=True):
        """Return the string that begins before end, and where it ends."""
        try:
            return original(s, end, encoding, strict)
        except ValueError as e:
            if not str(e).startswith('Unpaired '):
                raise
        return _scan(decoder, s, end, encoding, strict)

    scanstring.__module__ = original.__module__
    decoder.scanstring = decoder.c_scanstring = scanstring
    scanner = decoder.scanner
    make_original = scanner.make_scanner

    def make_scanner(context):
        scan_original = make_original(context)

        def scan_once(string, idx):
            try:
                return scan_original(string, idx)
            except ValueError as e:
                if not str(e).startswith('Unpaired '):
                    raise
            except IndexError:
                if idx >= 0:
                    raise
                raise ValueError('idx cannot be negative')
            return scanner.py_make_scanner(context)(string, idx)

        return scan_once

    make_scanner.__module__ = make_original.__module__
    scanner.make_scanner = make_scanner


def _mend_objects(decoder):
    read = decoder.JSONObject

    def JSONObject(s_and_end, *args, **kwds):
        found, after = read(s_and_end, *args, **kwds)
        text, begin = s_and_end
        # Jython's own stops before the end of {} for an object_pairs_hook.
        if text[after:after + 1] == '}' and not text[begin:after].strip():
            after += 1
        return found, after

    decoder.JSONObject = JSONObject


def _scan(decoder, text, end, encoding, strict):
    pieces = []
    begin = end - 1
    while True:
        match = _PIECES.match(text, end)
        if match is None:
            raise ValueError(decoder.errmsg(
                'Unterminated string starting at', text, begin))
        content, last = match.groups()
        if not isinstance(content, unicode):
            content = unicode(content, encoding or 'utf-8')
        pieces.append(content)
        end = match.end()
        if last == '"':
            return u''.join(pieces), end
        if last != '\\':
            if strict:
                raise ValueError(decoder.errmsg(
                    'Invalid control character %r at' % last, text, end - 1))
            pieces.append(unicode(last))
            continue
        character = text[end:end + 1]
        if character != 'u':
            if character not in _ESCAPES:
                raise ValueError(decoder.errmsg(
                    'Invalid \\escape: %r' % character, text, end))
            pieces.append(_ESCAPES[character])
            end += 1
            continue
        code, end = _code(decoder, text, end)
        if 0xD800 <= code < 0xDC00 and text[end:end + 2] == '\\u':
            low, after = _code(decoder, text, end + 1)
            if 0xDC00 <= low < 0xE000:
                code = 0x10000 + (code - 0xD800 << 10 | low - 0xDC00)
                end = after
        pieces.append(unichr(code))


def _code(decoder, text, end):
    digits = text[end + 1:end + 5]
    if len(digits) != 4 or not re.match('[0-9a-fA-F]{4}$', digits):
        raise ValueError(decoder.errmsg(
            'Invalid \\uXXXX escape', text, end - 1))
    return int(digits, 16), end + 5
