# -*- coding: utf-8 -*-
"""URLs bound and matched by Java and by Werkzeug's own code."""
import itertools
import warnings

import werkzeug.exceptions
from comparing import compare, is_stand_in, outcome, plain

routing, plain_routing = plain('werkzeug.routing')


class Environ(dict):
    pass


class WithEnviron(object):
    environ = {'HTTP_HOST': 'of.an.attribute', 'wsgi.url_scheme': 'http',
               'REQUEST_METHOD': 'PUT', 'PATH_INFO': '/p'}


def environ(**changes):
    made = {'HTTP_HOST': 'localhost:8080', 'wsgi.url_scheme': 'http',
            'REQUEST_METHOD': 'GET', 'SCRIPT_NAME': '', 'PATH_INFO': '/',
            'QUERY_STRING': '', 'SERVER_NAME': 'Server', 'SERVER_PORT': '80'}
    made.update(changes)
    for name, value in changes.items():
        if value is None:
            del made[name]
    made['wsgi.url_scheme'] = made.pop('scheme', 'http')
    return made


ENVIRONS = [environ(**changes) for changes in [
    {}, {'HTTP_HOST': 'A.Example.ORG:80'}, {'HTTP_HOST': 'a:443'},
    {'HTTP_HOST': 'a:443', 'scheme': 'https'}, {'HTTP_HOST': 'a:80', 'scheme': 'https'},
    {'HTTP_HOST': ''}, {'HTTP_HOST': ':80'}, {'HTTP_HOST': 'h\xc3\xa9'},
    {'HTTP_HOST': u'h\xe9.a'}, {'HTTP_HOST': u'ascii'}, {'HTTP_HOST': None},
    {'HTTP_HOST': None, 'SERVER_PORT': '81'}, {'HTTP_HOST': '[::1]:80'},
    {'scheme': 'ws'}, {'scheme': 'WSS'}, {'scheme': u'http'},
    {'REQUEST_METHOD': 'M\xc3\xa9'}, {'REQUEST_METHOD': u'GET'},
    {'REQUEST_METHOD': None}, {'SCRIPT_NAME': '/m'}, {'SCRIPT_NAME': '/m/'},
    {'SCRIPT_NAME': '/\xc3\xa9'}, {'SCRIPT_NAME': '/\xff'},
    {'SCRIPT_NAME': None}, {'PATH_INFO': None}, {'PATH_INFO': ''},
    {'PATH_INFO': '\xe2\x82\xac\xe2\x82'}, {'PATH_INFO': u'/u'},
    {'QUERY_STRING': 'a=\xc3\xa9%C3'}, {'QUERY_STRING': None},
]] + [Environ(environ()), WithEnviron(), None, {}]


def bound(module, settings, given, arguments):
    adapter = module.Map([], **settings).bind_to_environ(given, **arguments)
    told = dict(adapter.__dict__)
    del told['map']
    return type(adapter).__name__, sorted(
        (name, type(value), value) for name, value in told.items())


