# -*- coding: utf-8 -*-
"""Responses made and sent by Java and by Werkzeug's own code."""
import itertools
import warnings

import markupsafe
import werkzeug.datastructures
import werkzeug.wrappers
from comparing import compare, is_stand_in, outcome, plain

module, plain_module = plain('werkzeug.wrappers.base_response')


class Text(unicode):
    pass


def latin(base):
    return type('Latin', (base,), {'charset': 'latin-1'})


def without_mimetype(base):
    return type('NoMimetype', (base,), {'default_mimetype': None})


def created(base):
    return type('Created', (base,), {
        'default_status': 201, 'default_mimetype': 'application/x.\xc3\xa9'})


def status_in_words(base):
    return type('Words', (base,), {'default_status': '202 Well'})


def without_length(base):
    return type('NoLength', (base,), {
        'automatically_set_content_length': False})


def length_by_property(base):
    return type('LengthByProperty', (base,), {
        'automatically_set_content_length': property(lambda self: False)})


def own_methods(base):
    def set_data(self, value):
        self.response = ['own ' + value]

    def close(self):
        self.closed = 'own close'

    return type('Own', (base,), {
        'set_data': set_data, 'close': close,
        'status_code': property(lambda self: 418, lambda self, code: None),
        '_status': '418 Own'})


def own_headers(base):
    def get_wsgi_headers(self, environ):
        headers = base.get_wsgi_headers(self, environ)
        headers['X-Own'] = environ['REQUEST_METHOD']
        return headers

    return type('OwnHeaders', (base,), {'get_wsgi_headers': get_wsgi_headers})


def own_blocks(base):
    def iter_encoded(self):
        return iter(['own'])

    return type('OwnBlocks', (base,), {'iter_encoded': iter_encoded})


def guarded(base):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        object.__setattr__(self, 'changes', getattr(self, 'changes', 0) + 1)

    return type('Guarded', (base,), {'__setattr__': __setattr__})


def overriding(name, value):
    """A class that has nothing else of its own."""
    return lambda base: type('Overriding', (base,), {name: value})


def kept_elsewhere(name):
    return overriding(name, property(
        lambda self: self.__dict__['own ' + name],
        lambda self, value: self.__dict__.__setitem__('own ' + name, value)))


CLASSES = [lambda base: base, latin, without_mimetype, created,
           status_in_words, without_length, length_by_property, own_methods,
           own_headers, own_blocks, guarded,
           overriding('set_data', lambda self, value: None),
           overriding('close', lambda self: setattr(self, 'closed', 'own')),
           overriding('is_sequence', False),
           overriding('get_app_iter', lambda self, environ: ['own'])]
CLASSES += map(kept_elsewhere, [
    'status', 'status_code', '_status', '_status_code', 'headers', 'response',
    'direct_passthrough', '_on_close'])
BODIES = [
    None, '', 'x', '\xff\xc3', u'', u'x', u'\xe9', u'\u20ac\U0001f600',
    Text(u'sub'), markupsafe.Markup(u'<b>'), bytearray('array'), [], ['a', 'b'],
    ['a', u'\xe9'], (), ('t',), 5, {'d': 1}, [1], [None]]
BLOCKS = u'\xe9', ['a', 'b'], '', 'x', ['a', u'\xe9'], ('t',)
ARGUMENTS = [
    {}, {'status': None, 'headers': None}, {'status': 200}, {'status': 204},
    {'status': 304}, {'status': 100}, {'status': 404}, {'status': 299},
    {'status': True}, {'status': 10 ** 12}, {'status': '404 No'},
    {'status': u'500 U'}, {'status': ''}, {'status': 'odd'},
    {'headers': {'X-A': 'b'}}, {'headers': [('Content-Type', 'a/b')]},
    {'headers': werkzeug.datastructures.Headers()}, {'headers': []},
    {'mimetype': 'text/plain'}, {'mimetype': 'application/json'},
    {'mimetype': 'image/svg+xml'}, {'mimetype': 'application/xml'},
    {'mimetype': u'text/u'}, {'mimetype': 'bad\nX-A: b'}, {'mimetype': ''},
    {'mimetype': 'text/\xc3\xa9'}, {'content_type': 'a/b'},
    {'direct_passthrough': True}, {'response': 'twice'}, {'no': 1}]


def add(*pair):
    return lambda response: response.headers.add(*pair)


def set_attribute(name, value):
    return lambda response: setattr(response, name, value)


def append_raw(header):
    return lambda response: response.headers._list.append(header)


