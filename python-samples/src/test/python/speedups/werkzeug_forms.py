# -*- coding: utf-8 -*-
"""The form that a request has, by Java and by Werkzeug's own code.

It takes real requests, as Java only reads from the server's own wsgi.input:
/java/NAME and /plain/NAME tell what the variation NAME makes of the same one,
/names/ the names, /steps/ whether Werkzeug's own code has run.
"""
import io

import werkzeug.wrappers
from comparing import plain
from werkzeug.datastructures import MultiDict, OrderedMultiDict

module, plain_module = plain('werkzeug.wrappers.base_request')
_, plain_formparser = plain('werkzeug.formparser')
plain_module.FormDataParser = plain_formparser.FormDataParser
plain_module.BaseRequest.form_data_parser_class = \
    plain_formparser.FormDataParser


def changed(**attributes):
    return lambda base: type('Changed', (base,), attributes)


def failing(self):
    raise ValueError('of the application')


class Refusing(MultiDict):
    def __init__(self, mapping=()):
        mapping = list(mapping)
        if mapping:
            raise ValueError('refused')
        MultiDict.__init__(self)


class Failing(MultiDict):
    def __init__(self, mapping=()):
        raise KeyError('of the application')


class Own(object):
    """A parser that has little in common with Werkzeug's."""

    def __init__(self, *settings, **more):
        self.settings = settings[1:4] + settings[5:]

    def parse(self, stream, mimetype, content_length, options=None):
        return stream, [self.settings, mimetype], [content_length, options]


def own_parser(base):
    return type('OwnParser', (base.form_data_parser_class,), {
        'parse': lambda self, stream, *rest: (stream, rest, self.charset)})


CLASSES = {
    'usual': changed(),
    'latin-1': changed(charset='latin-1'),
    'strict': changed(encoding_errors='strict'),
    'ignore': changed(encoding_errors='ignore'),
    'unicode_charset': changed(charset=u'utf-8'),
    'limit_10': changed(max_content_length=10),
    'limit_45': changed(max_content_length=45),
    'limit_long': changed(max_content_length=10 ** 12),
    'limit_float': changed(max_content_length=45.5),
    'limit_true': changed(max_content_length=True),
    'memory_10': changed(max_form_memory_size=10),
    'memory_0': changed(max_form_memory_size=0),
    'limit_property': changed(
        max_content_length=property(lambda self: 10)),
    'limit_failing': changed(max_content_length=property(failing)),
    'plain_dict': changed(parameter_storage_class=dict),
    'ordered': changed(parameter_storage_class=OrderedMultiDict),
    'list': changed(parameter_storage_class=list),
    'none': changed(parameter_storage_class=None),
    'refusing': changed(parameter_storage_class=Refusing),
    'failing': changed(parameter_storage_class=Failing),
    'not_wanted': changed(want_form_data_parsed=False),
    'wanted': changed(want_form_data_parsed=True),
    'parser_class': changed(form_data_parser_class=Own),
    'derived_parser': lambda base: changed(
        form_data_parser_class=own_parser(base))(base),
    'make_parser': changed(make_form_data_parser=lambda self: Own(0, 1)),
    'own_stream': changed(
        stream=property(lambda self: io.BytesIO(b'own=stream'))),
    'own_stream_for_parsing': changed(
        _get_stream_for_parsing=lambda self: io.BytesIO(b'own=stream')),
    'cached_data_of_class': changed(_cached_data=b'cached=1'),
    'shallow_class': changed(shallow=True),
    'own_form': changed(form={'own': 'form'}),
    'getattribute': changed(
        __getattribute__=lambda self, name: 'latin-1' if name == 'charset'
        else object.__getattribute__(self, name)),
}


def set_parser(request):
    request.make_form_data_parser = lambda: Own(0, 1)


def set_parser_class(request):
    request.form_data_parser_class = Own


def set_stream(request):
    request.stream = io.BytesIO(b'a=stream')


def set_stream_for_parsing(request):
    request._get_stream_for_parsing = lambda: io.BytesIO(b'a=stream')


def set_charset(request):
    request.charset = 'latin-1'


def set_errors(request):
    request.encoding_errors = 'strict'


def set_limit(request):
    request.max_content_length = 10


def set_memory(request):
    request.max_form_memory_size = 10


def set_storage(request):
    request.parameter_storage_class = dict


def set_form(request):
    request.form = {'set': 'form'}


def set_files(request):
    request.files = {'set': 'files'}


def set_shallow(request):
    request.shallow = True


def set_shallow_false(request):
    request.shallow = 0


def read_before(request):
    request.stream.read(3)


def data_before(request):
    request.get_data()


def data_uncached_before(request):
    request.get_data(cache=False)


def stream_before(request):
    request.stream


def files_before(request):
    request.files