def rules(module):
    """Maps, each with rules that have something in common."""
    Rule = module.Rule
    return [
        ({}, [Rule('/', endpoint='index'), Rule('/a', endpoint='a'),
              Rule('/a/', endpoint='a folder'), Rule('/a/b', endpoint='b'),
              Rule('/folder/', endpoint='folder'),
              Rule('/folder/<name>/', endpoint='in folder'),
              Rule(u'/\xe9', endpoint='e'), Rule(u'/\xe9/<n>', endpoint='en'),
              Rule('/<int:n>', endpoint='number'),
              Rule('/x/<path:p>', endpoint='path'),
              Rule('/f/<float:f>/<string(length=2):s>', endpoint='two'),
              Rule('/<word>', endpoint='word')]),
        ({}, [Rule('/m', endpoint='get', methods=['GET']),
              Rule('/m', endpoint='post', methods=['POST', 'put']),
              Rule('/s/', endpoint='s', methods=['POST']),
              Rule('/w', endpoint='w', websocket=True),
              Rule('/w', endpoint='not w')]),
        ({}, [Rule('/d', endpoint='d', defaults={'page': 1}),
              Rule('/d/<int:page>', endpoint='d'),
              Rule('/e/<x>', endpoint='e'), Rule('/f/<x>', endpoint='e'),
              Rule('/alias', endpoint='alias', alias=True),
              Rule('/real', endpoint='alias'),
              Rule('/built', endpoint='built', build_only=True),
              Rule('/old', endpoint='old', redirect_to='/new'),
              Rule('/old/<x>', endpoint='old', redirect_to='/new/<x>'),
              Rule('/called/<x>', endpoint='old',
                   redirect_to=lambda adapter, x: '/by/' + x)]),
        ({}, [Rule('/a/b', endpoint='b'), Rule('/folder/', endpoint='folder'),
              Rule('/<path:p>', endpoint='any other')]),
        ({'redirect_defaults': False},
         [Rule('/d', endpoint='d', defaults={'page': 1}),
          Rule('/d/<int:page>', endpoint='d'),
          Rule('/alias', endpoint='alias', alias=True)]),
        ({'strict_slashes': False},
         [Rule('/', endpoint='index'), Rule('/a', endpoint='a'),
          Rule('/folder/', endpoint='folder'), Rule('/f/<x>/', endpoint='x')]),
        ({'merge_slashes': False},
         [Rule('/', endpoint='index'), Rule('/a', endpoint='a'),
          Rule('/a//b', endpoint='a//b'), Rule('/folder//', endpoint='f'),
          Rule('/x/<path:p>', endpoint='path')]),
        ({'default_subdomain': 'www'},
         [Rule('/', endpoint='index'), Rule('/a', endpoint='a', subdomain=''),
          Rule('/', endpoint='<sub>', subdomain='<sub>')]),
        ({'host_matching': True},
         [Rule('/', endpoint='a', host='localhost:8080'),
          Rule('/', endpoint='b', host='<host>')]),
    ]


PATHS = [
    '', '/', '//', 'a', '/a', '/a/', '//a', '/a//b', '/a/b', '/a/b/', '/a\n',
    '/a/\n', '/A', '/ab', '/a/bc', '/folder', '/folder/', '/folder//',
    '/folder/n', '/folder/n/', '/folder//n', '/\xc3\xa9', '/\xc3\xa9/',
    '/\xc3\xa9/x', '/\xff', '/12', '/012', '/-1', '/x', '/x/', '/x/1//2',
    '/x//1', '/f/1.5/ab', '/f/1.5/abc', '/word?', '/%41', '/a|b', '|/a',
    '/m', '/s', '/s/', '/w', '/d', '/d/1', '/d/2', '/e/1', '/f/1', '/alias',
    '/real', '/built', '/old', '/old/1', '/called/1', '/folder/n\n', '/\0']


def maps(module):
    return [module.Map(made, **settings) for settings, made in rules(module)]


def match(url_map, path, changes, arguments):
    given = environ(PATH_INFO=path, QUERY_STRING='q=1', **changes)
    adapter = url_map.bind_to_environ(given)
    told = []
    for _ in range(2):
        try:
            rule, values = adapter.match(**arguments)
        except werkzeug.exceptions.HTTPException as e:
            told.append((type(e).__name__, str(e), e.args, e.get_response(
                environ()).headers.to_wsgi_list(),
                sorted(getattr(e, 'valid_methods', None) or [])))
        else:
            told.append((repr(rule), sorted(
                (key, type(key), type(value), value)
                for key, value in values.items())))
    return told


VALUES = [
    {}, {'x': 'a'}, {'name': u'\xe9/ ?'}, {'n': 5}, {'n': u'5'}, {'n': -1},
    {'p': 'a//b'}, {'f': 1.5, 's': 'ab'}, {'f': None, 's': ''}, {'page': 1},
    {'page': 2, 'q': ['a', u'\u20ac'], 'r': None}, {'word': 'w', 'q': 'a&b'},
    {'sub': 'www'}, {'host': 'h'}, {'class': 'k'}, {'None': 1}, {'x': 1}]