CHANGES = [
    lambda response: None, add('X-A', 'b'), add('x-a', u'\xe9'),
    add('X-A', u'\u20ac'), add(u'X-\xe9', 'b'), add('Location', '/x'),
    add('location', u'http://h/\xe9'), add('Content-Location', u'/\xe9'),
    add('content-length', '99'), append_raw(('X-Native', 'str')),
    append_raw(('X-Short',)), append_raw([u'X-List', u'l']),
    set_attribute('status_code', 204), set_attribute('status_code', 304),
    set_attribute('status', '200 Fine'), set_attribute('status', '100 Go on'),
    set_attribute('status_code', 777),
    set_attribute('data', u'changed \xe9'), set_attribute('response', 'text'),
    set_attribute('response', ('tuple', u'\xe9')),
    set_attribute('response', ['list', u'\xe9']),
    set_attribute('direct_passthrough', True),
    set_attribute('automatically_set_content_length', False),
    set_attribute('charset', 'utf-16'),
    set_attribute('headers', werkzeug.datastructures.MultiDict()),
    set_attribute('headers', werkzeug.datastructures.EnvironHeaders(
        {'HTTP_X_A': 'b'})),
    lambda response: response.set_cookie('k', u'v\xe9'),
    lambda response: setattr(response, 'close', lambda: 1 / 0),
    lambda response: response.headers.clear(),
    lambda response: response.headers.update({'Content-Type': 'x/y'}),
]
ENVIRON = {'REQUEST_METHOD': 'GET', 'HTTP_HOST': 'h', 'SCRIPT_NAME': '',
           'wsgi.url_scheme': 'http', 'PATH_INFO': '/', 'QUERY_STRING': ''}


def made(base, make, body, arguments):
    response = make(base)(*body, **arguments)
    told = dict(response.__dict__)
    headers = told.pop('headers')
    return sorted(map(repr, told.items())), type(headers), [
        (type(key), key, type(value), value) for key, value in headers._list]


def sent(base, make, body, change, method, after=None):
    response = make(base)(body)
    change(response)
    events = []
    response.call_on_close(lambda: events.append('first'))
    response.call_on_close(lambda: events.append('second'))
    blocks, status, headers = response.get_wsgi_response(
        dict(ENVIRON, REQUEST_METHOD=method))
    if after:
        after(response, events)
    told = [type(status), status, [
        (type(key), key, type(value), value) for key, value in headers]]
    told.append([(type(block), block) for block in blocks])
    told += [outcome(next, iter(blocks)), events[:]]
    told.append([outcome(lambda b: b.close(), blocks) for _ in range(2)])
    return told + [events, getattr(response, 'closed', None)]


def closing_file(response, events):
    class File(list):
        def close(self):
            events.append('file')
    response.response = File(['other'])


def own_close(response, events):
    response.close = lambda: events.append('own')


def failing(response, events):
    response.call_on_close(lambda: 1 / 0)
    response.call_on_close(lambda: events.append('after the failure'))


def growing(response, events):
    response.response.append('more')


def compare_all():
    warnings.filterwarnings('ignore', 'Response iterable')
    for name in '__init__', 'get_wsgi_response':
        assert is_stand_in(getattr(module.BaseResponse, name))

    def each(function, *arguments):
        compare(lambda *a: function(module.BaseResponse, *a),
                lambda *a: function(plain_module.BaseResponse, *a), *arguments)

    for make, body in itertools.product(CLASSES, BODIES):
        for arguments in ARGUMENTS if make is CLASSES[0] else ARGUMENTS[:5]:
            each(made, make, (body,), arguments)
    for arguments in ARGUMENTS:
        each(made, CLASSES[0], (), arguments)
        each(made, CLASSES[0], ('x', 200), arguments)
    for make, change, method in itertools.product(
            CLASSES, CHANGES, ['GET', 'HEAD', u'POST']):
        for body in BLOCKS if make is CLASSES[0] else BLOCKS[:2]:
            each(sent, make, body, change, method)
    for make, after in itertools.product(
            CLASSES, [closing_file, own_close, failing, growing]):
        each(sent, make, 'x', CHANGES[0], 'GET', after)
    response = module.BaseResponse('x')
    blocks = response.get_wsgi_response(ENVIRON)[0]
    assert iter(blocks) is blocks and type(blocks).__name__ == 'ClosingIterator'
    response.response.append('more')
    assert list(blocks) == ['x', 'more']
    response.response.append('too late')
    assert list(blocks) == []
    blocks = response.get_wsgi_response(ENVIRON)[0]
    blocks.close()
    assert list(blocks) == [], 'closed'
    for _ in range(300):  # what a client may choose is not kept for ever
        module.BaseResponse(mimetype='text/x%d' % _)
    flask_like = werkzeug.wrappers.Response('x', status=201)
    assert flask_like.status == '201 CREATED'
