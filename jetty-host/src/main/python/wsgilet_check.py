"""Finds in an application what will not work on the JVM."""
import ast
import imp
import inspect
import os
import sys

import wsgilet_requirements as requirements

# Of tools, of tests, of other installations.
_LEFT_OUT = frozenset(['site-packages', 'node_modules', '__pycache__', 'build',
                       'dist', 'test', 'tests', 'docs', 'venv', 'env'])
_EXTENSIONS = ('.so', '.pyd', '.dll', '.dylib')


class Findings(object):
    """Lines for the user: what is wrong, and what is only to be known."""

    def __init__(self):
        self.problems = []
        self.notes = []
        self.modules = 0


def check(folder, packages):
    """Look at the sources of an application and at its packages.

    folder -- of the application's own modules
    packages -- folders of installed packages
    """
    findings = Findings()
    for path in _sources(folder):
        findings.modules += 1
        _check_source(path, os.path.relpath(path, folder), findings)
    for place in [folder] + packages:
        _check_extensions(place, findings)
    return findings


def factory_problem(application, name):
    """Return what is wrong with a callable that cannot be PEP 3333's."""
    if not inspect.isfunction(application):
        return None
    arguments, more, _, defaults = inspect.getargspec(application)
    least = len(arguments) - len(defaults or ())
    if least <= 2 and (more or len(arguments) >= 2):
        return None
    return ('%s(%s) takes no environ and start_response: if it makes the'
            ' application, write %s()'
            % (name, ', '.join(arguments), name))


def _sources(folder):
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders
            if name not in _LEFT_OUT and not name.startswith('.')
            and not os.path.exists(os.path.join(place, name, 'pyvenv.cfg')))
        for name in sorted(files):
            if (name.endswith('.py') and name not in ('setup.py', 'conftest.py')
                    and not name.startswith('test_')):
                yield os.path.join(place, name)


def _check_source(path, name, findings):
    with open(path, 'rb') as f:
        source = f.read()
    if source.startswith('\xef\xbb\xbf'):
        source = source[3:]
    try:
        tree = ast.parse(source, path)
        compile(source, path, 'exec', 0, True)
    except SyntaxError as e:
        findings.problems.append(
            '%s:%s: %s: no Python 2.7; sources of Python 3 do not run'
            % (name, e.lineno, e.msg))
        return
    except Exception as e:
        findings.problems.append('%s: %s' % (name, _first_line(e)))
        return
    except:  # of Java: beyond 64 KB
        findings.problems.append('%s: %s' % (name, _first_line(
            sys.exc_info()[1])))
        return
    for module, line in _imports(tree):
        _check_import(module, '%s:%d' % (name, line), path, findings)


def _first_line(error):
    return (str(error).splitlines() or [type(error).__name__])[0]


def _imports(tree):
    """The modules that are imported, but for those in a try."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.TryExcept):
            continue  # it has something else to do
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            if node.module and not node.level:
                yield node.module, node.lineno
        for found in _imports(node):
            yield found


def _check_import(module, place, path, findings):
    top = module.split('.')[0]
    if top in sys.modules or _is_there(top, os.path.dirname(path)):
        return
    advice = requirements.advice_for_module(top)
    findings.problems.append('%s: no module named %s%s' % (
        place, top, '; ' + advice if advice else
        ': wsgilet install brings it'))


def _is_there(name, folder):
    for finder in sys.meta_path:
        if finder.find_module(name):
            return True
    try:
        file = imp.find_module(name, [folder] + sys.path)[0]
        if file:
            file.close()
        return True
    except ImportError:
        pass
    try:
        __import__(name)  # a package of Java, a built-in module
        return True
    except ImportError:
        return False


def _check_extensions(place, findings):
    for folder, folders, files in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith('.')
                      and (folder != place or name != 'site-packages'
                           or place.endswith('site-packages'))]
        for name in sorted(files):
            if name.endswith(_EXTENSIONS):
                module = name.split('.')[0]
                python = os.path.join(folder, module + '.py')
                if not os.path.exists(python):
                    findings.notes.append(
                        '%s: a C extension, which is not loaded'
                        % os.path.relpath(os.path.join(folder, name), place))
