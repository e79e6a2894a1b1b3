"""Modules of the standard library are found and loaded like others.

They lie in a jar; imp has their names, sources and packages as if it were a
folder. load_source() leaves the caller's file open. Files of byte code, which
py_compile or CPython wrote, are modules where there is no source.
"""
from __future__ import absolute_import
import sys

_OF_JAR = '__pyclasspath__/'
_SUFFIXES = [('.py', 'U', 1), ('$py.class', 'rb', 2), ('.pyc', 'rb', 2)]


def mend(imp):
    original, load_module = imp.load_source, imp.load_module
    load_class, new_module = imp.load_compiled, imp.new_module
    find_in_folder = imp.find_module

    def mended_new_module(name):
        """Return a new module, which says nothing of its package yet."""
        if not isinstance(name, basestring):
            raise TypeError('new_module() argument 1 must be string, not ' + (
                'None' if name is None else type(name).__name__))
        module = new_module(name)
        module.__package__ = None
        return module

    def load_source(name, pathname, file=None):
        """Load a module from its source, as a file of any name."""
        return original(name, pathname)

    def find_module(name, path=None):
        """Return the open file of a module, its path and what it is."""
        if path is None:
            if imp.is_builtin(name):
                return None, name, ('', '', imp.C_BUILTIN)
            path = sys.path
        for entry in path:
            found = _found_in(entry, name, imp, find_in_folder)
            if found is not None:
                return found
        raise ImportError('No module named ' + name)

    def mended_load_module(name, file, filename, description):
        """Load a module that find_module() found."""
        if description[2] == imp.C_BUILTIN:
            return __import__(name)
        if filename and filename.startswith(_OF_JAR):
            return _load(name, filename, description[2], imp)
        if description[2] == imp.PY_COMPILED:
            return load_compiled(name, filename, file)
        if description[2] == imp.PKG_DIRECTORY:
            found = _byte_code_in(filename, '__init__')
            if found and not _has_source(filename, find_in_folder):
                found[0].close()
                module = sys.modules.setdefault(name, imp.new_module(name))
                module.__path__ = [filename]
                return load_compiled(name, found[1])
        return load_module(name, file, filename, description)

    def load_compiled(name, pathname, file=None):
        """Load a module from a class file or a file of byte code."""
        if pathname.endswith('.class'):
            return load_class(name, pathname, file or open(pathname, 'rb'))
        from org.wsgilet.bridge.library import BytecodeFile
        return BytecodeFile.load(name, pathname)

    def get_suffixes():
        """Return what names of modules end in, how to open them, the kind."""
        return list(_SUFFIXES)

    def init_builtin(name):
        """Import a built-in module; None if there is none of the name."""
        return __import__(name) if imp.is_builtin(name) else None

    def is_builtin(name):
        """Return -1 or 1 for a built-in module, -1 if it is for once."""
        if name in ('sys', '__builtin__', '__main__', 'exceptions'):
            return -1
        return int(builtin(name))

    builtin, frozen = imp.is_builtin, imp.is_frozen
    for function in (load_source, load_compiled, find_module, get_suffixes,
                     init_builtin, is_builtin):
        setattr(imp, function.__name__, function)
    imp.load_module = mended_load_module
    imp.load_module.__name__ = 'load_module'
    imp.new_module = mended_new_module
    imp.new_module.__name__ = 'new_module'
    imp.is_frozen = lambda name: bool(frozen(name))
    imp.init_frozen = lambda name: None


def _found_in(entry, name, imp, find_in_folder):
    if not (isinstance(entry, basestring) and entry.startswith(_OF_JAR)):
        try:
            file, filename, (suffix, mode, kind) = find_in_folder(
                name, [entry])
        except ImportError:
            return _byte_code_in(entry, name)
        if suffix == '.py':
            file.close()
            file, mode = open(filename, 'U'), 'U'
        elif suffix == '.class':
            suffix = '$py.class'
        return file, filename, (suffix, mode, kind)
    importer = _importer(entry)
    if importer is None or importer.find_module(name) is None:
        return None
    filename = entry.rstrip('/') + '/' + name
    if importer.is_package(name):
        return None, filename, ('', '', imp.PKG_DIRECTORY)
    return _file(importer, filename + '.py'), filename + '.py', _SUFFIXES[0]


def _byte_code_in(entry, name):
    from os.path import isfile, join
    if not isinstance(entry, basestring):
        return None
    filename = join(entry, name)
    if isfile(join(filename, '__init__.pyc')):
        return None, filename, ('', '', 5)
    if isfile(filename + '.pyc'):
        return open(filename + '.pyc', 'rb'), filename + '.pyc', _SUFFIXES[2]
    return None


def _has_source(folder, find_in_folder):
    try:
        find_in_folder('__init__', [folder])[0].close()
    except ImportError:
        return False
    return True


def _importer(entry):
    from org.python.core import imp
    importer = imp.getImporter(entry)
    return importer if hasattr(importer, 'is_package') else None


def _file(importer, filename):
    from java.io import ByteArrayInputStream
    from java.lang import String
    from org.python.core.util import FileUtil
    data = importer.get_data(filename)
    data = String(data).getBytes('ISO-8859-1')
    return FileUtil.wrap(ByteArrayInputStream(data), 'U')


def _load(name, filename, kind, imp):
    """Run the code of a module in a jar as a module of any name."""
    folder, _, base = filename.rpartition('/')
    own_name = base.partition('.')[0]
    if name == own_name and name in sys.modules:
        return sys.modules[name]
    if name == own_name and '__pyclasspath__/Lib' == folder:
        return __import__(name)
    code = _importer(folder).get_code(own_name)
    module = sys.modules.setdefault(name, imp.new_module(name))
    module.__file__ = filename
    if kind == imp.PKG_DIRECTORY:
        module.__file__ += '/__init__.py'
        module.__path__ = [filename]
    try:
        exec code in module.__dict__
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return sys.modules[name]
