# -*- coding: utf-8 -*-
"""Loads if the stand-ins give what the Python code of the packages gives."""
import datetime
import imp
import itertools
import sys
import threading

import bottle
import bottle_requests
import imports
import jinja2.ext
import jinja_calls
import markupsafe
import markupsafe._native as native
import named_tuples
import werkzeug_responses
import werkzeug_routing
from comparing import compare, is_stand_in, outcome, plain


class Html(object):
    def __html__(self):
        return u'<b>'


class Text(object):
    def __unicode__(self):
        return u'<\xe9>'


class Undefined(object):
    def __getattr__(self, name):
        raise ValueError(name)

    def __unicode__(self):
        return u'<>'


class SubMarkup(markupsafe.Markup):
    pass


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['the same\n']


assert type(markupsafe.escape) is not type(native.escape), 'no stand-in'
for value in [
        None, True, 1, 1.5, 'a', '<&>"\'', '\xff', u'', u'a', u'<&>"\'\u20ac',
        u'<\U0001f600>', markupsafe.Markup(u'<i>'), SubMarkup(u'<i>'), Html(),
        Text(), Undefined(), [u'<'], markupsafe]:
    for name in 'escape', 'escape_silent', 'soft_unicode':
        actual = outcome(getattr(markupsafe, name), value)
        expected = outcome(getattr(native, name), value)
        assert actual == expected, (name, value, actual, expected)

assert bottle.SimpleTemplate(u'{{x}}').render(x=u'<&>"\'\u20ac') == \
    u'&lt;&amp;&gt;&quot;&#039;\u20ac'
assert bottle.html_escape('<') == '&lt;'
assert is_stand_in(bottle.html_escape)


_, plain_bottle = plain('bottle')


def page(module, value, settings):
    settings = dict(settings)
    function = settings.get('escape_func')
    if function:
        settings['escape_func'] = getattr(module, function)
    source = u'{{x}} {{!x}}<i title="{{x}}">'
    return module.SimpleTemplate(source, settings=settings).render(x=value)


for value in [
        None, True, 0, 7, -1, 2 ** 31, 2 ** 40, 1.5, '', 'a', '<&>"\'',
        '\xc3\xa9<', '\xff', u'', u'<&>"\'\u20ac', u'<\U0001f600>', Html(),
        Text(), [u'<'], SubMarkup(u'<i>'), bottle.tob('x'), datetime.date.max]:
    for settings in [{}, {'noescape': True}, {'escape_func': 'html_quote'},
                     {'escape_func': 'html_escape', 'noescape': True}]:
        compare(lambda *a: page(bottle, *a),
                lambda *a: page(plain_bottle, *a), value, settings)
template = bottle.SimpleTemplate('{{x}}')
assert is_stand_in(template._escape)
template = bottle.SimpleTemplate('{{x}}', encoding='latin-1')
assert template.render(x='\xe9') == u'\xe9'
assert bottle.template('{{x}}{{!x}}', x='<') == '&lt;<'
to_unicode = bottle.touni
bottle.touni = lambda x, enc='utf8', err='strict': u'changed'
assert bottle.SimpleTemplate('{{x}}').render(x=u'1') == u'changed'
bottle.touni = to_unicode


class Default(dict):
    def __missing__(self, key):
        return key * 2


class Attributes(object):
    name = 'attribute'

    @property
    def items(self):
        raise AttributeError('of a property')

    @property
    def broken(self):
        raise ValueError('of a property')


class Items(object):
    def __init__(self, error):
        self.error = error

    def __getitem__(self, key):
        raise self.error(key)


class Dynamic(object):
    def __getattr__(self, name):
        if name == 'name':
            return 'dynamic'
        raise AttributeError(name)

    def __getitem__(self, key):
        return 'item ' + key


environment, plain_environment = plain('jinja2.environment')
assert 'environment' not in repr(environment.Environment.getattr.im_func)
for obj in [
        {'name': 1, 'items': 2}, {u'name': 3}, {}, Default(), Attributes(),
        Items(KeyError), Items(TypeError), Items(AttributeError),
        Items(ValueError), Dynamic(), Dynamic, [1], (), None, 'text', u'text',
        1, imp, plain]:
    for attribute in ['name', u'name', 'items', 'broken', 'missing', '',
                      '__class__', u'\xe9', 1, None]:
        compare(environment.Environment().getattr,
                plain_environment.Environment().getattr, obj, attribute)

SOURCE = (u'{% if x %}\n  {{ x|upper }}\n{% endif %}\n{{ "a"|last_word }}'
          u' {{ x is odd_one }}')


class Counting(jinja2.ext.Extension):
    count = 0

    def preprocess(self, source, name, filename=None):
        Counting.count += 1
        return source + str(Counting.count)


