"""Imports inside packages, with the memory of Java and by Jython alone."""
import __builtin__
import imp
import itertools
import os
import shutil
import sys
import tempfile

from comparing import compare
from org.python.core import PySystemState

# A package of Python with the name of one of Java, and a class in that.
JAVA = ['java_lang = modules["java.lang"] = type(modules[package])("java.lang")',
        'java_lang.__path__ = modules[package].__path__',
        '__package__ = "java.lang"', 'import String', 'import json',
        'import no_such', 'import String as name',
        'for name in list(modules):\n'
        '    if name.startswith("java.lang"): del modules[name]']
LATE = ('with open(modules[package].__path__[0] + "/late.py", "w") as source:\n'
        '    source.write("VALUE = 4")\ndel source')
SCENARIOS = [
    ['import json'] * 3,
    ['import json', 'from . import json', 'import json', 'json = 1'],
    ['from . import json', 'import json', 'from . import json'],
    ['from json import dumps', 'from json import loads', 'import json'],
    ['from json import *', 'from json import *'],
    ['import os.path', 'import os.path as name', 'import os'],
    ['import xml.dom.minidom', 'from xml.dom import minidom as name'] * 2,
    ['import own', 'import own', 'from own import VALUE', 'from . import own'],
    ['import calendar'] * 2 + ['from calendar import VALUE as name'],
    ['from __future__ import absolute_import\nimport calendar', 'import own'],
    ['import calendar', 'from __future__ import absolute_import\n'
                        'import calendar', 'import calendar'],
    ['import nowhere'] * 2,
    ['from json import nowhere'] * 2,
    ['import json', 'import json.nowhere', 'import json.nowhere'],
    ['import json', 'modules[package + ".json"] = 7', 'import json',
     'from . import json', 'del modules[package + ".json"]', 'import json'],
    ['import json', 'modules[package + ".json"] = None', 'import json'],
    ['import json', 'from . import other', 'import json'],
    ['import java.util', 'import java', 'from java.util import ArrayList'] * 2,
    ['name = __import__("json")'] * 2,
    ['name = __import__("json", globals(), locals(), [])'] * 2,
    ['name = __import__(u"json.decoder", globals(), {}, ["x"])'] * 2,
    ['name = __import__("json", globals(), {}, [], -1)'] * 2,
    ['name = __import__("json", globals=globals(), level=0)'] * 2,
    ['name = __import__("json", None, None, None)'] * 2,
    ['name = __import__("", globals(), {}, [])', 'name = __import__()',
     'name = __import__(1, globals(), {}, [])'] * 2,
    ['__package__ = "no_such_package"', 'import json', 'import json'],
    ['__package__ = package + "_late"', 'import calendar',
     'modules[package + "_late"] = modules[package]', 'import calendar'],
    ['__package__ = ""', 'import json', 'import json'],
    ['__package__ = 1', 'import json', 'import json'],
    ['__package__ = "json"', 'import decoder', 'import decoder', 'import os'],
    ['del __package__', 'import json', 'import json', 'import own'],
    ['__package__ = None', 'import json', 'from json import dumps'],
    ['__name__ = package', '__path__ = []', 'import json', 'import own'],
    ['__name__ = 1', 'import json'], ['del __name__', 'import json'],
    ['modules[package].__name__ = "other"', 'import json'],
    ['modules[package].__path__ = ()', 'import json', 'import own'],
    ['modules[package].__path__ = [1, None, "nowhere"]', 'import json'],
    ['del modules[package].__path__', 'import json', 'import own'],
    ['modules[package].__path__.insert(0, "__pyclasspath__/Lib/json")',
     'import decoder', 'import own', 'import json'],
    ['modules[package].__path__.insert(0, "__pyclasspath__/Lib")',
     'import json', 'import json'],
    ['import late', LATE, 'import late', 'from late import VALUE'],
    ['import folder', 'import compiled'], ['import __builtin__', 'import sys'],
    JAVA,
]
FILES = {'own.py': 'VALUE = 1\n', 'calendar.py': 'VALUE = 2\n',
         'other.py': 'import json\nimport own\n',
         'folder/__init__.py': 'VALUE = 3\n', 'compiled$py.class': 'broken'}
numbers = itertools.count()
plain_import = PySystemState.getDefaultBuiltins()['__import__']


class Recorder(object):
    """A finder that finds nothing, and tells what it was asked for."""

    def __init__(self):
        self.names = []

    def find_module(self, name, path=None):
        self.names.append(name)


def shown(value):
    return getattr(value, '__file__', repr(value))


def run(function, scenario):
    """What each statement leaves, in a module of a new package."""
    package = 'package%d' % next(numbers)
    folder = tempfile.mkdtemp()
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        if not os.path.isdir(os.path.dirname(path)):
            os.mkdir(os.path.dirname(path))
        with open(path, 'w') as source:
            source.write(text)
    module = sys.modules[package] = imp.new_module(package)
    module.__path__ = [folder]
    variables = vars(imp.new_module(package + '.inner'))
    variables.update(package=package, modules=sys.modules)
    told = []
    before, __builtin__.__import__ = __builtin__.__import__, function
    try:
        for statement in scenario:
            try:
                exec statement in variables
            except Exception as e:
                told.append((type(e), str(e)))
            told.append(sorted((name, shown(value))
                               for name, value in variables.items()
                               if name not in ('modules', '__builtins__')))
            told.append(sorted(vars(module)))
    finally:
        __builtin__.__import__ = before
        shutil.rmtree(folder)
    told.append(sorted(name for name in sys.modules if package in name))
    return repr(told).replace(folder, 'folder').replace(package, 'package')


def searches(function):
    """How often a package is searched for json, which it has not."""
    recorder = Recorder()
    sys.meta_path.append(recorder)
    try:
        run(function, ['import json', 'from json import dumps', 'import json'])
    finally:
        sys.meta_path.remove(recorder)
    return len([name for name in recorder.names if name.endswith('.json')])


def compare_all():
    function = __builtin__.__import__
    assert searches(function) == 1, searches(function)
    assert searches(plain_import) == 3, searches(plain_import)
    for name in '__name__', '__doc__', '__class__':
        assert getattr(function, name) == getattr(plain_import, name), name
    for scenario in SCENARIOS:
        told = run(function, scenario)
        compare(lambda s: told, lambda s: run(plain_import, s), scenario)
