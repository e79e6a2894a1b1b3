# -*- coding: utf-8 -*-
"""Requests answered by Bottle with stand-ins, and by its own code."""
import io
import sys
import threading

from comparing import compare, is_stand_in, plain

module, plain_module = plain('bottle')
sys.modules['bottle_plain'] = plain_module  # its error page imports it


class Bytes(str):
    pass


class Text(unicode):
    pass


class Iterable(object):
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def close(self):
        self.items = ()


# What handlers do and return, of the module bottle.
HANDLERS = [
    lambda b: '', lambda b: u'', lambda b: None, lambda b: 0, lambda b: 7,
    lambda b: 'text', lambda b: u'text', lambda b: u'\u20ac\U0001f600',
    lambda b: '\xff\xe9', lambda b: Bytes('sub'), lambda b: Text(u'sub'),
    lambda b: ['a', 'b'], lambda b: (u'a', u'\xe9'), lambda b: ['a', u'\xe9'],
    lambda b: ['a', u'b'], lambda b: [1], lambda b: {'a': u'\xe9'},
    lambda b: iter(['', 'a', 'b']), lambda b: iter([u'', u'\xe9']),
    lambda b: iter([]), lambda b: Iterable('a'), lambda b: Iterable(3),
    lambda b: io.BytesIO('file'), lambda b: bytearray('array'), lambda b: 1 / 0,
    lambda b: b.HTTPResponse('own', 201, {'X-A': 'b', 'x_c': u'\xe9'}),
    lambda b: b.HTTPResponse(u'\xe9', '299 Own', [('A', '1'), ('a', '2')]),
    lambda b: b.HTTPResponse(), lambda b: b.HTTPError(418, 'tea'),
    lambda b: b.abort(403, 'no'), lambda b: b.redirect('/there'),
    lambda b: b.HTTPResponse({'a': 1}), lambda b: b.HTTPError(500, {'a': 1}),
    lambda b: b.request.path + repr(sorted(b.request.url_args.items())),
    lambda b: b.request.environ['bottle.request'] is b.request and 'same',
    lambda b: repr((b.request.app is b.request.environ['bottle.app'],
                    b.request.route.rule, b.response.body,
                    b.response._cookies, b.response._headers))]


def changing(**changes):
    """Set attributes of the response."""
    def change(response):
        for name, value in sorted(changes.items()):
            setattr(response, name, value)
    return change


def headers(*items):
    def change(response):
        for name, value in items:
            response[name] = value
            response.add_header(name, value)
            response.set_header(name + '2', value)
            assert name in response and name.upper() in response
    return change


def replaced(names, value):
    def change(response):
        for name in names:
            response._headers[name] = value
    return change


CHANGES = [
    changing(), changing(status=204), changing(status=304),
    changing(status='404 Own'), changing(status=299), changing(status=True),
    changing(status=99), changing(status='404'), changing(status=None),
    changing(content_type='text/plain'), changing(content_length=3),
    changing(content_type='text/plain; charset=latin-1'),
    changing(content_type=u'text/plain; charset=utf8; x=y'),
    changing(content_type=b'text/\xe9'), changing(expires=0),
    changing(default_content_type='text/own'), changing(default_status=202),
    changing(bad_headers={200: set(['X-A', 'Content-Type'])}),
    changing(_headers={}), changing(_headers={'A': ('b', 'c')}),
    changing(_headers=None), changing(_status_code=204),
    changing(_status_line='200 Line'), changing(_cookies={}),
    changing(body='other'), changing(own=1),
    headers(('x-a', 'b')), headers(('X_A', u'b\xe9')), headers(('x a', 7)),
    headers(('x', 'a\nb')), headers(('x', '\0')), headers(('x', u'\r')),
    headers(('a\n', 'b')), headers(('', '')), headers((u'x-\xe9', '1')),
    headers(('x', None)), headers(('x', 2 ** 40)), headers(('x', True)),
    headers(('X', Bytes('b')), ('y', '\xff'), ('content-length', '4')),
    replaced(['A', 'Content-Type'], ['1', '2']), replaced(['A'], []),
    lambda response: response.set_cookie('a', 'b', path='/'),
    lambda response: response.set_cookie('a', 'b', secret='c'),
    lambda response: response.delete_cookie('a'),
    lambda response: response.bind('body', 201, {'X': 'y'}),
    lambda response: response.bind(status=202), lambda response: response.bind(),
    lambda response: delattr(response, '_cookies'),
    lambda response: delattr(response, '_headers')]


def hooks(**functions):
    return dict((name, [functions[name]] if name in functions else [])
                for name in ['before_request', 'after_request', 'app_reset',
                             'config'])


def own_cast(bottle):
    class Own(bottle.Bottle):
        def _cast(self, out, peek=None):
            return bottle.Bottle._cast(self, 'cast ' + str(out), peek)
    return Own


