"""The percent sign comes behind Infinity and NaN, too (CPython 2.7.17).

Zeros that are rounded to the floor keep their sign.
"""
from __future__ import absolute_import

from wsgilet_library import revise


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
    for sign, comment in (('pos', '+ (-0) = 0'), (
            'neg', "-Decimal('0') is Decimal('0'), not Decimal('-0')")):
        revise(getattr(decimal.Decimal, '__%s__' % sign), (
            'if not self:\n            # ' + comment,
            'if context is None:\n            context = getcontext()\n\n'
            '        if not self and context.rounding != ROUND_FLOOR:'))