def renderings(module):
    """What one template string gives while its environment changes."""
    env = module.Environment()
    env.filters['last_word'] = lambda s: s
    env.tests['odd_one'] = bool
    told = []

    def render(env=env, source=SOURCE, **more):
        for _ in range(2):
            template = env.from_string(source, **more)
            told.append((template.name, template.filename,
                         template.render(x='<m\xc3\xa9>'.decode('utf-8'))))

    render()
    env.trim_blocks = True
    render()
    env.lstrip_blocks = True
    render()
    env.filters['last_word'] = lambda s: 'another'
    env.tests['odd_one'] = lambda value: False
    render()
    env.filters['last_word'] = jinja2.contextfilter(
        lambda context, s: context['x'])
    render()
    env.autoescape = True
    render()
    env.globals['x'] = 'overridden'
    render(globals={'more': 1})
    env.finalize = lambda value: value or 'nothing'
    render()
    env.policies['urlize.rel'] = 'other'
    render(source=u'{{ "http://a.b"|urlize }}')
    env.policies['urlize.rel'] = None
    render(source=u'{{ "http://a.b"|urlize }}')
    render(env.overlay(variable_start_string='[[', variable_end_string=']]'))
    render(source=SOURCE.encode('ascii'))
    Counting.count = 0
    render(module.Environment(extensions=[Counting]), u'{{ x }} ')
    for source in u'{{', u'{% no %}', u'{{ x|no }}':
        for _ in range(2):
            try:
                env.from_string(source)
            except jinja2.TemplateSyntaxError as e:
                told.append((e.lineno, e.message, e.source))
    told.append(env.compile(SOURCE, raw=True))
    told.append(env.compile(SOURCE, 'name', 'file').co_filename)
    return told


assert renderings(environment) == renderings(plain_environment)
env = environment.Environment()
assert env.compile(u'{{ x }}') is env.compile(u'{{ x }}')
assert env.compile(u'{{ x }}') is not env.compile(u'{{ y }}')
for i in range(1100):
    env.compile(u'{{ x }}' + str(i % 550))
assert len(env._wsgilet_codes) <= 500

local, plain_local = plain('werkzeug.local')


class OwnLocal(local.Local):
    pass


def use(module, ident, own):
    """What a stack does, told by its answers."""
    stack = module.LocalStack()
    if ident:
        stack.__ident_func__ = lambda: 'everywhere the same'
    if own:
        stack._local = OwnLocal()
    told = [stack.top, stack.pop(), stack.pop()]
    for step in 'pop push push top pop top pop top pop push clear top'.split():
        if step == 'push':
            told.append(list(stack.push(len(told))))
        elif step == 'pop':
            told.append(stack.pop())
        elif step == 'clear':
            local.release_local(stack)
        else:
            told.append(stack.top)
        told.append(list(stack._local))
    stack._local.other = 1
    told += [stack.top, stack.push('beside other'), stack.pop(), stack.top]
    stack._local.stack = None
    told += [outcome(lambda s: s.top, stack), stack.pop(), stack.push(0)]
    there = []
    thread = threading.Thread(
        target=lambda: there.extend([stack.top, stack.push(9), stack.pop()]))
    thread.start()
    thread.join()
    return repr(told + there)


assert is_stand_in(local.LocalStack.top.fget)
for ident in False, True:
    for own in False, True:
        assert use(local, ident, own) == use(plain_local, ident, own)

datastructures, plain_datastructures = plain('werkzeug.datastructures')
environ = {'HTTP_X_A': 'b', 'CONTENT_TYPE': 'text/plain', 'wsgi.input': None}
for key in ['x-a', 'X-A', u'X-A', 'X-B', '', 0, 5, None, u'\xe9', slice(1)]:
    for pairs in [], [('X-A', '1')], [('X-B', '1'), (u'x-a', u'2')]:
        compare(datastructures.Headers(pairs).__contains__,
                plain_datastructures.Headers(pairs).__contains__, key)
    compare(datastructures.EnvironHeaders(environ).__contains__,
            plain_datastructures.EnvironHeaders(environ).__contains__, key)

urls, plain_urls = plain('werkzeug.urls')
assert is_stand_in(urls._url_decode_impl)
QUERIES = [
    '', '&', '&&a=1&', '=', '=1', 'a', 'a=', 'a=1=2', 'a=1&a=2&b', 'a+b=c+d',
    '%', '%4', '%zz', '%41%4a%4A', '%%41', '%4%41', 'a=%', 'a=%2', '%2B=%26',
    'a=%C3%A9', '%C3%A9=1', 'a=\xc3\xa9', 'a=%C3', 'a=%ff%fe+%E2%82', '%80=x',
    'a=%F0%9F%98%80', 'a=%ED%A0%80', 'a=%F4%90%80%80', 'a=\0&b=%00', '%c3\xa9=',
    'a=%\xb9\xb2', 'a=1;b=2', 'x' * 30000 + '=' + '%C3%A9+' * 9000,
    '&'.join('k%d=v%d' % (n % 7, n) for n in range(3000))]