def own_hooks(bottle):
    class Own(bottle.Bottle):
        def trigger_hook(self, name, *more):
            self.told = getattr(self, 'told', []) + [name]
            return bottle.Bottle.trigger_hook(self, name, *more)

        _hooks = property(lambda self: hooks(
            before_request=lambda: self.told.append('hook'),
            after_request=lambda: bottle.response.set_header(
                'X-Told', ' '.join(self.told))))
    return Own


def own_router(bottle):
    class Own(bottle.Bottle):
        def __init__(self, *more):
            bottle.Bottle.__init__(self, *more)
            self.router = Router()

    class Router(bottle.Router):
        def match(self, environ):
            environ['PATH_INFO'] = environ['PATH_INFO'].lower()
            return bottle.Router.match(self, environ)
    return Own


def in_place(cls, name, value):
    """Change a class of the module before a request."""
    def change(bottle):
        setattr(getattr(bottle, cls), name, value(bottle))
        return bottle.Bottle
    return change


def own_response(bottle):
    class Own(bottle.LocalResponse):
        default_content_type = 'text/sub'
    bottle.response = Own()
    return bottle.Bottle


APPLICATIONS = [
    lambda b: b.Bottle, own_cast, own_hooks, own_router, own_response,
    in_place('LocalResponse', 'default_status', lambda b: 203),
    in_place('LocalResponse', 'default_status', lambda b: '203 Own'),
    in_place('LocalResponse', 'default_status', lambda b: 299),
    in_place('LocalResponse', 'default_content_type', lambda b: 'text/x'),
    in_place('BaseResponse', 'bad_headers', lambda b: {
        200: set(['Content-Length'])}),
    in_place('BaseResponse', 'charset', lambda b: 'latin-1'),
    in_place('BaseResponse', 'content_type', lambda b: 'a; charset=utf-16'),
    in_place('BaseResponse', '__contains__', lambda b: lambda self, name: 1),
    in_place('BaseResponse', '__setitem__', lambda b: lambda *item: None),
    in_place('BaseResponse', 'get_header', lambda b: lambda *a: 'charset=cp1252'),
    in_place('LocalResponse', '_cookies', lambda b: None),
    in_place('LocalResponse', '_headers', lambda b: {'A': ['b']}),
    in_place('LocalResponse', 'status', lambda b: 204),
    in_place('LocalResponse', '_status_code', lambda b: 204),
    in_place('LocalResponse', '_status_line', lambda b: '204 Own'),
    in_place('LocalResponse', 'body', lambda b: 'own'),
    in_place('LocalResponse', '__setattr__', lambda b: lambda self, name, value:
             object.__setattr__(self, name, '200 Set'
                                if name == '_status_line' else value)),
    in_place('LocalResponse', '__getattribute__', lambda b: lambda self, name:
             'own' if name == '_status_line'
             else object.__getattribute__(self, name)),
    in_place('LocalRequest', 'environ', lambda b: {'own': 1}),
    in_place('LocalRequest', '__setattr__', lambda b: lambda self, name, value:
             object.__setattr__(self, name, dict(value, own=1))),
    in_place('Bottle', 'trigger_hook', lambda b: lambda *arguments: None),
    in_place('Bottle', '_hooks', lambda b: hooks(
        before_request=lambda: b.response.set_header('X', 'y'))),
    in_place('Bottle', '_hooks', lambda b: property(lambda self: hooks(
        before_request=lambda: b.response.set_header('X', 'y')))),
    # Each lambda has a dict of its own, without the routes of before.
    in_place('Router', 'static', lambda b: property(
        lambda self, static={}: static, lambda *value: None)),
    in_place('Router', '__getattribute__', lambda b:
             lambda self, name, static={}: static if name == 'static'
             else object.__getattribute__(self, name)),
    in_place('Bottle', '__getattribute__', lambda b: lambda self, name:
             hooks(after_request=lambda: b.response.set_header('X', 'y'))
             if name == '_hooks' else object.__getattribute__(self, name))]

CLASSES = 'BaseResponse', 'LocalResponse', 'LocalRequest', 'Bottle', 'Router'


def restoring(bottle, function, *arguments):
    """Call, and put back what it changed in the classes of the module."""
    classes = [getattr(bottle, name) for name in CLASSES]
    before = [dict(vars(cls)) for cls in classes]
    response = bottle.response
    try:
        return function(bottle, *arguments)
    finally:
        bottle.response = response
        vars(response).clear()
        for cls, known in zip(classes, before):
            for name in set(vars(cls)) - set(known):
                delattr(cls, name)
            for name, value in known.items():
                if vars(cls).get(name) is not value:
                    setattr(cls, name, value)


def answer(app, **environ):
    """All that a server sees of a request: status, headers, body, errors."""
    environ = dict({'REQUEST_METHOD': 'GET', 'PATH_INFO': '/', 'SCRIPT_NAME': '',
                    'QUERY_STRING': '', 'SERVER_NAME': 'there',
                    'SERVER_PORT': '80', 'wsgi.url_scheme': 'http',
                    'wsgi.errors': io.BytesIO()}, **environ)
    told = []
    blocks = app(environ, lambda *arguments: told.append(arguments[:2]))
    # Names of files and lines, and objects, are other ones.
    errors = environ['wsgi.errors'].getvalue().split('\n')[-2:]
    return told, map(typed, list(blocks)), errors, sorted(
        key for key in environ if 'bottle' in key or 'route' in key)


