# -*- coding: utf-8 -*-
"""Loads if the stand-ins give what the Python code of the packages gives."""
import imp
import importlib
import sys
import threading

import bottle
import jinja2.ext
import markupsafe
import markupsafe._native as native


class Html(object):
    def __html__(self):
        return u'<b>'


class Text(object):
    def __unicode__(self):
        return u'<\xe9>'


class SubMarkup(markupsafe.Markup):
    pass


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['the same\n']


def outcome(function, value):
    try:
        result = function(value)
    except Exception as e:
        return type(e), str(e)
    return type(result), result


assert type(markupsafe.escape) is not type(native.escape), 'no stand-in'
for value in [
        None, True, 1, 1.5, 'a', '<&>"\'', '\xff', u'', u'a', u'<&>"\'\u20ac',
        u'<\U0001f600>', markupsafe.Markup(u'<i>'), SubMarkup(u'<i>'), Html(),
        Text(), [u'<'], markupsafe]:
    for name in 'escape', 'escape_silent', 'soft_unicode':
        actual = outcome(getattr(markupsafe, name), value)
        expected = outcome(getattr(native, name), value)
        assert actual == expected, (name, value, actual, expected)

assert bottle.SimpleTemplate(u'{{x}}').render(x=u'<&>"\'\u20ac') == \
    u'&lt;&amp;&gt;&quot;&#039;\u20ac'
assert bottle.html_escape('<') == '&lt;'
assert type(bottle.html_escape) is not type(outcome)


def plain(name):
    """A copy of the module as its package has it, without stand-ins."""
    module = importlib.import_module(name)
    path = module.__file__.replace('$py.class', '.py')
    copy = imp.new_module(name + '_plain')
    with open(path) as source:
        exec compile(source.read(), path, 'exec') in copy.__dict__
    return module, copy


def compare(function, plain_function, *arguments):
    actual = outcome(lambda a: function(*a), arguments)
    expected = outcome(lambda a: plain_function(*a), arguments)
    assert actual == expected or repr(actual) == repr(expected), (
        arguments, actual, expected)


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


assert type(local.LocalStack.top.fget) is not type(outcome)
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

import httplib
import ssl
assert 'SSLError' not in vars(ssl), 'loaded already'
assert not hasattr(ssl, '__file__')
from ssl import SSLError
assert sys.modules['ssl'] is ssl is httplib.ssl
assert ssl.SSLError is SSLError and issubclass(SSLError, Exception)
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
