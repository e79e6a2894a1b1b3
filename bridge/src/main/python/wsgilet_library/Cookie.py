"""Cookies are read and kept as by CPython 2.7.18."""
from __future__ import absolute_import
import re


def mend(Cookie):
    in_key = Cookie._LegalCharsPatt[1:-1]
    pattern = re.compile(r"""
        \s*
        (?P<key>[%s]+?)
        (?:\s*=\s*
            (?P<val>"(?:[^\\"]|\\.)*"
                   |\w{3},\s[\s\w\d-]{9,11}\s[\d:]{8}\sGMT
                   |[%s\[\]]*))?
        \s*(?:\s+|;|$)""" % (in_key, in_key), re.VERBOSE)
    Cookie._CookiePattern = pattern
    base, Morsel = Cookie.BaseCookie, Cookie.Morsel
    Morsel._flags = {'secure', 'httponly'}
    setitem = base.__dict__['__setitem__']
    put = base._BaseCookie__set

    def __setitem__(self, key, value):
        """Set a cookie; one that is a Morsel (a pickled one) as it is."""
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            setitem(self, key, value)

    def parse(self, text, patt=pattern):
        """Read cookies, up to what is none."""
        morsel = None
        found = patt.match(text)
        while found and found.start() < len(text):
            key, value = found.group('key', 'val')
            name = key.lower()
            if key[0] == '$':  # RFC 2109, about the cookies themselves
                if morsel is not None:
                    morsel[key[1:]] = value
            elif name in Morsel._reserved:
                if morsel is None:
                    pass
                elif value is not None:
                    morsel[key] = Cookie._unquote(value)
                elif name in Morsel._flags:
                    morsel[key] = True
            elif value is not None:
                put(self, key, *self.value_decode(value))
                morsel = self[key]
            found = patt.match(text, found.end())

    base.__setitem__ = __setitem__
    base._BaseCookie__ParseString = parse