def typed(value):
    return type(value), (value if '0x' not in str(value) else None)


def one(bottle, make, handler, change, hook_count=0):
    """Answers before and after a change, of an application made before it
    and of one made after it."""
    before = routed(bottle, bottle.Bottle, handler, change, hook_count)
    told = [answer(before)]
    cls = make(bottle)
    told += [answer(before), answer(before)]
    after = routed(bottle, cls, handler, change, hook_count)
    return told + [answer(after), answer(after)]


def routed(bottle, cls, handler, change, hook_count):
    app = cls()
    for n in range(hook_count):
        app.add_hook('before_request', lambda: bottle.response.add_header(
            'X-Before', str(n)))
        app.add_hook('after_request', lambda: bottle.response.add_header(
            'X-After', str(n)))

    @app.route('/')
    def handle():
        change(bottle.response)
        return handler(bottle)

    return app


def routes(bottle, method, path, strict):
    app = bottle.Bottle()
    app.router = bottle.Router(strict)
    for number, (rule, methods) in enumerate([
            ('/', 'GET'), ('/fixed', ['GET', 'POST']), ('/any', 'ANY'),
            ('/fixed/<name>', 'GET'), ('/n/<n:int>', 'GET'),
            ('/n/12', 'GET'), ('/p/<rest:path>', ['PUT', 'ANY']),
            ('/<anything>', 'DELETE'), ('/\xc3\xa9', 'GET'),
            ('/proxied', 'PROXY'), ('/proxied', 'GET'), ('/head', 'HEAD'),
            ('/head', 'GET'), ('/both', 'ANY'), ('/both', 'GET')]):
        text = rule + number * 'x'  # HEAD tells its length alone
        app.route(rule, methods, lambda text=text, **values: text + repr(
            sorted(values.items())))
    return answer(app, REQUEST_METHOD=method, PATH_INFO=path)


def of_other_thread(bottle, what):
    """What a thread that serves no request sees and leaves."""
    told = []

    def run():
        for step in what:
            try:
                told.append(step(bottle))
            except Exception as e:
                told.append((type(e), str(e).partition(' object')[0]))
    bottle.response.bind()
    bottle.request.bind({'here': 1})
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    there = sorted(bottle.request.environ), bottle.response._headers
    return told, there, bottle.response.body


STEPS = [
    lambda b: b.request.environ, lambda b: b.response._headers,
    lambda b: b.response.status_line, lambda b: b.response.headerlist,
    lambda b: b.Bottle()._cast('x'), lambda b: delattr(b.response, 'body'),
    lambda b: b.response.bind(), lambda b: b.response.headerlist,
    lambda b: setattr(b.response, 'body', 'there'), lambda b: b.response.body,
    lambda b: delattr(b.response, 'body'), lambda b: b.response.body,
    lambda b: delattr(b.response, 'body'), lambda b: b.request.bind(),
    lambda b: sorted(b.request.environ), lambda b: b.request.bind({'there': 1}),
    lambda b: sorted(b.request.environ),
    lambda b: b.request.bind(b.ConfigDict()), lambda b: b.request.bind(1)]


def both(function, *arguments):
    # Outside of compare, which takes two that raise the same for the same.
    expected = restoring(plain_module, function, *arguments)
    compare(lambda *a: restoring(module, function, *a), lambda *a: expected,
            *arguments)


def compare_all():
    for name in '_hkey', '_hval':
        assert is_stand_in(getattr(module, name))
        for value in [
                '', 'a', 'x-a_b', u'x', u'\xe9', '\xe9', 'a\n', 'a\rb', '\0',
                u'\n', 1, 2 ** 40, True, None, 1.5, Bytes('a_b'), Text(u'a'),
                ['a']]:
            for _ in range(2):
                compare(getattr(module, name), getattr(plain_module, name),
                        value)
    for n in range(2000):
        assert module._hkey('x-%d' % n) == 'X-%d' % n
    for handler in HANDLERS:
        for change in CHANGES:
            both(one, APPLICATIONS[0], handler, change)
    for make in APPLICATIONS:
        for handler in HANDLERS[5:9] + HANDLERS[25:27] + HANDLERS[-3:]:
            for change in CHANGES[:2] + CHANGES[9:11] + CHANGES[26:27]:
                both(one, make, handler, change)
    for hook_count in 1, 2:
        both(one, APPLICATIONS[0], HANDLERS[5], CHANGES[0], hook_count)
    for method in 'GET HEAD POST PUT DELETE PROXY ANY get head \xe9'.split():
        for path in ['', '/', '/fixed', '/fixed/x', '/n/12', '/n/13', '/n/x',
                     '/p/a/b', '/any', '/\xc3\xa9', '/proxied', '/head',
                     '/both', '/None', '//', u'/fixed']:
            for strict in False, True:
                both(routes, method, path, strict)
    both(of_other_thread, STEPS)
