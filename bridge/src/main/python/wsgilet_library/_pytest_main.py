"""pytest collects no tests of the packages that wsgilet install has put.

It leaves virtualenvs out, unless it is told --collect-in-virtualenv, and
knows them by a script that site-packages does not have.
"""
from __future__ import absolute_import


def mend(main):
    in_venv = getattr(main, '_in_venv', None)
    if in_venv:  # since pytest 3.1
        def _in_venv(path):
            return path.basename == 'site-packages' or in_venv(path)

        main._in_venv = _in_venv
