"""Programs are found where PATH is not set (CPython 2.7.15)."""
from __future__ import absolute_import


def mend(spawn):
    import os
    original = spawn.find_executable

    def find_executable(executable, path=None):
        """The path of a program, or None."""
        if path is None:
            path = os.environ.get('PATH', os.defpath)
        return original(executable, path)

    spawn.find_executable = find_executable
