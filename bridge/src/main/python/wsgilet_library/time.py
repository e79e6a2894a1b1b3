"""Microseconds, time zones that can be changed, all of strftime()'s codes.

TZ is that of os.environ, or the JVM's; each interpreter has its own.
"""
from __future__ import absolute_import
from types import ModuleType


def mend(jython_time):
    from org.wsgilet.bridge.library.dates import LocalClock
    time = ModuleType('time')
    for name in 'clock', 'gmtime', 'struct_time':
        setattr(time, name, getattr(jython_time, name))
    time.time = LocalClock.time()
    time.__doc__ = jython_time.__doc__
    time.accept2dyear = 1
    clock = LocalClock()
    struct_time = jython_time.struct_time

    def sleep(seconds):
        """Do nothing for some seconds, which may be a fraction."""
        if isinstance(seconds, (int, long, float)) and seconds < 0:
            raise IOError(22, 'Invalid argument')
        jython_time.sleep(seconds)

    def tzset():
        """Take the time zone of os.environ['TZ']."""
        import os
        clock.set(os.environ.get('TZ'))
        _tell_zone()

    def _tell_zone():
        time.timezone, time.altzone = clock.timezone(), clock.altzone()
        time.daylight = clock.daylight()
        time.tzname = tuple(map(str, clock.tzname()))

    def seconds_of(seconds):
        if seconds is None:
            return time.time()
        if isinstance(seconds, (int, long, float)):
            if abs(seconds) > 6.7e16 or seconds != seconds:
                raise ValueError('timestamp out of range for platform time_t')
            return float(seconds)
        return float(seconds.__float__())

    def localtime(seconds=None):
        """Return the local time as a struct_time."""
        return struct_time(tuple(clock.localtime(seconds_of(seconds))))

    def mktime(tuple_):
        """Return the seconds since 1970 of a local time."""
        if not isinstance(tuple_, tuple) or len(tuple_) != 9:
            raise TypeError('argument must be 9-item sequence')
        return clock.mktime(_fields(tuple_))

    def _fields(tuple_):
        if not isinstance(tuple_, tuple):
            raise TypeError('Tuple or struct_time argument required')
        if len(tuple_) != 9:
            raise TypeError('function takes exactly 9 arguments (%d given)'
                            % len(tuple_))
        fields = map(_int, tuple_)
        if fields[0] < 1900:
            if not time.accept2dyear:
                raise ValueError('year >= 1900 required')
            if not 0 <= fields[0] <= 99:
                raise ValueError('year out of range')
            fields[0] += 2000 if fields[0] <= 68 else 1900
        return fields

    def strftime(format, tuple_=None):
        """Return a time as a format says."""
        if isinstance(format, unicode):
            format = format.encode('ascii')
        fields = _fields(localtime() if tuple_ is None else tuple_)
        _check(fields)
        return clock.strftime(format, fields)

    def asctime(tuple_=None):
        """Return a time as 'Sat Jun 06 16:26:11 1998'."""
        fields = _fields(localtime() if tuple_ is None else tuple_)
        _check(fields)
        return str(clock.asctime(fields))

    def ctime(seconds=None):
        """Return seconds since 1970 as asctime() does."""
        return asctime(localtime(seconds))

    def strptime(string, format='%a %b %d %H:%M:%S %Y'):
        """Return the struct_time that a text means."""
        import _strptime
        return _strptime._strptime_time(string, format)

    for function in (sleep, tzset, localtime, mktime, strftime, asctime, ctime,
                     strptime):
        setattr(time, function.__name__, function)
    tzset()
    return time


def _int(value):
    """Return a field as C's int."""
    if isinstance(value, float):
        raise TypeError('integer argument expected, got float')
    if isinstance(value, basestring) or not hasattr(value, '__int__'):
        raise TypeError('an integer is required')
    value = int(value)
    if -1 << 31 <= value < 1 << 31:
        return value
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError('Python int too large to convert to C long')
    raise OverflowError('signed integer is %s' % (
        'less than minimum' if value < 0 else 'greater than maximum'))


def _check(fields):
    """Refuse what is out of range; 0 is the first where there is none."""
    for index, name, low, high in (
            (1, 'month', 0, 12), (2, 'day of month', 0, 31),
            (3, 'hour', 0, 23), (4, 'minute', 0, 59), (5, 'seconds', 0, 61),
            (7, 'day of year', 0, 366)):
        if not low <= fields[index] <= high:
            raise ValueError(name + ' out of range')
    if fields[6] < -1:
        raise ValueError('day of week out of range')
    fields[6] = (fields[6] + 7) % 7 if fields[6] < 0 else fields[6] % 7
    for index in 1, 2, 7:
        fields[index] = max(fields[index], 1)
    fields[8] = max(-1, min(1, fields[8]))
