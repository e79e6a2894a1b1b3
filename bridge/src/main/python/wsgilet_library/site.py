"""Packages are where wsgilet install puts them, and none are a user's own."""
from __future__ import absolute_import


def mend(site):
    import os
    import sys

    def getsitepackages():
        """Return the folders with installed packages."""
        return [folder for folder in sys.path
                if os.path.basename(folder) == 'site-packages']

    site.ENABLE_USER_SITE = False
    site.getsitepackages = getsitepackages
