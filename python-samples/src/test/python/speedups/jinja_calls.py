"""What templates call, by Java and by Jinja2's own code."""
import functools

import jinja2
from comparing import compare, is_stand_in, plain

module, plain_module = plain('jinja2.runtime')


def given(*arguments, **keywords):
    return [getattr(a, 'name', a) for a in arguments], sorted(keywords.items())


def marked(**attributes):
    def function(*arguments, **keywords):
        return [type(a).__name__ if hasattr(a, 'autoescape')
                else getattr(a, 'name', a) for a in arguments], keywords

    for name, value in attributes.items():
        setattr(function, name, value)
    return function


def ended(*arguments):
    raise StopIteration('of the application')


def failing(*arguments):
    raise ValueError('of the application')


def two(a, b=2):
    return a, b


class Old:
    def method(self, *arguments):
        return arguments

    wanting = jinja2.contextfunction(marked())
    ending = ended


class New(object):
    method = Old.method.im_func
    wanting = Old.wanting.im_func
    ending = ended

    @classmethod
    def of_class(cls, *arguments):
        return cls.__name__, arguments

    static = staticmethod(two)


class OldCallable:
    @jinja2.contextfunction
    def __call__(self, context, *arguments):
        return context.name, arguments


class NewCallable(object):
    @jinja2.environmentfunction
    def __call__(self, environment, *arguments):
        return hasattr(environment, 'autoescape'), arguments


class Plain(object):
    def __call__(self, *arguments):
        return arguments


class Marked(object):
    contextfunction = True

    def __call__(self, *arguments):
        return [getattr(a, 'name', a) for a in arguments]


CALLABLES = [
    given, two, ended, failing, len, dict, str, 'a'.join, Old, New, Old().method,
    New().method, Old.method, New.method, Old().wanting, New().wanting,
    New.wanting, Old().ending, New().ending, New.of_class, New.static,
    OldCallable(), NewCallable(), Plain(), Marked(), Marked, None, 1, 'text',
    functools.partial(given, 1), functools.partial(ended),
    jinja2.contextfunction(marked()),
    jinja2.evalcontextfunction(marked()),
    jinja2.environmentfunction(marked()),
    marked(contextfunction=1), marked(contextfunction=False),
    marked(other=True), marked(other=1, contextfunction=True),
    jinja2.Undefined(name='missing')]


def called(runtime, function, arguments, keywords):
    context = runtime.Context(jinja2.Environment(), {}, 'name', {})
    result = context.call(function, *arguments, **keywords)
    if isinstance(result, jinja2.Undefined):
        return result._undefined_hint, result._undefined_name
    if isinstance(result, (Old, New, Marked)):
        return type(result)
    return result


def compare_all():
    assert is_stand_in(module.Context.call)
    for function in CALLABLES:
        for arguments in [(), (1,), (1, u'2'), ([1, 2],)]:
            for keywords in [{}, {'b': 3}, {'other': 4}]:
                compare(lambda *a: called(module, *a),
                        lambda *a: called(plain_module, *a),
                        function, arguments, keywords)
    for source in [
            '{% for x in l %}{{ loop.cycle("a", "b") }}{{ loop.index }}'
            '{{ loop.last }}{% endfor %}',
            '{% macro m(x, y=2) %}{{ x }}{{ y }}{{ caller() }}{% endmacro %}'
            '{% call m(1) %}c{% endcall %}',
            '{{ ended() }}|{{ ended() is undefined }}', '{{ two(1, b=3) }}',
            '{{ nothing() }}', '{{ failing() }}', '{{ lipsum is callable }}']:
        compare(rendered, rendered_plainly, source)


def rendered(source):
    return jinja2.Environment().from_string(source).render(
        l=[1, 2, 3], ended=ended, two=two, failing=failing)


def rendered_plainly(source):
    call = module.Context.call
    module.Context.call = plain_module.Context.call.im_func
    try:
        return rendered(source)
    finally:
        module.Context.call = call
