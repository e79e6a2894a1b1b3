"""Paths as in CPython 2.7.18: Unicode ones have variables that are not ASCII.

A user that the system does not know has no home, and a folder that nobody may
read can be where something is mounted.
"""
from __future__ import absolute_import
import os
import sys


def mend(posixpath):
    expand = posixpath.expanduser
    expand_bytes = posixpath.expandvars

    def expanduser(path):
        """Put the home of a user in place of ~ or ~name, if there is one."""
        try:
            return expand(path)
        except KeyError:
            return path

    def expandvars(path):
        """Put variables of the environment in place of $name and ${name}."""
        if not isinstance(path, unicode) or u'$' not in path:
            return expand_bytes(path)
        import re

        def value(match):
            found = variable(match.group(1) or match.group(2) or u'')
            return match.group() if found is None else found

        return re.sub(ur'\$(?:(\w+)|\{([^}]*)\})', value, path,
                      flags=re.UNICODE)

    def ismount(path):
        """Return whether something is mounted at a path."""
        if posixpath.islink(path):
            return False
        try:
            here = os.lstat(path)
            above = os.lstat(posixpath.realpath(posixpath.join(path, '..')))
        except os.error:
            return False
        return here.st_dev != above.st_dev or here.st_ino == above.st_ino

    posixpath.expanduser, posixpath.expandvars = expanduser, expandvars
    posixpath.ismount = ismount


def variable(name):
    """Return a variable of the environment as bytes or Unicode, as its name.

    None if there is none.
    """
    if not isinstance(name, unicode):
        return os.environ.get(name)
    encoding = sys.getfilesystemencoding()
    value = os.environ.get(name.encode(encoding))
    return None if value is None else value.decode(encoding)
