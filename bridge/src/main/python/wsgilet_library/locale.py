"""setlocale() knows the names that Linux has, and nl_langinfo() answers."""
from __future__ import absolute_import


class Error(Exception):
    """A locale that the system does not have."""

    __module__ = 'locale'


def mend(locale):
    locale.Error = Error
    original, compare = locale._setlocale, locale.strcoll
    categories = frozenset([
        locale.LC_ALL, locale.LC_TIME, locale.LC_CTYPE, locale.LC_COLLATE,
        locale.LC_MONETARY, locale.LC_NUMERIC,
        getattr(locale, 'LC_MESSAGES', locale.LC_ALL)])
    # Of langinfo.h.
    locale.CODESET, locale.RADIXCHAR, locale.THOUSEP = 14, 0x10000, 0x10001
    locale.YESEXPR, locale.NOEXPR, locale.CRNCYSTR = (
        0x50000, 0x50001, 0x4000F)
    locale.D_T_FMT, locale.D_FMT, locale.T_FMT, locale.T_FMT_AMPM = range(
        0x20028, 0x2002C)
    locale.AM_STR, locale.PM_STR = 0x20026, 0x20027
    names = {
        'ABDAY': (0x20000, 'Sun Mon Tue Wed Thu Fri Sat'),
        'DAY': (0x20007, 'Sunday Monday Tuesday Wednesday Thursday Friday '
                         'Saturday'),
        'ABMON': (0x2000E, 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
        'MON': (0x2001A, 'January February March April May June July August '
                         'September October November December')}
    answers = {locale.RADIXCHAR: '.', locale.THOUSEP: '',
               locale.YESEXPR: '^[yY]', locale.NOEXPR: '^[nN]',
               locale.CRNCYSTR: '-', locale.AM_STR: 'AM',
               locale.PM_STR: 'PM', locale.D_T_FMT: '%a %b %e %H:%M:%S %Y',
               locale.D_FMT: '%m/%d/%y', locale.T_FMT: '%H:%M:%S',
               locale.T_FMT_AMPM: '%I:%M:%S %p'}
    for prefix, (first, words) in names.items():
        for index, word in enumerate(words.split()):
            setattr(locale, '%s_%d' % (prefix, index + 1), first + index)
            answers[first + index] = word

    def nl_langinfo(key):
        """Return what the locale C has of langinfo.h."""
        if key == locale.CODESET:
            name = original(locale.LC_CTYPE, None)
            return ('ANSI_X3.4-1968' if name in ('C', 'POSIX')
                    else locale.getpreferredencoding())
        if key not in answers:
            raise ValueError('unsupported langinfo constant')
        return answers[key]

    def setlocale(category, value=None):
        if value in ('POSIX', 'C.UTF-8', 'C.utf8'):
            value = 'C'
        try:
            if category not in categories:
                raise ValueError
            return original(category, value)
        except (ValueError, Error):
            raise Error('unsupported locale setting')

    build = locale._build_localename

    def _build_localename(localetuple):
        if isinstance(localetuple, unicode):
            return str(localetuple)
        return build(localetuple)

    def strcoll(string1, string2):
        """Compare two strings as the locale sorts them."""
        for string in string1, string2:
            if not isinstance(string, basestring):
                raise TypeError('strcoll() takes strings, not %s'
                                % type(string).__name__)
        return compare(string1, string2)

    locale._build_localename = _build_localename
    locale.strcoll = strcoll
    locale.nl_langinfo = nl_langinfo
    locale._setlocale = setlocale
