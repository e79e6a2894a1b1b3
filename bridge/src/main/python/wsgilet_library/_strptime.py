"""Names of time zones are those of now, and week 0 may begin last year."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(strptime):
    import time
    parse, prepare = strptime._strptime, strptime.LocaleTime.__init__.im_func
    revised = []

    def __init__(self):
        prepare(self)
        self.tzname, self.daylight = time.tzname, time.daylight

    def _strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
        """Return what a text says of a time, as a struct_time."""
        with strptime._cache_lock:
            known = strptime._TimeRE_cache.locale_time
            if (known.tzname, known.daylight) != (time.tzname, time.daylight):
                strptime._TimeRE_cache = strptime.TimeRE()
                strptime._regex_cache.clear()
            if ('%U' in format or '%W' in format) and not revised:
                revise_weeks(parse)
                revised.append(True)
        return parse(data_string, format)

    strptime.LocaleTime.__init__ = __init__
    strptime._TimeRE_cache = strptime.TimeRE()
    strptime._regex_cache.clear()
    strptime._strptime = _strptime


def revise_weeks(parse):
    """Have no day of the year, -1 included, pass for one that is missing."""
    revise(parse, (
        'weekday = julian = -1', 'weekday = julian = None'), (
        'if julian == -1 and week_of_year != -1 and weekday != -1:',
        'if julian is None and week_of_year != -1 and weekday is not None:'), (
        '    # Cannot pre-calculate',
        '''        if julian <= 0:
            year -= 1
            julian += 366 if calendar.isleap(year) else 365
    # Cannot pre-calculate'''), (
        '    if julian == -1:\n', '    if julian is None:\n'), (
        'if weekday == -1:', 'if weekday is None:'))
