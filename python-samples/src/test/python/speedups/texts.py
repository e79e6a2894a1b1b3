# -*- coding: utf-8 -*-
"""Tells what unicode.encode and join give, with stand-ins or without."""
import itertools

import markupsafe

from comparing import outcome


class Bytes(str):
    pass


class Text(unicode):
    def __unicode__(self):
        raise ValueError('not asked for')


TEXTS = [
    u'', u'a', u'text', u'\xe9', u'\x7f\x80\xff', u'\u20ac', u'\ufffd\uffff',
    u'\U0001f600', u'a\U0001f600\xe9b', u'\0\n', Text(u'\xe9'),
    markupsafe.Markup(u'<\u20ac>'), u'x' * 1000, u'\u20ac' * 1000]
ENCODINGS = [
    'utf-8', 'utf8', 'UTF-8', 'UTF8', 'Utf-8', 'utf_8', 'latin-1', 'ascii',
    'utf-16', 'utf-8-sig', 'none', '', u'utf-8', Bytes('utf-8'), None, 1]
ERRORS = ['strict', 'replace', 'ignore', 'xmlcharrefreplace', 'none', 1]

PIECES = [u'a', 'b', u'\xe9', '\xff', u'\U0001f600', '', u'', Text(u't'),
          Bytes('s'), markupsafe.Markup(u'<'), 1]
SEPARATORS = ['', u'', ', ', u', ', u'\u20ac', '\xe9', u'\U0001f600',
              Text(u'-'), markupsafe.Markup(u'-'), Bytes('-')]


class Pieces(list):
    def __getitem__(self, index):
        return u'own'


def generated(pieces):
    for piece in pieces:
        yield piece


def failing(pieces):
    for piece in pieces:
        yield piece
    raise KeyError('in the middle')


def encoded():
    for text in TEXTS:
        yield outcome(lambda t: t.encode(), text)
        for encoding in ENCODINGS:
            yield outcome(text.encode, encoding)
            yield outcome(lambda e: text.encode(encoding=e), encoding)
            yield outcome(lambda e: unicode.encode(text, e), encoding)
            for errors in ERRORS:
                yield outcome(lambda e: text.encode(encoding, e), errors)
    yield outcome(lambda e: u'a'.encode('utf-8', 'strict', e), 1)
    yield outcome(lambda e: u'a'.encode(no=e), 'utf-8')
    yield outcome(lambda e: unicode.encode('a', e), 'utf-8')
    yield outcome(lambda e: '\xe9'.encode(e), 'utf-8')


def joined():
    for separator in SEPARATORS:
        join = separator.join
        for size in range(4):
            pieces = PIECES if size < 3 else PIECES[:7]
            for some in itertools.product(pieces, repeat=size):
                for make in list, tuple, generated, iter, Pieces:
                    yield outcome(lambda p: join(make(p)), some)
        for some in [
                u'abc', 'abc', {u'a': 1}, 5, None, xrange(3), [[u'a'], u'b'],
                failing([u'a', u'b']), failing([]), bytearray('ab'),
                [bytearray('a'), u'b'], [u'\U0001f600', u'\u20ac'] * 500]:
            yield outcome(join, some)
        yield outcome(lambda p: join(p, p), [])
        yield outcome(lambda p: join(iterable=p), [])
        yield outcome(lambda p: join(*p), [])
    text = [u'same']
    yield u'-'.join(text) is text[0], len(u''.join([u'\U0001f600', u'a']))
    yield unicode.join(u',', [u'a', u'b']), str.join(',', [u'a', 'b'])
    yield outcome(lambda p: str.join(u',', p), [u'a', u'b'])


def described():
    for method in unicode.encode, unicode.join, str.join, u''.join, ''.join:
        yield method.__name__, method.__doc__, repr(method).split(' at ')[0]


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['%r\n' % (told,) for told in itertools.chain(
        encoded(), joined(), described())]
