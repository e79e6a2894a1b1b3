"""Changes modules right after their import, in each new interpreter.

wsgilet_library has the mends, wsgilet_speedups the stand-ins; wsgilet_names,
which the build writes (src/build/compile_library.py), says for which modules.
An application pays only for what it imports.
"""
import sys

import wsgilet_library
from org.wsgilet.bridge.jython import CharacterNames
from org.wsgilet.bridge.library import BuiltinTypes
from wsgilet_names import LIBRARY_MENDS, MODULES, PACKAGE_MENDS, STAND_INS

_OF_LIBRARY = '__pyclasspath__/'
_WHOLE = MODULES.union(wsgilet_library.ALIASES)


# What became of each stand-in: (module, version of its package or None, why
# it is left out or None).
stand_ins = []


def install(variables, no_speedups, apply_change):
    """Begin to watch imports.

    variables -- a dict, added to os.environ
    no_speedups -- packages and modules that no Java stands in for, or 'all'
    apply_change -- function(change, module or None, what it is) that returns
        what change(module) or change() returns and None, or None and why it
        failed, with all that it changed in the module taken back
    """
    wsgilet_library.variables = variables
    BuiltinTypes.mendErrors()
    BuiltinTypes.mendFrames()
    BuiltinTypes.mendContainers()
    BuiltinTypes.mendNumbers()
    CharacterNames.install()
    importer = _Importer(no_speedups, apply_change)
    there = sorted(sys.modules)
    sys.meta_path.insert(0, importer)  # mends import modules with mends
    import _system_facts
    _system_facts.mend(sys)
    for name in there:
        if importer.changes(name):
            importer.change(name)


def read_path_file(sitedir, name):
    """Do what a .pth file of installed packages says, as site does."""
    import os
    with open(os.path.join(sitedir, name)) as f:
        lines = f.read().splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith(('import ', 'import\t')):
            try:
                exec line  # it looks for the variable sitedir of its caller
            except Exception:
                import traceback
                print >> sys.stderr, 'Error in line %d of %s:\n%s' % (
                    number, os.path.join(sitedir, name),
                    traceback.format_exc())
        elif line.strip() and not line.startswith('#'):
            folder = os.path.abspath(os.path.join(sitedir, line.rstrip()))
            if os.path.exists(folder) and folder not in sys.path:
                sys.path.append(folder)


def uninstall():
    """Take back what libraries changed for the whole JVM."""
    if 'signal' in sys.modules:
        # Importing it installs a handler, which is an object of this Jython.
        from sun.misc import Signal, SignalHandler
        Signal.handle(Signal('ALRM'), SignalHandler.SIG_DFL)


class RequestTimeout(BaseException):
    """Ends a request that is over its time; 'except Exception' lets it by."""


