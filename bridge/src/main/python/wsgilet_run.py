"""Runs a program in this interpreter as the command python would."""
import errno
import imp  # is built in in CPython: a file of the program's does not shadow it
import os
import sys

_CUSTOMIZATIONS = 'sitecustomize', 'usercustomize'
_OWN_FRAMES = (__name__, 'runpy', 'wsgilet_library.runpy')


def run(kind, program, arguments):
    """Run a program as __main__ and return the exit code of the process.

    kind -- 'file', 'module', 'code' or 'input'
    program -- its file or folder, module or text
    arguments -- what follows in sys.argv
    """
    return finish(lambda: _KINDS[kind](program, arguments))


def finish(main):
    """Call what is the main program, to the end of its threads; return the
    exit code of the process.
    """
    _add_names_of_site()
    if sys.warnoptions:
        import warnings  # says which of them it does not know
        del warnings
    _customize()
    try:
        try:
            main()
        finally:
            _join_threads()
        if not getattr(sys.stdout, 'closed', True):
            sys.stdout.flush()
        return 0
    except SystemExit as e:
        return _exit_code(e.code)
    except:  # Java's exceptions, too
        _print_exception(*sys.exc_info())
        return 1


def _add_names_of_site():
    # As site does, for prompts: python -i, flask shell, manage.py shell.
    import __builtin__
    for name in 'exit', 'quit':
        setattr(__builtin__, name, _Quitter(name))
    for name in 'copyright', 'credits', 'license', 'help':
        setattr(__builtin__, name, _OfSite(name))
    sys.modules.setdefault('site', _Site('site'))


def _customize():
    # As site does, whose main() comes too late here: the environments in
    # which pip builds packages find theirs by it.
    for name in _CUSTOMIZATIONS:
        try:
            __import__(name)
        except ImportError:
            pass
        except Exception as e:
            print >> sys.stderr, "'import %s' failed: %s: %s" % (
                name, type(e).__name__, e)


class _Site(type(sys.modules[__name__])):
    """The module site, whose code is run once something of it is asked for.

    In CPython it has been run before the program. It takes as long here as
    all of the start, and what it does to sys.path has been done.
    """

    def __init__(self, name):
        super(_Site, self).__init__(name)
        self.__file__ = '__pyclasspath__/Lib/site.py'

    def __getattr__(self, name):
        variables = self.__dict__
        if 'main' not in variables and not name.startswith('__'):
            import wsgilet_library
            from org.python.core import imp
            loader = imp.getImporter('__pyclasspath__/Lib')
            path = sys.path[:]
            later = [module for module in _CUSTOMIZATIONS
                     if module not in sys.modules]
            sys.modules.update(dict.fromkeys(later))  # None: there is none
            exec loader.get_code('site') in variables
            for module in later:
                del sys.modules[module]
            sys.path[:] = path
            wsgilet_library.mend('site', self)
        try:
            return variables[name]
        except KeyError:
            raise AttributeError(
                "'module' object has no attribute %r" % name)


class _OfSite(object):
    """What site has put in its place once it is shown or called."""

    def __init__(self, name):
        self._name = name

    def _get(self):
        import __builtin__
        import site
        site.main  # or whatever else it has
        return getattr(__builtin__, self._name)

    def __repr__(self):
        return repr(self._get())

    def __call__(self, *arguments, **keywords):
        return self._get()(*arguments, **keywords)


class _Quitter(object):
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'Use %s() or Ctrl-D (i.e. EOF) to exit' % self.name

    def __call__(self, code=None):
        raise SystemExit(code)


def _run_file(path, arguments):
    sys.argv = [path] + arguments
    if os.path.isdir(path) or _is_archive(path):
        sys.path.insert(0, path)
        import runpy
        runpy._run_module_as_main('__main__', False)
        return
    try:
        open(path).close()
    except IOError as e:
        sys.exit("wsgilet: can't open file '%s': %s" % (path, {
            errno.ENOENT: 'there is no such file',
            errno.EACCES: 'this user may not read it'}.get(e.errno, e)))
    sys.path.insert(0, os.path.dirname(os.path.realpath(path)))
    variables = _main_variables()
    variables['__file__'] = path
    execfile(path, variables)


def _is_archive(path):
    try:
        with open(path, 'rb') as f:
            return f.read(4) == 'PK\3\4'
    except IOError:
        return False


def _run_module(name, arguments):
    sys.argv = ['-m'] + arguments
    sys.path.insert(0, '')
    import runpy
    try:
        name, loader, code, path = runpy._get_module_details(
            name, runpy._Error)
    except runpy._Error as e:
        sys.exit('wsgilet: %s' % e)
    sys.argv[0] = path or name
    runpy._run_code(code, _main_variables(), None, '__main__', path, loader,
                    '.'.join(name.split('.')[:-1]))


def _run_code(text, arguments):
    sys.argv = ['-c'] + arguments
    sys.path.insert(0, '')
    exec compile(text, '<string>', 'exec', 0, True) in _main_variables()


def _run_input(_, arguments):
    sys.argv = ['-'] + arguments
    sys.path.insert(0, '')
    text = sys.stdin.read()
    exec compile(text, '<stdin>', 'exec', 0, True) in _main_variables()


_KINDS = {'file': _run_file, 'module': _run_module, 'code': _run_code,
          'input': _run_input}


def _main_variables():
    return sys.modules['__main__'].__dict__


def _join_threads():
    # Python ends when all threads have that are not daemons.
    threading = sys.modules.get('threading')
    for thread in threading.enumerate() if threading else ():
        if not thread.daemon and thread is not threading.currentThread():
            thread.join()


def _exit_code(code):
    if code is None:
        return 0
    if isinstance(code, (int, long)):
        return int(code & 0xFF)
    _flush_output()
    try:
        print >> sys.stderr, code
    except Exception:
        pass  # nobody is left to whom it could be said
    return 1


def _print_exception(kind, value, trace):
    _flush_output()
    while trace and trace.tb_frame.f_globals.get('__name__') in _OWN_FRAMES:
        trace = trace.tb_next
    try:
        sys.excepthook(kind, value, trace)
        if kind is MemoryError and ('heap' in str(value) or 'GC' in str(value)):
            print >> sys.stderr, (
                'wsgilet: the memory of the JVM is full: give it more, as in '
                'WSGILET_JAVA_OPTS=-Xmx1g')
    except Exception:
        pass


def _flush_output():
    try:
        sys.stdout.flush()
    except Exception:  # whatever the program has put there
        sys.stdout = open(os.devnull, 'w')  # printing an exception flushes it