def input_read_before(request):
    request.environ['wsgi.input'].read(4)


def input_line_before(request):
    request.environ['wsgi.input'].readline(2)


def input_replaced(request):
    request.environ['wsgi.input'] = io.BytesIO(b'in=memory&b=2')


def input_missing(request):
    del request.environ['wsgi.input']


def not_terminated(request):
    del request.environ['wsgi.input_terminated']


def shorter(request):
    del request.environ['wsgi.input_terminated']
    request.environ['CONTENT_LENGTH'] = '5'


def unicode_type(request):
    request.environ['CONTENT_TYPE'] = unicode(request.environ['CONTENT_TYPE'])


def broken_length(request):
    request.max_content_length = 10
    request.environ['CONTENT_LENGTH'] = 'x'


def negative_length(request):
    request.max_content_length = 10
    request.environ['CONTENT_LENGTH'] = '-5'


def length_in_spaces(request):
    request.max_content_length = 45
    request.environ['CONTENT_LENGTH'] = ' 7 '


def called_chunked(request):
    request.max_content_length = 10
    request.environ['HTTP_TRANSFER_ENCODING'] = 'chunked'


def length_missing(request):
    request.max_content_length = 10
    request.environ.pop('CONTENT_LENGTH', None)


CHANGES = dict(
    (name, value) for name, value in globals().items()
    if getattr(value, 'func_code', None)
    and value.func_code.co_varnames[:1] == ('request',))


def parse_nothing(self, stream, mimetype, content_length, options=None):
    return stream, 'nothing', [mimetype, content_length, options]


def function_changed(request):
    functions = request.form_data_parser_class.parse_functions
    name = 'application/x-www-form-urlencoded'
    original = functions[name]
    functions[name] = parse_nothing
    return lambda: functions.__setitem__(name, original)


def parser_changed(name, value):
    def change(request):
        parser = request.form_data_parser_class
        original = vars(parser)[name]
        setattr(parser, name, value)
        return lambda: setattr(parser, name, original)

    return change


CHANGES.update({
    'nothing': lambda request: None,
    'function_changed': function_changed,
    'parse_changed': parser_changed('parse', parse_nothing),
    'get_changed': parser_changed(
        'get_parse_func', lambda self, mimetype, options: parse_nothing),
    'init_changed': parser_changed(
        '__init__', lambda self, *a, **more: setattr(self, 'charset', 1)),
})

VARIATIONS = dict(('class_' + name, (make, CHANGES['nothing']))
                  for name, make in CLASSES.items())
VARIATIONS.update(('set_' + name, (CLASSES['usual'], change))
                  for name, change in CHANGES.items())
MADE = dict(((base, name), make(base))
            for name, (make, _) in VARIATIONS.items()
            for base in [module.BaseRequest, plain_module.BaseRequest])


def told(value):
    if hasattr(value, 'lists'):
        value = sorted(value.lists()), type(value).__name__
    return value if value is None or isinstance(
        value, (tuple, list, dict, str, unicode, bool)) else type(value)


def ask(lines, name, function):
    try:
        lines.append('%s: %r' % (name, told(function())))
    except Exception as e:
        lines.append('%s: %s %r' % (name, type(e).__name__, str(e)))


def told_of(environ, base, name):
    lines = []
    request = MADE[base, name](environ)
    restore = []
    ask(lines, 'change', lambda: restore.append(VARIATIONS[name][1](request)))
    try:
        ask(lines, 'form', lambda: request.form)
        ask(lines, 'form again', lambda: request.form is request.form)
        ask(lines, 'files', lambda: request.files)
        ask(lines, 'values', lambda: request.values)
        ask(lines, 'stream', lambda: request.stream)
        ask(lines, 'left', lambda: request.stream.read())
        ask(lines, 'input', lambda: environ['wsgi.input'].read())
        ask(lines, 'data', lambda: request.get_data())
        ask(lines, 'attributes', lambda: sorted(vars(request)))
    finally:
        for undo in filter(None, restore):
            undo()
    return lines


def steps_of(environ):
    """What Werkzeug's own code does first, for a form of its own class."""
    steps = []
    original = module.parse_options_header
    module.parse_options_header = lambda *arguments: (
        steps.append('parse_options_header') or original(*arguments))
    try:
        werkzeug.wrappers.Request(environ).form
    finally:
        module.parse_options_header = original
    return steps


def application(environ, start_response):
    """To be called for one request after the other."""
    _, side, name = environ['PATH_INFO'].split('/')
    if side == 'java':
        lines = told_of(environ, module.BaseRequest, name)
    elif side == 'plain':
        lines = told_of(environ, plain_module.BaseRequest, name)
    elif side == 'steps':
        lines = steps_of(environ)
    else:
        lines = sorted(VARIATIONS)
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(lines)]
