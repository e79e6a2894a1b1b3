"""Compiling and running templates of Jinja2."""
from __future__ import absolute_import

from wsgilet_speedups import put_function, put_method, stands_in

# Of template strings, kept for the next rendering of the same one.
_MAX_CODES = 500


@stands_in('jinja2.environment', '2.6', '2.11')
def put_environment(environment):
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

    put_function(env, '_compile', _compile)
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

    put_function(env, 'compile', compile)
    put_method(env, 'getattr', Jinja2.getattr)


@stands_in('jinja2.runtime', '2.6', '2.11')
def put_runtime(runtime):
    from org.wsgilet.bridge.speedups.jinja2 import Jinja2
    put_method(runtime.Context, 'call', Jinja2.contextCall)


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
        if name in settings:  # policies came with 2.9
            settings[name] = settings[name].copy()
    return settings
