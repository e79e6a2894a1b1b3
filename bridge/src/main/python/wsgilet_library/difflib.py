"""Matching blocks are named tuples each time they are asked for."""
from __future__ import absolute_import


def mend(difflib):
    import re
    original = difflib.SequenceMatcher.get_matching_blocks
    junk = re.compile(r'\s*(?:#\s*)?$').match

    def get_matching_blocks(self):
        """The places that match, as Match(a, b, size)."""
        if self.matching_blocks is None:
            self.matching_blocks = original(self)
        return self.matching_blocks

    # CPython 2.7.15: in linear time.
    def IS_LINE_JUNK(line, pat=junk):
        """Return whether a line is blank, or has one # alone."""
        return pat(line) is not None

    difflib.SequenceMatcher.get_matching_blocks = get_matching_blocks
    difflib.IS_LINE_JUNK = IS_LINE_JUNK
