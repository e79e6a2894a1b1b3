# -*- coding: utf-8 -*-
"""Loads if json.dumps gives what CPython 2.7.18 gives, or raises.

CPython has one encoder in Python, for sorted keys, and one in C.
"""
import collections
import decimal
import json
import json.encoder


class SubDict(dict):
    pass


class LoudFloat(float):
    def __repr__(self):
        return 'loud'


class OwnItems(dict):
    def items(self):
        return [('own', 1)]

    def iteritems(self):
        return iter([('own', 2)])


class OwnPairs(dict):
    def items(self):
        return [('a', 1, 2)]


class OwnKeys(dict):
    def __iter__(self):
        return iter(['own'])

    def __getitem__(self, key):
        return 'got ' + key


class Empty(dict):
    def __len__(self):
        return 0


class OwnList(list):
    def __iter__(self):
        return iter(['own'])


class EmptyList(list):
    def __nonzero__(self):
        return False


class LoudInt(int):
    def __str__(self):
        return 'loud'

    def __repr__(self):
        return 'unseen'


class LoudText(str):
    def __str__(self):
        return 'unseen'

    __repr__ = __unicode__ = encode = decode = __str__


class Proxy(object):
    """What isinstance() takes for a dict, as Flask's proxies."""

    @property
    def __class__(self):
        return dict

    def items(self):
        return [('a', 1)]

    def iteritems(self):
        return iter(self.items())


# What both encoders give, as CPython 2.7.18 printed it.
UNPACKED = (ValueError, 'too many values to unpack')
AS_CPYTHON = [
    (OwnItems(a=2), '{"a": 2}', '{"own": 1}'),
    (OwnItems(), '{}', '{}'),
    (OwnPairs(a=2), '{"a": 2}', UNPACKED),
    (OwnKeys(a=2), '{"own": "got own"}', '{"a": 2}'),
    (Empty(a=2), '{"a": 2}', '{}'),
    (OwnList(), '["own"]', '[]'), (OwnList([1]), '["own"]', '["own"]'),
    (EmptyList([1]), '[1]', '[]'),
    (LoudInt(1), 'loud', 'loud'), ({LoudInt(1): 1}, '{"loud": 1}', '{"loud": 1}'),
    (LoudFloat(1.5), '1.5', '1.5'),
    ({LoudFloat(1.5): 1}, '{"1.5": 1}', '{"1.5": 1}'),
    (LoudText('x'), '"x"', '"x"'), ({LoudText('x'): 1}, '{"x": 1}', '{"x": 1}'),
    ({True: 1}, '{"True": 1}', '{"true": 1}'),
    ({False: 1}, '{"False": 1}', '{"false": 1}'),
    ({None: 1}, '{"null": 1}', '{"null": 1}'),
    ({(1,): 2}, (TypeError, 'keys must be a string'),
     (TypeError, 'key (1,) is not a string')),
]

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
PLAIN = [
    None, True, 1, 10 ** 30, 1.5, 1e100, '', 'a', '\xc3\xa9', '\xff',
    u'\u20ac\U0001f600"\\/\x00\x7f\n\t\b\f\r', [], {}, [[]], (1, 2), CYCLE,
    {'b': 1, 'a': [1, 2.5, {'x': None}]}, {1: 2, None: 3, 1.5: 5, 'z': 6},
    {u'\xe9': 1, 'b': 2}, SubDict(a=1), [set([1])],
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


def compare(obj, options):
    actual = outcome(lambda: json.dumps(obj, **options))
    expected = outcome(plain, obj, options)
    assert actual == expected, (obj, options, actual, expected)


assert json.encoder.c_make_encoder.__module__ == 'wsgilet_speedups.json'
for options in OPTIONS:
    for obj in OBJECTS:
        compare(obj, dict(options, sort_keys=True))
    for obj in PLAIN:
        compare(obj, options)
for obj, text, sorted_text in AS_CPYTHON:
    for expected, options in (text, {}), (sorted_text, {'sort_keys': True}):
        actual = outcome(lambda: json.dumps(obj, **options))
        if isinstance(expected, str):
            expected = str, expected
        assert actual == expected, (obj, options, actual, expected)

json.encoder.FLOAT_REPR = lambda number: '%.2f' % number
assert json.dumps([1.5], sort_keys=True) == '[1.50]'