QUERIES += [''.join(pieces) for pieces in itertools.product(
    ['%', '%C3', '%A9', '4', 'A', '=', '&', '+', '\xe2'], repeat=4)]


class Blocks(object):
    """Gives so much at once, of the type of the text."""

    def __init__(self, text, size):
        self.text, self.size, self.at = text, size, 0

    def read(self, size):
        self.at += self.size
        return self.text[self.at - self.size:self.at]


class Broken(object):
    def read(self, size):
        raise IOError('gone')


def items(decoded):
    return type(decoded), [(type(key), key, [(type(v), v) for v in values])
                           for key, values in sorted(decoded.lists())]


def of_query(module, query, more):
    return items(module.url_decode(query, **more))


def of_form(module, stream, more):
    stream = stream()
    more = dict(dict(cls=datastructures.ImmutableMultiDict), **more)
    decoded = module.url_decode_stream(stream, **more)
    return list(decoded) if 'return_iterator' in more else items(decoded)


MORE = [{}, {'decode_keys': True}, {'include_empty': False},
        {'charset': 'latin-1'}, {'charset': None}, {'errors': 'strict'},
        {'errors': 'ignore'}, {'cls': datastructures.OrderedMultiDict},
        {'charset': 'UTF-8', 'errors': u'replace'}, {'separator': ';'}]
for more in MORE:
    for query in QUERIES if more is MORE[0] else QUERIES[:80]:
        compare(lambda *a: of_query(urls, *a),
                lambda *a: of_query(plain_urls, *a), query, more)
for more in MORE + [{'limit': 5}, {'return_iterator': True},
                    {'separator': u'&'}, {'separator': '&k'}]:
    for query in QUERIES[:45] + [u'a=1&b=\xe9', u'']:
        for size in 1, 7, 50000:
            if len(query) / size < 10000:
                compare(lambda *a: of_form(urls, *a),
                        lambda *a: of_form(plain_urls, *a),
                        lambda: Blocks(query, size), more)
for stream in ['a=1', u'a=1', bytearray('a'), ['a=1&', 'b=2'], Broken(), None]:
    compare(lambda *a: of_form(urls, *a), lambda *a: of_form(plain_urls, *a),
            lambda: stream, {})
for query in u'a=%C3%A9&\u20ac=1', bytearray('a=1'):
    compare(lambda *a: of_query(urls, *a),
            lambda *a: of_query(plain_urls, *a), query, {})

http, plain_http = plain('werkzeug.http')
for value in [
        '', 'text/plain', 'application/x-www-form-urlencoded', ';', ',', 'a,b',
        'text/html; charset=utf8', 'text/html;charset="utf-8"; a', 'a;b=c;b=d',
        u'text/plain', u'text/\xe9;a=b', 'text/\xe9', 'x\ny', None, 5, '\0',
        'multipart/form-data; boundary=x', "a; b*=utf-8'en'%C3%A9", "a;b*0=c",
        'a; filename="c:\\d\\e"', 'a/b' + ';c=d' * 50]:
    for more in [(), (False,), (True,), (0,)]:
        for _ in range(3):
            compare(http.parse_options_header, plain_http.parse_options_header,
                    value, *more)
            try:
                http.parse_options_header(value)[1]['changed'] = 1
            except (AttributeError, TypeError):
                pass
for n in range(300):
    assert http.parse_options_header('a/%d;b=c' % n) == (
        'a/%d' % n, {'b': 'c'})

import httplib
import ssl
assert not hasattr(ssl, '__file__'), 'loaded already'
from ssl import SSLError
assert sys.modules['ssl'] is ssl is httplib.ssl
assert ssl.SSLError is SSLError and issubclass(SSLError, Exception)
assert vars(ssl)['SSLError'] is SSLError and 'SSLError' in dir(ssl)
ssl.a_name = 1
assert ssl.create_default_context.func_globals['a_name'] == 1
ssl._create_default_https_context = lambda: 'of the application'
assert httplib.HTTPSConnection('localhost')._context == 'of the application'
try:
    ssl.no_such_name
except AttributeError as e:
    assert 'no_such_name' in str(e), e
else:
    assert False, 'ssl.no_such_name is there'

bottle_requests.compare_all()
imports.compare_all()
jinja_calls.compare_all()
named_tuples.compare_all()
werkzeug_routing.compare_all()
werkzeug_responses.compare_all()
