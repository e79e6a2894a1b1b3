"""str() of a parser has the entry for all others, too (CPython 2.7.16)."""
from __future__ import absolute_import


def mend(robotparser):

    def __str__(self):
        entries = self.entries
        if self.default_entry is not None:
            entries = entries + [self.default_entry]
        return '\n'.join(map(str, entries)) + '\n'

    robotparser.RobotFileParser.__str__ = __str__
