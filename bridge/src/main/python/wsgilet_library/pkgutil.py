"""Modules of the standard library, which lies in a jar, are listed.

And a file that is not compiled is one: runpy reads its source then.
"""
from __future__ import absolute_import
import sys

_COMPILED = '\xca\xfe\xba\xbe'


def mend(pkgutil):
    import imp
    from org.python.core import ClasspathPyImporter
    from java.io import IOException
    find_loader, get_loader = pkgutil.find_loader, pkgutil.get_loader
    read_code, read_class = pkgutil.read_code, pkgutil.read_jython_code

    def mended_read_code(stream):
        """Return the code of a compiled file, or None if it is none."""
        magic = stream.read(len(_COMPILED))
        if magic == imp.get_magic():
            import marshal
            stream.read(4)  # the time of the source
            return marshal.load(stream)
        if magic != _COMPILED:
            return None
        stream.seek(-len(magic), 1)
        try:
            return read_code(stream)
        except IOException:
            raise EOFError('EOF read where object expected')

    def read_jython_code(fullname, stream, filename):
        """Return the code of a compiled module, of either kind."""
        if filename.endswith('.pyc'):
            return mended_read_code(stream)
        return read_class(fullname, stream, filename)

    def paths(importer):
        return [path for path, cached in sys.path_importer_cache.items()
                if cached is importer]

    def iter_library(importer, prefix=''):
        """Yield the names of modules, and whether each is a package."""
        from org.wsgilet.bridge.library import LibraryFolder
        yielded = set()
        for path in paths(importer)[:1]:
            for name in LibraryFolder.list(path):
                name = str(name)
                is_package = name.endswith('/')
                if is_package:
                    name = name[:-1]
                    if importer.find_module(name) is None:
                        continue
                elif name.endswith('.py'):
                    name = name[:-3]
                elif name.endswith('$py.class'):
                    name = name[:-9]
                else:
                    continue
                if '.' in name or name == '__init__' or name in yielded:
                    continue
                yielded.add(name)
                yield prefix + name, is_package

    def iter_folder(importer, prefix=''):
        """As CPython, which has no names with a dollar."""
        for name, is_package in importer.iter_modules(prefix):
            if '$' not in name:
                yield name, is_package

    pkgutil.iter_importer_modules.register(ClasspathPyImporter, iter_library)
    pkgutil.iter_importer_modules.register(pkgutil.ImpImporter, iter_folder)

    class LibraryLoader(object):
        """A loader of modules in a jar, with all that pkgutil's has."""

        def __init__(self, importer):
            self._importer = importer

        def __getattr__(self, name):
            return getattr(self._importer, name)

        def get_filename(self, fullname):
            """Return the path of a module's source."""
            name = fullname.rpartition('.')[2]
            folder = paths(self._importer)[0].rstrip('/')
            if self._importer.is_package(fullname):
                name += '/__init__'
            return '%s/%s.py' % (folder, name)

        def get_data(self, path):
            """Return the content of a file."""
            try:
                return self._importer.get_data(path)
            except TypeError:
                import errno
                import os
                raise IOError(errno.ENOENT, os.strerror(errno.ENOENT), path)

    def whole(loader):
        if isinstance(loader, ClasspathPyImporter):
            return LibraryLoader(loader)
        return loader

    def mended_find_loader(fullname):
        """Return the loader of a module, or None."""
        # imp takes __main__ for built-in; runpy looks for it in a folder.
        if fullname != '__main__' and imp.is_builtin(fullname):
            return pkgutil.ImpImporter().find_module(fullname)
        return whole(find_loader(fullname))

    def mended_get_loader(module_or_name):
        """Return the loader of a module or of its name, or None."""
        name = module_or_name
        if sys.modules.get(name, name) is None:
            return None
        return whole(get_loader(name))

    pkgutil.find_loader, pkgutil.get_loader = (mended_find_loader,
                                               mended_get_loader)
    pkgutil.find_loader.__name__ = 'find_loader'
    pkgutil.get_loader.__name__ = 'get_loader'
    pkgutil.read_jython_code = read_jython_code
    pkgutil.read_code = mended_read_code
    pkgutil.read_code.__name__ = 'read_code'