def builds(module):
    """What each rule makes of values, first and later, and when changed."""
    told = []
    word = module.Rule('/k/<class>', endpoint='k')
    none = module.Rule('/n/<None>', endpoint='n')
    late = module.Rule('/d/<x>/<n>', endpoint='d')
    fresh = module.Rule('/r/<x>', endpoint='r')
    more = module.Map([late, fresh])
    late.defaults = {'n': 'after'}
    fresh._trace.append((False, '/more'))
    of_names = []
    for rule in word, none:
        of_names.append(outcome(lambda r: module.Map([r]), rule)[0].__name__)
    latin = outcome(lambda r: module.Map([r], charset='latin-1'),
                    module.Rule(u'/\u20ac', endpoint='e'))
    for url_map in maps(module) + [more]:
        for rule in url_map.iter_rules():
            for values, unknown in itertools.product(VALUES, [True, False]):
                told.append(outcome(lambda r: r.build(values, unknown), rule))
    fresh.rule = '/again/<x>'
    fresh.refresh()
    for unknown in True, True:
        told.append(fresh.build({'x': 'a', 'q': 1}, unknown))
    original = fresh._build
    fresh._build = lambda **values: ('wrapped', original(**values))
    told += [fresh.build({'x': 'b'}, False), fresh.build({'x': 'c'}, False)]
    adapter = maps(module)[0].bind('h')
    told.append(adapter.build('in folder', {'name': 'x', 'y': 'z'}))
    return repr((told, of_names, latin))


class OwnRule(routing.Rule):
    def match(self, path, method=None):
        return {'own': path}


class OwnAdapter(routing.MapAdapter):
    def get_default_redirect(self, *arguments):
        return 'http://own'


def compare_all():
    assert is_stand_in(routing.MapAdapter.match)
    assert is_stand_in(routing.Map.bind_to_environ)
    warnings.filterwarnings('ignore', 'Current server name')
    rule = routing.Rule('/<x>', endpoint='e')
    routing.Map([rule])
    assert rule._build.im_func.__name__ == 'build', 'compiled already'
    assert builds(routing) == builds(plain_routing)
    for given in ENVIRONS:
        for settings in [{}, {'charset': 'latin-1'}, {'charset': u'utf-8'},
                         {'host_matching': True}, {'default_subdomain': 'w'}]:
            for arguments in [
                    {}, {'server_name': None, 'subdomain': None},
                    {'server_name': 'LOCALHOST:8080'}, {'server_name': 'org'},
                    {'subdomain': 'sub'}, {'subdomain': ''}, {'no': 1}]:
                compare(lambda *a: bound(routing, *a),
                        lambda *a: bound(plain_routing, *a),
                        settings, given, arguments)
    pairs = zip(maps(routing), maps(plain_routing))
    for (url_map, plain_map), path in itertools.product(pairs, PATHS):
        for changes, arguments in [
                ({}, {}), ({}, {'return_rule': True}),
                ({'REQUEST_METHOD': 'POST'}, {}),
                ({'REQUEST_METHOD': 'get', 'scheme': 'https'}, {}),
                ({'scheme': 'ws'}, {'return_rule': True}),
                ({'SCRIPT_NAME': '/m'}, {'method': 'PUT'}),
                ({}, {'path_info': u'/a'}),
                ({}, {'query_args': {'z': '1'}})]:
            compare(lambda *a: match(url_map, *a),
                    lambda *a: match(plain_map, *a),
                    path, changes, arguments)
    url_map = routing.Map([routing.Rule('/', endpoint='i')])
    adapter = url_map.bind_to_environ(environ())
    assert adapter.match() == ('i', {})
    url_map.add(routing.Rule('/late', endpoint='late'))
    adapter = url_map.bind_to_environ(environ(PATH_INFO='/late'))
    assert adapter.match() == ('late', {}), 'a rule that came later'
    adapter.match()[1]['mine'] = 1
    assert adapter.match() == ('late', {}), 'values are of one match'
    adapter.subdomain = u'other'
    assert outcome(lambda a: a.match(), adapter)[0].__name__ == 'NotFound'
    adapter = routing.Map([OwnRule('/', endpoint='o')]).bind_to_environ(
        environ(PATH_INFO='/any'))
    assert adapter.match() == ('o', {'own': u'|/any'})
    url_map = routing.Map([
        routing.Rule('/<a>', endpoint='e'), routing.Rule('/x/<a>', endpoint='e')])
    adapter = OwnAdapter(url_map, 'h', '/', '', 'http', '/1', 'GET')
    try:
        adapter.match()
    except routing.RequestRedirect as e:
        assert e.new_url == 'http://own'
    else:
        raise AssertionError('not asked')
    original = routing.Map.bind
    routing.Map.bind = lambda self, *a, **k: 'changed'
    assert routing.Map().bind_to_environ(environ()) == 'changed'
    routing.Map.bind = original
