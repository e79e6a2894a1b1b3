"""Values of cookies may have [ and ], as CPython's since 2.7.9."""
from __future__ import absolute_import
import re


def mend(Cookie):
    pattern = Cookie._CookiePattern.pattern
    value = pattern.rpartition(Cookie._LegalCharsPatt + '*')
    if value[1]:
        characters = Cookie._LegalCharsPatt[:-1] + r'\[\]]'
        Cookie._CookiePattern = re.compile(
            value[0] + characters + '*' + value[2], re.VERBOSE)
        parse = Cookie.BaseCookie._BaseCookie__ParseString.__func__
        parse.func_defaults = (Cookie._CookiePattern,)
