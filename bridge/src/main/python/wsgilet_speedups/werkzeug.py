"""Locals, forms, routing and responses of Werkzeug."""
from __future__ import absolute_import

from wsgilet_speedups import (
    MAX_NAMES, is_reserved, put_function, put_method, stands_in)


@stands_in('werkzeug.local', '0.9', '1.0')
def put_local(local):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    if local.Local.__slots__ != ('__storage__', '__ident_func__'):
        return 'Local has other slots'
    stack = local.LocalStack
    stack.top = property(
        Werkzeug.localStackTop(local.Local, stack.top.fget),
        doc=stack.top.__doc__)
    for name, make in [('push', Werkzeug.localStackPush),
                       ('pop', Werkzeug.localStackPop)]:
        put_method(stack, name, lambda original: make(local.Local, original))


@stands_in('werkzeug.datastructures', '0.9', '1.0')
def put_datastructures(datastructures):
    headers = datastructures.Headers
    original = headers.__contains__.im_func

    def __contains__(self, key):
        # As its own, but for the exception that it ends with.
        if type(self) is not headers or not isinstance(key, basestring):
            return original(self, key)
        key = key.lower()
        for name, _ in self._list:
            if name.lower() == key:
                return True
        return False

    put_function(headers, '__contains__', __contains__)


@stands_in('werkzeug.http', '0.9', '1.0')
def put_http(http):
    # Clients send few different ones, except for the boundaries of multipart.
    parse = http.parse_options_header
    known = {}

    def parse_options_header(*arguments, **options):
        if options or len(arguments) != 1 or type(arguments[0]) is not str:
            return parse(*arguments, **options)
        value = arguments[0]
        parsed = known.get(value)
        if parsed is None:
            parsed = parse(value)
            if (len(value) > _MAX_OPTIONS_HEADER or 'boundary' in value
                    or len(known) >= _MAX_OPTIONS_HEADERS):
                return parsed
            known[value] = parsed
        mimetype, options = parsed
        return mimetype, options.copy()

    put_function(http, 'parse_options_header', parse_options_header)


_MAX_OPTIONS_HEADER = 100
_MAX_OPTIONS_HEADERS = 100


@stands_in('werkzeug.urls', '0.9', '1.0')
def put_urls(urls):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    original = urls._url_decode_impl
    if original.func_code.co_varnames[:5] != (
            'pair_iter', 'charset', 'decode_keys', 'include_empty', 'errors'):
        return '_url_decode_impl() has other arguments'
    if type(urls.try_coerce_native(u'\xe9')) is str:
        return 'the application has changed the default encoding of Python'
    urls._url_decode_impl = Werkzeug.urlPairs(original)
    decode_stream = urls.url_decode_stream

    def url_decode_stream(stream, charset='utf-8', decode_keys=False,
                          include_empty=True, errors='replace', separator='&',
                          cls=None, limit=None, return_iterator=False):
        # All at once: Werkzeug splits what it reads with a regular
        # expression and joins the pieces.
        if (separator != '&' or cls is None or limit is not None
                or return_iterator or not hasattr(stream, 'read')):
            return decode_stream(stream, charset, decode_keys, include_empty,
                                 errors, separator, cls, limit,
                                 return_iterator)
        blocks = []
        while True:
            block = stream.read(_FORM_BLOCK)
            if not block:
                break
            blocks.append(block)
        if any(type(block) is not str for block in blocks):
            return decode_stream(iter(blocks), charset, decode_keys,
                                 include_empty, errors, separator, cls)
        return cls(urls._url_decode_impl(
            ''.join(blocks).split('&'), charset, decode_keys, include_empty,
            errors))

    put_function(urls, 'url_decode_stream', url_decode_stream)


@stands_in('werkzeug.routing', '1.0', '1.0')
def put_routing(routing):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    match = routing.MapAdapter.match.im_func
    if match.func_code.co_varnames[:6] != (
            'self', 'path_info', 'method', 'return_rule', 'query_args',
            'websocket'):
        return 'match() has other arguments'
    compile_rule = routing.Rule.compile.im_func

    def compile(self):
        compile_rule(self)
        self._wsgilet_static = _static_parts(self)

    put_function(routing.Rule, 'compile', compile)
    put_method(routing.Rule, '_compile_builder', _late_builder)
    put_method(
        routing.Map, 'bind_to_environ', lambda original:
        Werkzeug.mapBinding(original, routing.Map, routing.MapAdapter))
    put_method(
        routing.MapAdapter, 'match', lambda original:
        Werkzeug.mapMatch(original, routing.MapAdapter, routing.Map,
                          routing.Rule, routing.Rule.match.im_func))


def _late_builder(compile_builder):
    """Compile what makes the URLs of a rule when the first one is to be made.

    There are two for each rule, and few of them are ever called.
    """
    def _compile_builder(self, append_unknown=True):
        if (self.defaults or self.map.charset != 'utf-8'
                or len(self._converters) > MAX_NAMES
                or any(map(is_reserved, self._converters))):
            return compile_builder(self, append_unknown)  # may raise
        name = '_build_unknown' if append_unknown else '_build'
        rule = object.__new__(type(self))  # as this one is now
        rule.__dict__.update(self.__dict__, _trace=list(self._trace))

        def build(*arguments, **values):
            function = compile_builder(rule, append_unknown)
            if getattr(getattr(self, name), 'im_func', None) is build:
                setattr(self, name, function.__get__(self, None))
            return function(*arguments, **values)

        return build

    return _compile_builder


def _static_parts(rule):
    """What each path of a rule begins with, and the path if there is but one.

    Its trace is [(is variable, text or name)], with a slash at the end that
    a path may lack: then Werkzeug redirects.
    """
    parts = []
    for is_variable, text in rule._trace:
        if is_variable:
            return u''.join(parts), None
        parts.append(text)
    whole = u''.join(parts)
    return (whole if rule.is_leaf else whole.rstrip(u'/')), whole


@stands_in('werkzeug.wrappers.base_request', '1.0', '1.0')
def put_base_request(base_request):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    request, parser = base_request.BaseRequest, base_request.FormDataParser
    put_method(request, '_load_form_data', lambda original:
                Werkzeug.formLoading(original, request, parser))


@stands_in('werkzeug.wrappers.base_response', '1.0', '1.0')
def put_base_response(base_response):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    response = base_response.BaseResponse
    headers = base_response.Headers
    put_method(
        response, '__init__', lambda original:
        Werkzeug.responseInit(original, response, headers,
                              base_response.HTTP_STATUS_CODES,
                              base_response.get_content_type))
    put_method(
        response, 'get_wsgi_response', lambda original:
        Werkzeug.responseParts(original, response, headers))


# As many bytes as Werkzeug reads at once.
_FORM_BLOCK = 10 * 1024