class _Importer(object):
    """A PEP 302 finder and loader that lets the others import, then changes.

    unread -- packages whose stand-ins are not read yet
    stand_ins -- {module: StandIn}, of the packages that are read
    no_speedups -- packages and modules that are left as they are
    importing -- modules that another finder is asked for
    """

    def __init__(self, no_speedups, apply_change):
        self.apply = apply_change
        self.no_speedups = frozenset(no_speedups)
        self.unread = set(() if 'all' in no_speedups
                          else STAND_INS - self.no_speedups)
        self.stand_ins = {}
        self.importing = set()

    def find_module(self, name, path=None):
        if name in _WHOLE or (
                self.changes(name) and name not in self.importing):
            return self

    def changes(self, name):
        """Return whether a module is to be changed."""
        if name in self.unread:
            self.unread.remove(name)
            import wsgilet_speedups
            for module, stand_in in wsgilet_speedups.read(name).items():
                if module not in self.no_speedups:
                    self.stand_ins[module] = stand_in
        return (name in LIBRARY_MENDS or name in PACKAGE_MENDS
                or name in self.stand_ins)

    def load_module(self, name):
        if name in _WHOLE:
            return wsgilet_library.load(name)
        if not self._make(name) and self._import(name):
            self.change(name)
        return sys.modules[name]

    # What runpy and pkgutil ask a loader for: wsgilet run -m cProfile.

    def get_code(self, name):
        loader = self._loader(name)
        code = loader.get_code(name)
        if name in _WHOLE or code is None:
            return code
        source = loader.get_source(name)
        return code if source is None else _changed_code(
            name, source, code.co_filename)

    def is_package(self, name):
        return self._loader(name).is_package(name)

    def get_source(self, name):
        return self._loader(name).get_source(name)

    def get_filename(self, name):
        loader = self._loader(name)
        if hasattr(loader, 'get_filename'):
            return loader.get_filename(name)
        return loader.get_code(name).co_filename

    def get_data(self, path):
        import pkgutil
        return pkgutil.get_loader('os').get_data(path)

    def _loader(self, name):
        """Return who would load a module if nothing were changed in it."""
        if name in _WHOLE:
            return wsgilet_library.importer(name)
        import pkgutil
        self.importing.add(name)
        try:
            return pkgutil.find_loader(name)
        finally:
            self.importing.discard(name)

    def _import(self, name):
        """Import a module, or run its code again for reload(); return whether
        there was code to run.
        """
        if name in PACKAGE_MENDS:
            self.apply(
                lambda: wsgilet_library.prepare(PACKAGE_MENDS[name]),
                None, 'what comes before the import of ' + name)
        if name in sys.modules:
            # reload() itself does nothing for what is being reloaded.
            loader = self._loader(name)
            vars(sys.modules[name])  # what loads late has its own code first
            return loader is not None and loader.load_module(name) is not None
        self.importing.add(name)
        try:
            __import__(name)
        finally:
            self.importing.discard(name)
        return True

    def _make(self, name):
        """Make a module for which something stands in as a whole."""
        stand_in = self.stand_ins.get(name)
        if name in sys.modules or not (stand_in and stand_in.is_whole):
            return False
        module, failure = self.apply(
            stand_in.put, None, 'the stand-in for ' + name)
        stand_ins.append((name, None, failure))
        if failure:
            return False
        module.__loader__ = self
        sys.modules[name] = module
        return True

    def change(self, name):
        """Mend an imported module, and put what stands in for its code."""
        self.change_module(name, sys.modules[name])

    def change_module(self, name, module):
        """Change what is made of the code of a module; is it that module,
        another may take its place.
        """
        of_library = getattr(module, '__file__', _OF_LIBRARY).startswith(
            _OF_LIBRARY)
        file = (LIBRARY_MENDS if of_library else PACKAGE_MENDS).get(name)
        if file:
            replacement, _ = self.apply(
                lambda module: wsgilet_library.mend(file, module),
                module, 'the mend of ' + name)
            if replacement is not None and sys.modules.get(name) is module:
                sys.modules[name] = replacement
        stand_in = self.stand_ins.get(name)
        if stand_in and not stand_in.is_whole:
            stand_ins.append((name,) + self._put(stand_in, name, module))

    def _put(self, stand_in, name, module):
        """Return the version of the package, and why it is left out."""
        if stand_in.first is None:
            version = unknown = None
        else:
            version, unknown = stand_in.versions(name.partition('.')[0])
        if unknown:
            return version, unknown
        unknown, failure = self.apply(
            stand_in.put, module,
            'the stand-in for ' + name + (version and ' ' + version or ''))
        return version, failure or unknown


def _changed_code(name, source, filename):
    """Compile a module so that it is changed where it runs by another name.

    That is before what it does as the main program, with its own functions.
    """
    import ast
    tree = ast.parse(source, filename)
    change = ast.parse('__import__(%r).change_variables(%r, globals())' % (
        __name__, name)).body[0]
    body = list(tree.body)
    mains = [n for n, statement in enumerate(body) if _is_main(statement)]
    place = mains[0] if mains else len(body)
    if body:
        ast.copy_location(change, body[min(place, len(body) - 1)])
        ast.fix_missing_locations(change)
    tree.body = body[:place] + [change] + body[place:]
    return compile(tree, filename, 'exec', 0, True)


def _is_main(statement):
    """Return whether it is if __name__ == '__main__'."""
    import ast
    test = getattr(statement, 'test', None)
    return (isinstance(statement, ast.If) and isinstance(test, ast.Compare)
            and isinstance(test.left, ast.Name)
            and test.left.id == '__name__'
            and isinstance(test.ops[0], ast.Eq)
            and isinstance(test.comparators[0], ast.Str)
            and test.comparators[0].s == '__main__')


def change_variables(name, variables):
    """Change the module whose code has these variables: python -m NAME."""
    module = sys.modules.get(variables.get('__name__'))
    if getattr(module, '__dict__', None) is not variables:
        module = _Variables(variables)  # run_module() makes no module
    for importer in sys.meta_path:
        if isinstance(importer, _Importer):
            importer.change_module(name, module)


class _Variables(object):
    """As a module, for what changes one."""

    def __init__(self, variables):
        self.__dict__ = variables


def literal_arguments(source):
    """Read "('a', b=1)" as (('a',), {'b': 1}); ValueError if not literal."""
    import ast
    call = ast.parse('f' + source, mode='eval').body
    if not isinstance(call, ast.Call) or call.starargs or call.kwargs:
        raise ValueError(source)
    return (tuple(ast.literal_eval(argument) for argument in call.args),
            dict((keyword.arg, ast.literal_eval(keyword.value))
                 for keyword in call.keywords))
