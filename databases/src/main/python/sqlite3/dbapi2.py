"""The names of PEP 249, and the adapters and converters of datetime."""
import collections
import datetime
import time

from _sqlite3 import *

apilevel = '2.0'
paramstyle = 'qmark'
threadsafety = 1  # threads may share the module, but not connections

version_info = tuple(int(part) for part in version.split('.'))
sqlite_version_info = tuple(int(part) for part in sqlite_version.split('.'))

Binary = buffer
Date = datetime.date
Time = datetime.time
Timestamp = datetime.datetime

collections.Sequence.register(Row)


def DateFromTicks(ticks):
    """The local date of a number of seconds since the epoch."""
    return Date(*time.localtime(ticks)[:3])


def TimeFromTicks(ticks):
    """The local time of day of a number of seconds since the epoch."""
    return Time(*time.localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    """The local date and time of a number of seconds since the epoch."""
    return Timestamp(*time.localtime(ticks)[:6])


def _adapt_timestamp(value):
    return value.isoformat(' ')


def _convert_date(text):
    return Date(*map(int, text.split('-')))


def _convert_timestamp(text):
    date, clock = text.split(' ')
    year, month, day = map(int, date.split('-'))
    clock = clock.split('.')
    hour, minute, second = map(int, clock[0].split(':'))
    # Any number of digits after the point: microseconds are the first six.
    fraction = int(clock[1][:6].ljust(6, '0')) if len(clock) == 2 else 0
    return Timestamp(year, month, day, hour, minute, second, fraction)


register_adapter(Date, Date.isoformat)
register_adapter(Timestamp, _adapt_timestamp)
register_converter('date', _convert_date)
register_converter('timestamp', _convert_timestamp)
