"""Finds in an application what will not work on the JVM."""
import ast
import imp
import os
import sys

from org.wsgilet.bridge.loading import MissingModules

import wsgilet_requirements as requirements

# Of tools, of tests, of other installations.
_LEFT_OUT = frozenset(['site-packages', 'node_modules', '__pycache__', 'build',
                       'dist', 'test', 'tests', 'docs', 'venv', 'env'])
_EXTENSIONS = ('.so', '.pyd', '.dll', '.dylib')


class Findings(object):
    """Lines for the user: what is wrong, and what is only to be known."""

    def __init__(self, failed_at):
        self.problems = []
        self.notes = []
        self.modules = 0
        self.explains_failure = False
        self._failed_at = failed_at

    def problem(self, path, name, line, message):
        """Add what is wrong at a line, first if that ended the loading."""
        text = '%s:%s: %s' % (name, line, message)
        if self._failed_at == (path, line) and not self.explains_failure:
            self.explains_failure = True
            self.problems.insert(0, 'the application does not load: ' + text)
        else:
            self.problems.append(text)


def check(folder, packages, failure=None, error=None, traceback=None):
    """Look at the sources of an application and at its packages.

    folder -- of the application's own modules
    packages -- folders of installed packages
    failure -- why the application does not load, in one line
    error, traceback -- the exception that it comes from
    """
    findings = Findings(_place(error, traceback))
    for path in _sources(folder):
        findings.modules += 1
        _check_source(path, os.path.relpath(path, folder), findings)
    for place in [folder] + packages:
        _check_extensions(place, findings)
    if failure and not findings.explains_failure:
        findings.problems.insert(0, failure)
    return findings


def _place(error, traceback):
    """File and line at which an import ended."""
    if isinstance(error, SyntaxError):
        return error.filename, error.lineno
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    return traceback and (traceback.tb_frame.f_code.co_filename,
                          traceback.tb_lineno)


def _sources(folder):
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders
            if name not in _LEFT_OUT and not name.startswith('.')
            and not os.path.exists(os.path.join(place, name, 'pyvenv.cfg'))
            and not _has_packages(os.path.join(place, name)))
        for name in sorted(files):
            if (name.endswith('.py') and name not in ('setup.py', 'conftest.py')
                    and not name.startswith('test_')):
                yield os.path.join(place, name)


def _has_packages(folder):
    # Those that were installed by -t FOLDER.
    try:
        return any(n.endswith('.dist-info') for n in os.listdir(folder))
    except OSError:
        return False  # os.walk passes it over, too


def _check_source(path, name, findings):
    try:
        with open(path, 'rb') as f:
            source = f.read()
    except IOError as e:
        findings.problems.append('%s: it cannot be read: %s'
                                 % (name, e.strerror))
        return
    if source.startswith('\xef\xbb\xbf'):
        source = source[3:]
    try:
        tree = ast.parse(source, path)
        compile(source, path, 'exec', 0, True)
    except SyntaxError as e:
        findings.problem(
            path, name, e.lineno,
            e.msg + ': no Python 2.7; sources of Python 3 do not run')
        return
    except Exception as e:
        findings.problems.append('%s: %s' % (name, _first_line(e)))
        return
    except:  # of Java: beyond 64 KB
        findings.problems.append('%s: %s' % (name, _first_line(
            sys.exc_info()[1])))
        return
    for module, line in _imports(tree):
        _check_import(module, name, line, path, findings)


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


def _check_import(module, name, line, path, findings):
    top = module.split('.')[0]
    if top in sys.modules or _is_there(top, os.path.dirname(path)):
        return
    extension = _extension(top, [os.path.dirname(path)] + sys.path)
    if extension:
        findings.problem(path, name, line, '%s is a C extension, which does'
                         ' not run on the JVM' % extension)
        return
    missing = MissingModules.advice(top)
    if missing.isPresent():
        findings.problem(path, name, line, missing.get())
        return
    advice = requirements.advice_for_module(top)
    findings.problem(path, name, line, 'no module named %s%s' % (
        top, '; ' + advice if advice else ': wsgilet install brings it'))


def _extension(module, folders):
    """The file of a C extension of that name, if there is one."""
    for folder in filter(os.path.isdir, folders):
        for name in sorted(os.listdir(folder)):
            if (name.endswith(_EXTENSIONS)
                    and name.split('.')[0] in (module, module + 'module')):
                return os.path.join(folder, name)
    return None


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
