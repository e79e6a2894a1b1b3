"""Names of characters are str."""
from __future__ import absolute_import


def mend(unicodedata):
    name_of = unicodedata.name

    def name(*args):
        """Return the name of a character, or the second argument."""
        found = name_of(*args)
        return found.encode('ascii') if found and found not in args else found

    unicodedata.name = name
