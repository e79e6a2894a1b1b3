# -*- coding: utf-8 -*-
"""Loads if json.dumps gives what Python's own encoder gives, or raises."""
import collections
import decimal
import json
import json.encoder


class SubDict(dict):
    pass


class LoudFloat(float):
    def __repr__(self):
        return 'loud'


class Proxy(object):
    """What isinstance() takes for a dict, as Flask's proxies."""

    @property
    def __class__(self):
        return dict

    def items(self):
        return [('a', 1)]

    def iteritems(self):
        return iter(self.items())


CYCLE = []
CYCLE.append(CYCLE)
OBJECTS = [
    None, True, False, 1, 10 ** 30, 1.5, 1e100, float('nan'), float('-inf'),
    '', 'a', '\xc3\xa9', '\xff', u'\u20ac\U0001f600"\\/\x00\x7f\n\t\b\f\r',
    [], {}, [[]], (1, 2), set([1]), decimal.Decimal(1), CYCLE,
    {'b': 1, 'a': [1, 2.5, {'x': None}]}, {(1, 2): 3},
    {1: 2, None: 3, True: 4, 1.5: 5, 'z': 6}, {'k': object()},
    {u'\xe9': 1, 'b': 2}, {'\xc3\xa9': 1, u'a': 2},
    {u'\U0001f600': 1, u'\uffff': 2}, SubDict(a=1), LoudFloat(1.5), Proxy(),
    [Proxy(), {'p': Proxy()}], collections.defaultdict(int, {'q': 1}),
    collections.OrderedDict([('b', 1), ('a', 2)]),
]
OPTIONS = [
    {}, {'sort_keys': True}, {'separators': (',', ':')},
    {'separators': (u',', ':')}, {'allow_nan': False}, {'skipkeys': True},
    {'default': lambda o: type(o).__name__}, {'default': lambda o: {'d': 1}},
    {'indent': 2}, {'ensure_ascii': False}, {'encoding': 'latin-1'},
]


def outcome(function, *args):
    try:
        result = function(*args)
    except Exception as e:
        result = e
        return type(e), str(e)
    return type(result), result


def plain(obj, options):
    # In pieces, which the stand-in leaves to Python.
    return ''.join(list(json.JSONEncoder(**options).iterencode(obj)))


def application(environ, start_response):
    pass


assert json.encoder.c_make_encoder is None, 'there is no stand-in'
for options in OPTIONS:
    for obj in OBJECTS:
        actual = outcome(lambda: json.dumps(obj, **options))
        expected = outcome(plain, obj, options)
        assert actual == expected, (obj, options, actual, expected)

json.encoder.FLOAT_REPR = lambda number: '%.2f' % number
assert json.dumps([1.5]) == '[1.50]'
