"""Compare modules as they are used with their Python code alone."""
import imp
import importlib

from java.lang import Object


def outcome(function, value):
    try:
        result = function(value)
    except Exception as e:
        return type(e), str(e)
    return type(result), result


def is_stand_in(function):
    """To Python, it is the function that it stands for."""
    function = getattr(function, 'im_func', function)
    return 'org.wsgilet.' in str(Object.getClass(function))


def plain(name):
    """A copy of the module as its package has it, without stand-ins."""
    module = importlib.import_module(name)
    path = module.__file__.replace('$py.class', '.py')
    copy = imp.new_module(name + '_plain')
    copy.__file__ = module.__file__
    with open(path) as source:
        exec compile(source.read(), path, 'exec') in copy.__dict__
    return module, copy


def compare(function, plain_function, *arguments):
    actual = outcome(lambda a: function(*a), arguments)
    expected = outcome(lambda a: plain_function(*a), arguments)
    assert actual == expected or repr(actual) == repr(expected), (
        arguments, actual, expected)
