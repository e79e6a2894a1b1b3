"""Java in place of Python code that CPython has in C, or runs faster.

Each function stands in for one of a package and gives the same results; the
tests of the package and of the function they stand for run against it.
"""
import __builtin__
import imp
import keyword
import pkgutil
import sys
import types

# Of template strings, kept for the next rendering of the same one.
_MAX_CODES = 500


def mend_builtins():
    """Mend __import__ and methods of str and unicode."""
    from org.wsgilet.bridge.speedups.stdlib import StandardLibrary
    StandardLibrary.installTextMethods()
    __builtin__.__import__ = StandardLibrary.importFunction(
        __builtin__.__import__)


def _mend_collections(collections):
    """Let namedtuple make classes without compiling the text of each."""
    from java.lang import String
    from org.wsgilet.bridge.speedups.stdlib import StandardLibrary
    texts = (collections._class_template + collections._field_template +
             collections._repr_template)
    if String(texts).hashCode() != _NAMEDTUPLE_TEXTS:
        return  # another namedtuple than we know
    original = collections.namedtuple

    def is_name(text):
        return (type(text) is str and _NAME_CHARACTERS.issuperset(text)
                and text[:1].isalpha() and not _is_reserved(text))

    def namedtuple(typename, field_names, verbose=False, rename=False):
        fields = field_names
        if isinstance(fields, basestring):
            fields = fields.replace(',', ' ').split()
        fields = field_names = map(str, fields)
        if (verbose or len(fields) > _MAX_FIELDS
                or len(set(fields)) < len(fields)
                or not all(map(is_name, [typename] + fields))
                # The text's methods would meet the class where they use these.
                or typename == 'OrderedDict'
                or hasattr(__builtin__, typename)):
            cls = original(typename, field_names, verbose, rename)
        else:
            code = StandardLibrary.namedTupleNew(fields)
            cls = _named_tuple(collections, typename, tuple(fields), code)
        cls.__module__ = sys._getframe(1).f_globals.get('__name__', '__main__')
        return cls

    namedtuple.__doc__ = original.__doc__
    collections.namedtuple = namedtuple


