"""What a package raises as it is imported is told (CPython 2.7.12)."""
from __future__ import absolute_import


def mend(runpy):

    def _get_module_details(mod_name, error=ImportError):
        try:
            loader = runpy.get_loader(mod_name)
            if loader is None:
                raise error('No module named %s' % mod_name)
            is_package = loader.is_package(mod_name)
        except ImportError as e:
            raise error(format(e))
        if is_package:
            if mod_name == '__main__' or mod_name.endswith('.__main__'):
                raise error('Cannot use package as __main__ module')
            __import__(mod_name)  # whatever that raises
            try:
                return _get_module_details(mod_name + '.__main__')
            except ImportError as e:
                raise error('%s; %r is a package and cannot be directly '
                            'executed' % (e, mod_name))
        try:
            code = loader.get_code(mod_name)
        except ImportError as e:
            raise error(format(e))
        if code is None:
            raise error('No code object available for %s' % mod_name)
        return mod_name, loader, code, runpy._get_filename(loader, mod_name)

    runpy._get_module_details = _get_module_details
