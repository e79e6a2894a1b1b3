"""Fixers are found in a jar, too, where os.listdir() sees no folders."""
from __future__ import absolute_import

from wsgilet_library import ALIASES


def mend(refactor):

    def get_all_fix_names(fixer_pkg, remove_prefix=True):
        """The names of all fixers of a package, sorted."""
        import pkgutil
        package = __import__(fixer_pkg, fromlist=['*'])
        names = set(name for _, name, _ in pkgutil.iter_modules(
            package.__path__) if name.startswith('fix_'))
        names.update(name.rpartition('.')[2] for name in ALIASES
                     if name.startswith(fixer_pkg + '.fix_'))
        names = sorted(names)
        return [name[len('fix_'):] for name in names] if remove_prefix \
            else names

    refactor.get_all_fix_names = get_all_fix_names
