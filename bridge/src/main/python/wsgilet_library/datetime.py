"""Objects are made in Java; errors are told as CPython's datetime, in C, does.

A tzinfo is made with any arguments; classes that extend those of dates are
shown by their own name alone.
"""
from __future__ import absolute_import
from org.wsgilet.bridge.library.dates import DateTimes


def mend(datetime):
    check_integer = datetime._check_int_field
    days_in_month = datetime._days_in_month
    first, last = datetime.MINYEAR, datetime.MAXYEAR

    def integer(value):
        return int(check_integer(value))  # True is 1

    def _check_date_fields(year, month, day):
        year, month, day = integer(year), integer(month), integer(day)
        if not first <= year <= last:
            raise ValueError('year is out of range')
        if not 1 <= month <= 12:
            raise ValueError('month must be in 1..12')
        if not 1 <= day <= days_in_month(year, month):
            raise ValueError('day is out of range for month')
        return year, month, day

    def _check_time_fields(hour, minute, second, microsecond):
        fields = (integer(hour), integer(minute), integer(second),
                  integer(microsecond))
        for name, value, most in zip(
                ('hour', 'minute', 'second', 'microsecond'), fields,
                (23, 59, 59, 999999)):
            if not 0 <= value <= most:
                raise ValueError('%s must be in 0..%d' % (name, most))
        return fields

    def _cmperror(x, y):
        raise TypeError("can't compare %s to %s" % (_name(x), _name(y)))

    def _name(value):
        kind = type(value)
        if kind.__module__ == '__builtin__':
            return kind.__name__
        return '%s.%s' % (kind.__module__, kind.__name__)

    def __new__(cls, *args, **kwargs):
        """Make one: arguments are for the __init__ of a class."""
        return object.__new__(cls)

    def keep_class(kind, names):
        replace_in = kind.replace.im_func

        def replace(self, *args, **kwargs):
            """Return one with some fields replaced, of the same class."""
            made = replace_in(self, *args, **kwargs)
            if type(self) is kind:
                return made
            return kind.__new__(type(self), *[getattr(made, name)
                                              for name in names])

        kind.replace = replace

    day, clock = ('year', 'month', 'day'), (
        'hour', 'minute', 'second', 'microsecond', 'tzinfo')
    keep_class(datetime.date, day)
    keep_class(datetime.time, clock)
    keep_class(datetime.datetime, day + clock)
    datetime.tzinfo.__new__ = staticmethod(__new__)
    datetime._check_date_fields = _check_date_fields
    datetime._check_time_fields = _check_time_fields
    datetime._cmperror = _cmperror

    def show(base):
        original = base.__repr__

        def __repr__(self):
            text = original(self)
            if type(self) is base:
                return text
            return text.replace('datetime.', '', 1)
        base.__repr__ = __repr__

    for base in (datetime.date, datetime.datetime, datetime.time,
                 datetime.timedelta):
        show(base)
    _mend_timestamps(datetime)
    DateTimes.mend(datetime)


def _mend_timestamps(datetime):
    """What is no number is no timestamp: None would be now."""
    def checking(original):
        def checked(cls, timestamp, *tz, **named):
            if (isinstance(timestamp, basestring)
                    or not hasattr(timestamp, '__float__')):
                raise TypeError('a float is required')
            return original(cls, float(timestamp), *tz, **named)

        checked.__name__, checked.__doc__ = original.__name__, original.__doc__
        return classmethod(checked)

    date, moment = datetime.date, datetime.datetime
    date.fromtimestamp = checking(date.fromtimestamp.im_func)
    for name in 'fromtimestamp', 'utcfromtimestamp':
        setattr(moment, name, checking(getattr(moment, name).im_func))