# String.hashCode() of the templates.
_NAMEDTUPLE_TEXTS = 208532075
# Python has its own limit, at 255 arguments.
_MAX_FIELDS = 100
_NAME_CHARACTERS = frozenset(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_')


def _is_reserved(name):
    return name == 'None' or keyword.iskeyword(name)


def _named_tuple(collections, typename, fields, new_code):
    arguments = repr(fields).replace("'", '')[1:-1]
    shown = '%s(%s)' % (typename, ', '.join(name + '=%r' for name in fields))
    count = len(fields)

    def _make(cls, iterable, new=tuple.__new__, len=len):
        result = new(cls, iterable)
        if len(result) != count:
            raise TypeError(
                'Expected %d arguments, got %d' % (count, len(result)))
        return result

    def __repr__(self):
        """Return a nicely formatted representation string"""
        return shown % self

    def _asdict(self):
        """Return a new OrderedDict which maps field names to their values"""
        return collections.OrderedDict(zip(self._fields, self))

    def _replace(_self, **kwds):
        result = _self._make(map(kwds.pop, fields, _self))
        if kwds:
            raise ValueError('Got unexpected field names: %r' % kwds.keys())
        return result

    def __getnewargs__(self):
        """Return self as a plain tuple.  Used by copy and pickle."""
        return tuple(self)

    __new__ = types.FunctionType(
        new_code, {'__name__': 'namedtuple_' + typename})
    __new__.__doc__ = 'Create new instance of %s(%s)' % (typename, arguments)
    _make.__doc__ = ('Make a new %s object from a sequence or iterable'
                     % typename)
    _replace.__doc__ = ('Return a new %s object replacing specified fields '
                        'with new values' % typename)
    attributes = {
        '__doc__': '%s(%s)' % (typename, arguments), '__slots__': (),
        '_fields': fields, '__new__': __new__, '_make': classmethod(_make),
        '__repr__': __repr__, '_asdict': _asdict,
        '__dict__': property(_asdict), '_replace': _replace,
        '__getnewargs__': __getnewargs__,
    }
    for index, name in enumerate(fields):
        attributes[name] = property(
            collections._itemgetter(index),
            doc='Alias for field number %d' % index)
    return type(typename, (tuple,), attributes)


def _mend_json_encoder(encoder):
    from org.wsgilet.bridge.speedups.stdlib import StandardLibrary
    make_original = encoder._make_iterencode
    make_encoder = StandardLibrary.jsonEncoders()

    def _make_iterencode(markers, default, string_encoder, indent, floatstr,
                         key_separator, item_separator, sort_keys, skipkeys,
                         one_shot):
        original = make_original(
            markers, default, string_encoder, indent, floatstr, key_separator,
            item_separator, sort_keys, skipkeys, one_shot)
        if (one_shot and indent is None
                and string_encoder is encoder.c_encode_basestring_ascii
                and type(key_separator) is type(item_separator) is str):
            return make_encoder(
                original, markers, default, floatstr,
                encoder.FLOAT_REPR is repr, key_separator, item_separator,
                sort_keys, skipkeys)
        return original

    encoder._make_iterencode = _make_iterencode
    encoder.c_make_encoder = None  # it cannot sort, and is not faster


def _markupsafe_speedups():
    """Make markupsafe._speedups, which markupsafe looks for."""
    from org.wsgilet.bridge.speedups.markupsafe import MarkupSafe
    from markupsafe import Markup

    def soft_unicode(s):
        return s if isinstance(s, unicode) else unicode(s)

    module = imp.new_module('markupsafe._speedups')
    module.escape = MarkupSafe.escape(Markup)
    module.escape_silent = MarkupSafe.escapeSilent(Markup)
    module.soft_unicode = soft_unicode
    return module


def _mend_bottle(bottle):
    _mend_bottle_templates(bottle)
    if bottle.__version__.startswith('0.12.') and hasattr(bottle, '_hval'):
        _mend_bottle_requests(bottle)  # else another Bottle than we know


def _mend_bottle_templates(bottle):
    from org.wsgilet.bridge.speedups.bottle import Bottle
    original = bottle.html_escape
    if original(u'&<>"\'') != u'&amp;&lt;&gt;&quot;&#039;':
        return  # another Bottle than we know
    escape = bottle.html_escape = Bottle.htmlEscape(original)
    to_unicode = bottle.touni
    make_texts = bottle.SimpleTemplate.prepare.im_func

    def prepare(self, escape_func=escape, noescape=False, *arguments,
                **options):
        make_texts(self, escape_func, noescape, *arguments, **options)
        if (escape_func is escape and bottle.touni is to_unicode
                and self.encoding in ('utf8', 'utf-8')):
            # Else three Python functions for each value that is shown.
            self._str = Bottle.text(self._str, bool(noescape))
            self._escape = Bottle.text(self._escape, not noescape)

    bottle.SimpleTemplate.prepare = prepare


def _mend_bottle_requests(bottle):
    from org.wsgilet.bridge.speedups.bottle import Bottle
    bottle._hkey = Bottle.headerKey(bottle._hkey)
    bottle._hval = Bottle.headerValue(bottle._hval)
    _put_method(bottle.Bottle, 'trigger_hook', lambda original:
                Bottle.triggerHook(original, bottle.Bottle))
    _put_method(bottle.Router, 'match', lambda original:
                Bottle.match(original, bottle.Router))

    context = Bottle.context(vars(bottle))
    request, response = bottle.LocalRequest, bottle.LocalResponse
    _make_variables(context, bottle.request, ['environ'])
    _make_variables(context, bottle.response, [
        '_status_line', '_status_code', '_cookies', '_headers', 'body'])
    context.know(request, response)
    _put_method(request, 'bind', context.requestBind)
    _put_method(response, 'bind', context.responseBind)
    _put_method(bottle.Bottle, '_cast', context.cast)
    headers = bottle.BaseResponse.headerlist
    bottle.BaseResponse.headerlist = property(
        context.headerList(headers.fget), doc=headers.__doc__)


def _make_variables(context, holder, names):
    """Put variables of the thread in place of Bottle's local properties."""
    for name in names:
        cls = type(holder)
        value = getattr(holder, name)
        fget, fset, fdel = context.variable(name)
        setattr(cls, name, property(fget, fset, fdel,
                                    getattr(cls, name).__doc__))
        setattr(holder, name, value)


def _mend_jinja2_environment(environment):
    from org.wsgilet.bridge.speedups.jinja2 import Jinja2
    env = environment.Environment
    # _compile() makes a JVM class, which is slow, and slow again until the
    # JVM has compiled it in turn. render_template_string asks at each call.
    codes = {}
    compile_source = env._compile

    def _compile(self, source, filename):
        if filename != '<template>':  # of a file: Jinja2 keeps the template
            return compile_source(self, source, filename)
        code = codes.get(source)
        if code is None:
            code = compile_source(self, source, filename)
            _put(codes, source, code)
        return code

    env._compile = _compile
    # So that reading the same string again takes no time either. Jinja2's
    # own cache of bytecode goes by the source alone; this one by whatever
    # the environment may change in the code.
    compile_template = env.compile

    def compile(self, source, name=None, filename=None, raw=False,
                defer_init=False):
        if (name or filename or raw or defer_init
                or type(source) not in (str, unicode)
                or not _JINJA_EXTENSIONS.issuperset(self.extensions)):
            return compile_template(self, source, name, filename, raw,
                                    defer_init)
        settings = _settings_of(self)
        known = self.__dict__.setdefault('_wsgilet_codes', {})
        code_settings, code = known.get(source, (None, None))
        if settings != code_settings:
            code = compile_template(self, source)
            _put(known, source, (settings, code))
        return code

    env.compile = compile
    _put_method(env, 'getattr', Jinja2.getattr)


def _mend_jinja2_runtime(runtime):
    from org.wsgilet.bridge.speedups.jinja2 import Jinja2
    _put_method(runtime.Context, 'call', Jinja2.contextCall)


def _put(codes, source, value):
    if len(codes) >= _MAX_CODES:
        codes.clear()
    codes[source] = value


# Others may read what they like when a template is compiled.
_JINJA_EXTENSIONS = frozenset(
    'jinja2.ext.' + name for name in
    ['AutoEscapeExtension', 'WithExtension', 'ExprStmtExtension',
     'LoopControlExtension'])


def _settings_of(environment):
    """All attributes of a Jinja2 environment that its compiler may read."""
    settings = dict(environment.__dict__)
    for name in '_wsgilet_codes', 'cache', 'globals', 'loader':
        settings.pop(name, None)
    for name in 'filters', 'policies', 'tests':  # may change in place
        settings[name] = settings[name].copy()
    return settings


def _mend_werkzeug_local(local):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    if local.Local.__slots__ != ('__storage__', '__ident_func__'):
        return  # another Werkzeug than we know
    stack = local.LocalStack
    stack.top = property(
        Werkzeug.localStackTop(local.Local, stack.top.fget),
        doc=stack.top.__doc__)
    for name, make in [('push', Werkzeug.localStackPush),
                       ('pop', Werkzeug.localStackPop)]:
        _put_method(stack, name, lambda original: make(local.Local, original))


def _mend_werkzeug_datastructures(datastructures):
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

    headers.__contains__ = __contains__


def _mend_werkzeug_http(http):
    # Clients send few different ones, except for the boundaries of multipart.
    parse = http.parse_options_header
    known = {}

    def parse_options_header(value, multiple=False):
        if type(value) is not str or multiple is not False:
            return parse(value, multiple)
        parsed = known.get(value)
        if parsed is None:
            parsed = parse(value)
            if (len(value) > _MAX_OPTIONS_HEADER or 'boundary' in value
                    or len(known) >= _MAX_OPTIONS_HEADERS):
                return parsed
            known[value] = parsed
        mimetype, options = parsed
        return mimetype, options.copy()

    http.parse_options_header = parse_options_header


_MAX_OPTIONS_HEADER = 100
_MAX_OPTIONS_HEADERS = 100


def _mend_werkzeug_urls(urls):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    original = urls._url_decode_impl
    if original.func_code.co_varnames[:5] != (
            'pair_iter', 'charset', 'decode_keys', 'include_empty', 'errors'):
        return  # another Werkzeug than we know
    if type(urls.try_coerce_native(u'\xe9')) is str:
        return  # the application has changed Python's default encoding
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

    urls.url_decode_stream = url_decode_stream


def _mend_werkzeug_routing(routing):
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    match = routing.MapAdapter.match.im_func
    if match.func_code.co_varnames[:6] != (
            'self', 'path_info', 'method', 'return_rule', 'query_args',
            'websocket'):
        return  # another Werkzeug than we know
    compile_rule = routing.Rule.compile.im_func

    def compile(self):
        compile_rule(self)
        self._wsgilet_static = _static_parts(self)

    routing.Rule.compile = compile
    _put_method(routing.Rule, '_compile_builder', _late_builder)
    _put_method(
        routing.Map, 'bind_to_environ', lambda original:
        Werkzeug.mapBinding(original, routing.Map, routing.MapAdapter))
    _put_method(
        routing.MapAdapter, 'match', lambda original:
        Werkzeug.mapMatch(original, routing.MapAdapter, routing.Map,
                          routing.Rule, routing.Rule.match.im_func))


def _late_builder(compile_builder):
    """Compile what makes the URLs of a rule when the first one is to be made.

    There are two for each rule, and few of them are ever called.
    """
    def _compile_builder(self, append_unknown=True):
        if (self.defaults or self.map.charset != 'utf-8'
                or len(self._converters) > _MAX_FIELDS
                or any(map(_is_reserved, self._converters))):
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


def _mend_werkzeug_base_request(base_request):
    if not _is_werkzeug_1():
        return
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    request, parser = base_request.BaseRequest, base_request.FormDataParser
    _put_method(request, '_load_form_data', lambda original:
                Werkzeug.formLoading(original, request, parser))


def _is_werkzeug_1():
    try:
        import werkzeug.wrappers.cors
    except ImportError:
        return False
    return True


def _mend_werkzeug_base_response(base_response):
    if not _is_werkzeug_1():
        return
    from org.wsgilet.bridge.speedups.werkzeug import Werkzeug
    response = base_response.BaseResponse
    headers = base_response.Headers
    _put_method(
        response, '__init__', lambda original:
        Werkzeug.responseInit(original, response, headers,
                              base_response.HTTP_STATUS_CODES,
                              base_response.get_content_type))
    _put_method(
        response, 'get_wsgi_response', lambda original:
        Werkzeug.responseParts(original, response, headers))


# As many bytes as Werkzeug reads at once.
_FORM_BLOCK = 10 * 1024


def _put_method(cls, name, make):
    """Replace a method by what make makes of the original function."""
    original = getattr(cls, name).im_func
    setattr(cls, name, types.MethodType(make(original), None, cls))


def _late_ssl():
    """Make an ssl that loads at the first use of one of its names.

    httplib, urllib2, Flask and Werkzeug import it, few applications use it,
    and it loads hundreds of Java classes.
    """
    from java.util.concurrent.locks import ReentrantLock
    lock = ReentrantLock()
    begun = []

    class LateModule(types.ModuleType):

        def __getattr__(self, name):
            if name in _OF_ANY_MODULE:
                raise AttributeError(name)
            lock.lock()
            try:
                if not begun:
                    begun.append(name)
                    _load_into(self)
            finally:
                lock.unlock()
            return types.ModuleType.__getattribute__(self, name)

    return LateModule('ssl')


# What programs ask each module for.
_OF_ANY_MODULE = frozenset(
    ['__builtins__', '__file__', '__loader__', '__package__', '__path__'])


def _load_into(module):
    """Run a module's code in the object that stands for it already."""
    name = module.__name__
    for path in sys.path:
        loader = pkgutil.get_importer(path).find_module(name)
        if loader is not None:
            sys.modules.setdefault(name, module)
            loader.load_module(name)
            return
    raise ImportError('No module named ' + name)


MENDERS = {
    'bottle': _mend_bottle,
    'collections': _mend_collections,
    'jinja2.environment': _mend_jinja2_environment,
    'jinja2.runtime': _mend_jinja2_runtime,
    'json.encoder': _mend_json_encoder,
    'werkzeug.datastructures': _mend_werkzeug_datastructures,
    'werkzeug.http': _mend_werkzeug_http,
    'werkzeug.local': _mend_werkzeug_local,
    'werkzeug.routing': _mend_werkzeug_routing,
    'werkzeug.urls': _mend_werkzeug_urls,
    'werkzeug.wrappers.base_request': _mend_werkzeug_base_request,
    'werkzeug.wrappers.base_response': _mend_werkzeug_base_response,
}

MAKERS = {
    'markupsafe._speedups': _markupsafe_speedups,
    'ssl': _late_ssl,
}
