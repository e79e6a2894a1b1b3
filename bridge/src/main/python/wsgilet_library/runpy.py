"""What a package raises while it is imported is told as it is."""
from __future__ import absolute_import

import sys


class _Error(Exception):
    """A module that cannot be run, which is told without a traceback."""


def mend(runpy):

    def _get_module_details(mod_name, error=ImportError):
        try:
            loader = runpy.get_loader(mod_name)
            if loader is None:
                raise error('No module named %s' % mod_name)
            is_package = loader.is_package(mod_name)
        except ImportError as e:
            raise error(str(e))
        if is_package:
            if mod_name == '__main__' or mod_name.endswith('.__main__'):
                raise error('Cannot use package as __main__ module')
            __import__(mod_name)  # which may raise whatever it does
            try:
                return _get_module_details(mod_name + '.__main__')
            except ImportError as e:
                raise error('%s; %r is a package and cannot be directly '
                            'executed' % (e, mod_name))
        known = getattr(sys.modules.get(mod_name), '__name__', mod_name)
        if known != mod_name and mod_name != '__main__':
            raise error('Loader for module %s cannot handle module %s' % (
                known, mod_name))
        try:
            code = loader.get_code(mod_name)
        except ImportError as e:
            raise error(str(e))
        if code is None:
            raise error('No code object available for %s' % mod_name)
        return mod_name, loader, code, runpy._get_filename(loader, mod_name)

    def _get_main_module_details(error=ImportError):
        try:
            return _get_module_details('__main__')
        except ImportError as e:
            if '__main__' in str(e):
                raise error("can't find '__main__' module in %r" %
                            sys.path[0])
            raise

    def _run_module_as_main(mod_name, alter_argv=True):
        """Run a module as __main__: what python -m does."""
        try:
            if alter_argv or mod_name != '__main__':
                found = _get_module_details(mod_name, _Error)
            else:
                found = _get_main_module_details(_Error)
        except _Error as e:
            sys.exit('%s: %s' % (sys.executable, e))
        mod_name, loader, code, path = found
        if alter_argv:
            sys.argv[0] = path
        return runpy._run_code(code, sys.modules['__main__'].__dict__, None,
                               '__main__', path, loader,
                               mod_name.rpartition('.')[0])

    runpy._Error = _Error
    runpy._get_module_details = _get_module_details
    runpy._get_main_module_details = _get_main_module_details
    runpy._run_module_as_main = _run_module_as_main
