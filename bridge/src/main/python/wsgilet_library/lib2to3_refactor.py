"""Fixers are found in a jar, too, where os.listdir() sees no folders."""
from __future__ import absolute_import


def mend(refactor):

    def get_all_fix_names(fixer_pkg, remove_prefix=True):
        """The names of all fixers of a package, sorted."""
        import pkgutil
        package = __import__(fixer_pkg, fromlist=['*'])
        names = sorted(name for _, name, _ in pkgutil.iter_modules(
            package.__path__) if name.startswith('fix_'))
        return [name[len('fix_'):] for name in names] if remove_prefix \
            else names

    refactor.get_all_fix_names = get_all_fix_names
