"""Commands that are unicode are split, too (CPython 2.7.9)."""
from __future__ import absolute_import


def mend(ccompiler):

    def set_executable(self, key, value):
        """Set a command, of a text or a list of words."""
        if isinstance(value, basestring):
            value = ccompiler.split_quoted(value)
        setattr(self, key, value)

    ccompiler.CCompiler.set_executable = set_executable
