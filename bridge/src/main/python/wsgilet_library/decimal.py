"""The percent sign comes behind Infinity and NaN, too (CPython 2.7.17)."""
from __future__ import absolute_import


def mend(decimal):
    original = decimal.Decimal.__format__.im_func

    def __format__(self, specifier, context=None, _localeconv=None):
        if not self._is_special or specifier[-1:] != '%':
            return original(self, specifier, context, _localeconv)
        known = decimal._parse_format_specifier(specifier,
                                                _localeconv=_localeconv)
        sign = decimal._format_sign(self._sign, known)
        body = str(self.copy_abs()) + '%'
        return decimal._format_align(sign, body, known)

    __format__.__doc__ = original.__doc__
    decimal.Decimal.__format__ = __format__
